package dev.stallscope.cli;

import static dev.stallscope.cli.SameStore.assertSame;
import static dev.stallscope.cli.SameStore.assertSameProcesses;
import static dev.stallscope.cli.SameStore.process;
import static dev.stallscope.cli.SameStore.store;
import static dev.stallscope.cli.SameStore.values;
import static dev.stallscope.cli.SameStore.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A capture gives the same store, whichever format it is read from. The XML is written from the
 * other two, as there is none beside the captures.
 */
class SameStoreRealCaptureTest {
  private static final List<Column> ALL = List.of(Column.values());

  @TempDir Path folder;

  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void pmlAndCsvAgree(String name) throws IOException {
    assertSame(whole(pml(name)), whole(csv(name)));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void pmlAndXmlAgree(String name) throws IOException {
    EventStore pml = whole(pml(name));
    EventStore xml = whole(xml(pml(name), ALL));
    assertSame(pml, xml);
    assertSameProcesses(pml, xml);
  }

  @ParameterizedTest
  @MethodSource("captures")
  void csvAndXmlAgree(String name) throws IOException {
    assertSame(whole(csv(name)), whole(xml(csv(name), ALL)));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void xmlWithDefaultColumnsTellsAllButTimesAndThreads(String name) throws IOException {
    EventStore pml = store(pml(name));
    EventStore xml = store(xml(pml(name), Column.DEFAULTS));
    assertThat(xml.info().columns()).containsExactlyInAnyOrderElementsOf(Column.DEFAULTS);
    assertThat(xml.info().dated()).isFalse();
    assertSame(
        pml,
        xml,
        (store, event) ->
            process(store, event)
                + values(store, event)
                + (store.startTicks(event) - store.startTicks(0)));
  }

  private static Path pml(String name) throws IOException {
    return RealCaptures.require(name + ".PML");
  }

  private static Path csv(String name) throws IOException {
    return RealCaptures.require(name + ".CSV");
  }

  private Path xml(Path from, List<Column> columns) throws IOException {
    return SameStore.xml(from, columns, folder.resolve("capture.XML"));
  }
}
