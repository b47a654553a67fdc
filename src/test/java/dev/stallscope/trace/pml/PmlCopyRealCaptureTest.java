package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import dev.stallscope.model.EventClass;
import dev.stallscope.synth.Amplification;
import dev.stallscope.trace.CopyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies of a real capture's events tell what the originals tell, but for what is to differ. */
class PmlCopyRealCaptureTest {
  private static final int TIMES = 3;

  /** All that neither shifted times nor fresh paths may change. */
  private static final List<Column> SAME =
      List.of(
          Column.PROCESS_NAME,
          Column.PID,
          Column.TID,
          Column.OPERATION,
          Column.RESULT,
          Column.DURATION,
          Column.EVENT_CLASS,
          Column.CATEGORY,
          Column.COMMAND_LINE);

  @TempDir Path folder;

  private record Row(long start, EventClass eventClass, String path, String detail, String rest) {}

  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void eachCopyTellsTheSame(String name) throws IOException {
    check(name, false);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void eachCopyHasFilesOfItsOwn(String name) throws IOException {
    check(name, true);
  }

  private void check(String name, boolean fresh) throws IOException {
    Path written = folder.resolve("amplified.PML");
    List<Row> expected;
    try (PmlTraceReader reader =
        PmlWriterRealCaptureTest.open(RealCaptures.require(name + ".PML"))) {
      Amplification copies = new Amplification(reader, TIMES, fresh);
      copies.writePml(written);
      expected = rows(reader);
      assertThat(copies.events()).isEqualTo((long) TIMES * expected.size());
    }
    StrictPml.check(written);
    try (PmlTraceReader reader = PmlWriterRealCaptureTest.open(written)) {
      List<Row> rows = rows(reader);
      assertThat(rows).hasSize(TIMES * expected.size());
      assertThat(differences(rows, expected, fresh)).isEmpty();
      assertThat(reader.diagnostics().entries()).isEmpty();
    }
  }

  private static List<String> differences(List<Row> rows, List<Row> expected, boolean fresh) {
    long shift = rows.get(expected.size()).start() - rows.get(0).start();
    long span = expected.get(expected.size() - 1).start() - expected.get(0).start();
    assertThat(shift).isBetween(span + 1, span + 1 + span / 100);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < rows.size() && differences.size() < 10; i++) {
      int copy = i / expected.size();
      Row original = expected.get(i % expected.size());
      Row wanted =
          new Row(
              original.start() + copy * shift,
              original.eventClass(),
              path(original, fresh ? copy : 0),
              original.detail(),
              original.rest());
      Row row = rows.get(i);
      // a drive's root has no folder above it, and a listing's path ends in what is asked for
      boolean ofRoot =
          row.rest().contains("|QueryDirectory|") && row.path().equals(original.path());
      boolean deep = original.path().indexOf('\\') < original.path().lastIndexOf('\\');
      if (!row.equals(wanted) && !(ofRoot && !deep)) {
        differences.add(wanted + "\n  " + row);
      }
    }
    return differences;
  }

  private static String path(Row original, long copy) {
    return original.eventClass() == EventClass.FILE_SYSTEM
        ? CopyFolder.of(copy).in(original.path())
        : original.path();
  }

  private static List<Row> rows(PmlTraceReader reader) throws IOException {
    List<Row> rows = new ArrayList<>();
    reader.read(
        (event, texts) -> {
          StringBuilder rest = new StringBuilder();
          SAME.forEach(column -> texts.append(column, rest.append('|')));
          StringBuilder detail = new StringBuilder();
          if (event.targetLength == 0) {
            texts.append(Column.DETAIL, detail);
          }
          rows.add(
              new Row(
                  event.startTicks,
                  event.operation.eventClass(),
                  Reading.path(event),
                  detail.toString(),
                  rest.toString()));
          return true;
        });
    return rows;
  }
}
