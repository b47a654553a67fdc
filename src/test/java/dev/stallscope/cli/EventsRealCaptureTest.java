package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code events --columns all --format csv} against ProcMon's own CSV of the same capture. What may
 * differ is said and defended in {@code PmlTextsRealCaptureTest}: seven registry values of the
 * 32-bit capture, where ProcMon prints bytes beyond what was captured.
 */
class EventsRealCaptureTest {
  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void printsAPmlAsProcmonExportsIt(String name) throws IOException {
    List<NamedCsvRecord> theirs = records(Files.readString(RealCaptures.require(name + ".CSV")));
    List<NamedCsvRecord> ours = records(allColumns(RealCaptures.require(name + ".PML")));
    assertThat(ours).hasSameSizeAs(theirs);
    List<String> differences = differences(theirs, ours);
    assertThat(differences).allMatch(difference -> difference.startsWith("Detail RegQueryValue"));
    assertThat(differences).hasSize(name.equals("LogfileTests32bitUTC") ? 7 : 0);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void printsACsvAsItStands(String name) throws IOException {
    Path csv = RealCaptures.require(name + ".CSV");
    List<NamedCsvRecord> ours = records(allColumns(csv));
    List<NamedCsvRecord> theirs = records(Files.readString(csv));
    assertThat(ours).hasSameSizeAs(theirs);
    assertThat(differences(theirs, ours)).isEmpty();
  }

  private static String allColumns(Path trace) {
    Run run = Run.of("events", trace.toString(), "--columns", "all", "--format", "csv");
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    return run.out();
  }

  private static List<NamedCsvRecord> records(String csv) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    return CsvReader.builder().maxBufferSize(1 << 26).ofNamedCsvRecord(text).stream().toList();
  }

  private static List<String> differences(List<NamedCsvRecord> theirs, List<NamedCsvRecord> ours) {
    List<String> differences = new ArrayList<>();
    for (int row = 0; row < theirs.size(); row++) {
      for (Column column : Column.values()) {
        String wanted = theirs.get(row).getField(column.head());
        String got = ours.get(row).getField(column.head());
        if (!wanted.equals(got)) {
          String operation = theirs.get(row).getField(Column.OPERATION.head());
          differences.add(column.head() + " " + operation + ": " + got + " for " + wanted);
        }
      }
    }
    return differences;
  }

  @ParameterizedTest
  @MethodSource("captures")
  void readsWhatIsPackedAsItIs(String name) {
    Run packed = Run.of("info", RealCaptures.packed(name + ".PML").toString());
    assertThat(packed.status()).isZero();
    assertThat(packed.out()).contains(name + ".PML");
    assertThat(packed.out().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(300);
  }
}
