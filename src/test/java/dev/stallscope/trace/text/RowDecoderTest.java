package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plain columns of a row say, and how a row that cannot be read is told of. */
class RowDecoderTest {
  @ParameterizedTest
  @CsvSource({
    "RegNew, REGISTRY",
    "TCP New, NETWORK",
    "UDP New, NETWORK",
    "New Profiling, PROFILING",
    "Process New, PROCESS",
    "Thread New, PROCESS",
    "NewThing, FILE_SYSTEM"
  })
  void unknownOperationsGoByHowTheirLikeAreCalled(String name, EventClass expected) {
    EventRecord event = new Rows(Column.OPERATION).row(name).events().get(0);
    assertThat(event.operation.eventClass()).isEqualTo(expected);
  }

  @Test
  void theEventClassDecidesWhereThereIsOne() {
    Rows rows =
        new Rows(Column.OPERATION, Column.EVENT_CLASS)
            .row("NewThing", "Registry")
            .row("RegNew", "")
            .row("RegNew", "Nonsense")
            .row("ReadFile", "Registry")
            .row("", "Network");
    assertThat(rows.events().stream().map(event -> event.operation))
        .containsExactly(
            Operation.UNKNOWN_REGISTRY,
            Operation.UNKNOWN_REGISTRY,
            Operation.UNKNOWN_FILE_SYSTEM,
            Operation.READ_FILE,
            Operation.UNKNOWN_NETWORK);
  }

  @Test
  void resultsAndNumbers() {
    Rows rows =
        new Rows(Column.RESULT, Column.TID, Column.PID)
            .row("SUCCESS", "4294967295", "8")
            .row("", "", "")
            .row("0xC0000999", "0", "4294967292")
            .row("SUCCESS", "4294967296", "8")
            .row("SUCCESS", "1", "4294967296")
            .row("SUCCESS", "1,024", "8");
    List<EventRecord> events = rows.events();
    assertThat(events)
        .extracting(event -> event.status)
        .containsExactly(0, NtStatus.PENDING, 0xC0000999);
    assertThat(events).extracting(event -> event.threadId).containsExactly(-1, -1, 0);
    assertThat(rows.processes()).extracting(ProcessInfo::pid).containsExactly(8, -1, -4);
    assertThat(rows.faults).startsWith("TID: '4294967296'", "PID: '4294967296'", "TID: '1,024'");
    assertThat(new Rows(Column.PID).row("8").events().get(0).status)
        .isEqualTo(NtStatus.UNRECOGNIZED);
  }

  @Test
  void aPathIsASliceOfTheRow() {
    Rows rows = new Rows(Column.PID, Column.PATH).row("8", "C:\\größe");
    EventRecord event = rows.events().get(0);
    assertThat(new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8))
        .isEqualTo("C:\\größe");
    assertThat(new Rows(Column.PID).row("8").events().get(0).pathLength).isZero();
  }

  @Test
  void aPendingOperationHasNoDuration() {
    Rows rows =
        new Rows(Column.RESULT, Column.DURATION)
            .row("SUCCESS", "0.0000005")
            .row("", "0.0000005")
            .row("SUCCESS", "");
    assertThat(rows.events())
        .extracting(event -> event.durationTicks)
        .containsExactly(5L, Ticks.NONE, Ticks.NONE);
  }

  @Test
  void aFaultShowsSixtyLettersOfItsText() {
    String sixty = "123456789 ".repeat(6);
    Rows rows = new Rows(Column.TID).row(sixty).row(sixty + "1");
    assertThat(rows.events()).isEmpty();
    assertThat(rows.faults).containsExactly("TID: '" + sixty + "'", "TID: '" + sixty + "...'");
  }
}
