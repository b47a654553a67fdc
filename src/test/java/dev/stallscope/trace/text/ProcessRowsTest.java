package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which process a row is of, who started it, and what its columns say. */
class ProcessRowsTest {
  private static Rows rows() {
    return new Rows(
        Column.TIME_OF_DAY, Column.PROCESS_NAME, Column.PID, Column.OPERATION, Column.DETAIL);
  }

  private static List<Integer> indexes(Rows rows) {
    return rows.events().stream().map(event -> event.process).toList();
  }

  private static List<Integer> parents(Rows rows) {
    return rows.processes().stream().map(ProcessInfo::parentIndex).toList();
  }

  private static String start(int parent) {
    return "Parent PID: " + parent + ", Command line: x";
  }

  @Test
  void otherTextsUnderOnePidAreAnotherProcess() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "ReadFile", "")
            .row("1:00:00.0", "a.exe", "8", "WriteFile", "x")
            .row("1:00:00.0", "b.exe", "8", "ReadFile", "")
            .row("1:00:00.0", "a.exe", "16392", "ReadFile", "")
            .row("1:00:00.0", "a.exe", "8", "ReadFile", "");
    assertThat(indexes(rows)).containsExactly(0, 0, 1, 2, 0);
    assertThat(rows.processes())
        .extracting(process -> process.name() + process.pid())
        .containsExactly("a.exe8", "b.exe8", "a.exe16392");
  }

  @Test
  void aStartUnderAPidThatHadRowsIsAnotherProcess() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "ReadFile", "")
            .row("1:00:01.0", "a.exe", "8", "Process Exit", "")
            .row("1:00:02.0", "a.exe", "8", "Process Start", start(4))
            .row("1:00:03.0", "a.exe", "8", "ReadFile", "");
    assertThat(indexes(rows)).containsExactly(0, 0, 1, 1);
    List<ProcessInfo> processes = rows.processes();
    assertThat(processes.get(0).startTicks()).isZero();
    assertThat(processes.get(0).endTicks()).isEqualTo(36_010_000_000L);
    assertThat(processes.get(1).startTicks()).isEqualTo(36_020_000_000L);
    assertThat(processes.get(1).endTicks()).isZero();
    assertThat(processes.get(1).parentPid()).isEqualTo(4);
  }

  @Test
  void readAgainTheRowsLeadToTheSameProcesses() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "Process Create", "PID: 12, Command line: b")
            .row("1:00:00.0", "b.exe", "12", "Process Start", start(8))
            .row("1:00:00.0", "b.exe", "12", "Process Start", start(8))
            .row("1:00:03.0", "a.exe", "8", "ReadFile", "");
    RowDecoder decoder = rows.decoder();
    List<Integer> first = rows.events(decoder).stream().map(event -> event.process).toList();
    decoder.restart();
    List<EventRecord> again = rows.events(decoder);
    assertThat(again.stream().map(event -> event.process)).isEqualTo(first);
    assertThat(again.get(3).startTicks).isEqualTo(36_030_000_000L);
    assertThat(decoder.processes()).hasSize(3);
  }

  @Test
  void theCreatorIsTheParentWhateverThePidsSay() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "Process Create", "PID: 12, Command line: b")
            .row("1:00:00.0", "c.exe", "16", "ReadFile", "")
            .row("1:00:00.0", "b.exe", "12", "Process Start", start(16))
            .row("1:00:01.0", "b.exe", "12", "Process Start", start(16));
    assertThat(parents(rows)).containsExactly(-1, -1, 0, 1);
  }

  @Test
  void ofProcessesWithTheParentsPidTheOneThatRanIsTheParent() {
    Rows rows =
        rows()
            .row("1:00:00.0", "old.exe", "8", "Process Start", start(4))
            .row("1:00:01.0", "old.exe", "8", "Process Exit", "")
            .row("1:00:02.0", "new.exe", "8", "Process Start", start(4))
            .row("1:00:03.0", "child.exe", "12", "Process Start", start(8))
            .row("1:00:04.0", "new.exe", "8", "Process Exit", "")
            .row("1:00:05.0", "late.exe", "16", "Process Start", start(8));
    assertThat(parents(rows)).containsExactly(-1, -1, 1, -1);
  }

  @Test
  void aParentMayEndAsItsChildStarts() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "Process Start", start(4))
            .row("1:00:01.0", "a.exe", "8", "Process Exit", "")
            .row("1:00:01.0", "b.exe", "12", "Process Start", start(8));
    assertThat(parents(rows)).containsExactly(-1, 0);
  }

  @Test
  void aParentThatIsMetLaterRanBeforeUnlessItStartedLater() {
    Rows ran =
        rows()
            .row("1:00:01.0", "b.exe", "12", "Process Start", start(8))
            .row("1:00:02.0", "a.exe", "8", "ReadFile", "");
    assertThat(parents(ran)).containsExactly(1, -1);
    Rows started =
        rows()
            .row("1:00:01.0", "b.exe", "12", "Process Start", start(8))
            .row("1:00:02.0", "a.exe", "8", "Process Start", start(4));
    assertThat(parents(started)).containsExactly(-1, -1);
  }

  @Test
  void aProcessIsNotItsOwnParent() {
    Rows rows = rows().row("1:00:01.0", "a.exe", "8", "Process Start", start(8));
    assertThat(parents(rows)).containsExactly(-1);
    rows.row("1:00:02.0", "a.exe", "8", "Process Start", start(8));
    assertThat(parents(rows)).containsExactly(-1, 0);
  }

  @Test
  void columnsTellTheProcess() {
    Rows rows =
        new Rows(
                Column.PID,
                Column.OPERATION,
                Column.PARENT_PID,
                Column.SESSION,
                Column.AUTHENTICATION_ID,
                Column.INTEGRITY,
                Column.VIRTUALIZED,
                Column.ARCHITECTURE,
                Column.USER,
                Column.COMMAND_LINE,
                Column.DETAIL)
            .row(
                "8",
                "ReadFile",
                "4",
                "1",
                "00000001:000003e7",
                "High",
                "False",
                "64-bit",
                "A\\b",
                "a -b",
                "")
            .row("12", "Process Start", "", "x", "1:g", "", "True", "32-bit", "", "", start(8))
            .row("16", "ReadFile", "0", "", "123456789:0", "", "", "ARM", "", "", "");
    List<ProcessInfo> processes = rows.processes();
    ProcessInfo first = processes.get(0);
    assertThat(first.parentPid()).isEqualTo(4);
    assertThat(first.session()).isEqualTo(1);
    assertThat(first.authenticationId()).isEqualTo(0x1_0000_03E7L);
    assertThat(first.integrity()).isEqualTo("High");
    assertThat(first.virtualized()).isEqualTo("False");
    assertThat(first.user()).isEqualTo("A\\b");
    assertThat(first.commandLine()).isEqualTo("a -b");
    assertThat(processes).extracting(ProcessInfo::bits).containsExactly(64, 32, 0);
    assertThat(processes).extracting(ProcessInfo::session).containsExactly(1, -1, -1);
    assertThat(processes).extracting(ProcessInfo::parentPid).containsExactly(4, 8, 0);
    assertThat(processes.get(1).authenticationId()).isEqualTo(-1);
    assertThat(processes.get(2).authenticationId()).isEqualTo(-1);
  }

  @Test
  void aCreatorNeedNotBeTheFirstProcess() {
    Rows rows =
        rows()
            .row("1:00:00.0", "first.exe", "4", "ReadFile", "")
            .row("1:00:00.0", "a.exe", "8", "Process Create", "PID: 12, Command line: b")
            .row("1:00:00.0", "b.exe", "12", "Process Start", start(4));
    assertThat(parents(rows)).containsExactly(-1, -1, 1);
  }

  @Test
  void aParentMayStartInTheSameTickAsItsChild() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "Process Start", start(4))
            .row("1:00:00.0", "b.exe", "12", "Process Start", start(8));
    assertThat(parents(rows)).containsExactly(-1, 0);
  }

  @Test
  void aColumnThatNamesTheProcessItselfTellsNoParent() {
    Rows rows = new Rows(Column.PID, Column.PARENT_PID).row("8", "8").row("12", "12");
    assertThat(parents(rows)).containsExactly(-1, -1);
    rows.row("16", "8");
    assertThat(parents(rows)).containsExactly(-1, -1, 0);
  }

  @Test
  void theLastOfNeighbouringColumnsCountsToo() {
    Rows rows =
        new Rows(Column.PROCESS_NAME, Column.PID, Column.SESSION, Column.USER, Column.OPERATION)
            .row("a.exe", "8", "0", "ann", "ReadFile")
            .row("a.exe", "8", "0", "bob", "ReadFile")
            .row("a.exe", "8", "1", "ann", "ReadFile")
            .row("a.exe", "8", "0", "ann", "ReadFile");
    assertThat(indexes(rows)).containsExactly(0, 1, 2, 0);
    assertThat(rows.processes()).extracting(ProcessInfo::session).containsExactly(0, 0, 1);
  }

  /** Elements of XML may come in another order than in the first event. */
  @Test
  void rowsWithTheirColumnsInAnotherOrderAreToldApart() {
    Rows rows = new Rows(Column.PID, Column.PROCESS_NAME, Column.USER).row("8", "a.exe", "ann");
    Rows turned =
        new Rows(Column.USER, Column.PROCESS_NAME, Column.PID)
            .row("ann", "b.exe", "8")
            .row("ann", "c.exe", "8")
            .row("ann", "a.exe", "8");
    RowDecoder decoder = rows.decoder();
    assertThat(rows.events(decoder)).extracting(event -> event.process).containsExactly(0);
    assertThat(turned.events(decoder)).extracting(event -> event.process).containsExactly(1, 2, 0);
    assertThat(decoder.processes())
        .extracting(ProcessInfo::name)
        .containsExactly("a.exe", "b.exe", "c.exe");
  }
}
