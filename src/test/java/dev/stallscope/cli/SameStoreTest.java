package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Column;
import dev.stallscope.trace.EveryOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A capture of every operation gives the same store from PML, from the CSV made of it, from XML and
 * from XML with stacks, and the exports keep their texts through every command.
 */
class SameStoreTest {
  private static final List<Column> ALL = List.of(Column.values());
  private static final String STACK =
      """
      <stack>
      <frame>
      <depth>0</depth>
      <address>0xfffff80000001000</address>
      <path>C:\\Windows\\System32\\drivers\\FLTMGR.SYS</path>
      <location>FltGetStreamContext + 0x20cb, &lt;no source&gt;</location>
      </frame>
      <frame>
      <depth>1</depth>
      <address>0x7ff600001234</address>
      </frame>
      </stack>
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private Path csv(Path trace) throws IOException {
    Run run = Run.of("events", trace.toString(), "--columns", "all", "--format", "csv");
    assertThat(run.status()).isZero();
    return Files.writeString(folder.resolve("capture.CSV"), "\uFEFF" + run.out());
  }

  private Path xml(Path trace) throws IOException {
    return SameStore.xml(trace, ALL, folder.resolve("capture.XML"));
  }

  private Path withStacks(Path xml) throws IOException {
    String text = Files.readString(xml).replace("</event>", STACK + "</event>");
    return Files.writeString(folder.resolve("stacks.XML"), text);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void everyFormatGivesTheSameStore(int bits) throws IOException {
    Path trace = EveryOperation.write(folder.resolve("capture.PML"), bits);
    Path xml = xml(trace);
    EventStore pml = SameStore.whole(trace);
    EventStore fromXml = SameStore.whole(xml);
    SameStore.assertSame(pml, SameStore.whole(csv(trace)));
    SameStore.assertSame(pml, fromXml);
    SameStore.assertSameProcesses(pml, fromXml);
    SameStore.assertSame(fromXml, SameStore.whole(withStacks(xml)));
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void exportsKeepTheirTexts(int bits) throws IOException {
    Path trace = EveryOperation.write(folder.resolve("capture.PML"), bits);
    String texts = Files.readString(csv(trace)).substring(1);
    Path xml = xml(trace);
    for (Path export : List.of(folder.resolve("capture.CSV"), xml, withStacks(xml))) {
      Run run = Run.of("events", export.toString(), "--columns", "all", "--format", "csv");
      assertThat(sameBreaks(run.out())).as(export.toString()).isEqualTo(sameBreaks(texts));
    }
  }

  /** Before each line of an environment ProcMon's CSV has CR and a semicolon, its XML a break. */
  private static String sameBreaks(String csv) {
    return csv.replaceAll("[\r\n;]+\t", "\r;\t");
  }
}
