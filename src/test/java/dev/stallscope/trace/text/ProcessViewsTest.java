package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The processes seen while rows are read, read again, and where there are too many of them. */
class ProcessViewsTest {
  private static Rows rows() {
    return new Rows(
        Column.TIME_OF_DAY, Column.PROCESS_NAME, Column.PID, Column.OPERATION, Column.DETAIL);
  }

  private static String start(int parent) {
    return "Parent PID: " + parent + ", Command line: x";
  }

  private static TextRow pidRow(String pid) {
    TextRow row = new TextRow();
    row.clear();
    row.bytes = pid.getBytes(StandardCharsets.UTF_8);
    row.set(Column.PID, 0, row.bytes.length);
    return row;
  }

  @Test
  void anEntryIsMadeOnceUntilMoreIsKnownAndAFreshOneEachTime() {
    Rows rows = rows().row("1:00:00.0", "a.exe", "8", "Process Start", start(4));
    RowDecoder decoder = rows.decoder();
    rows.events(decoder);
    ProcessInfo kept = decoder.processes().get(0);
    assertThat(decoder.processes().get(0)).isSameAs(kept);
    assertThat(decoder.freshProcesses().get(0)).isEqualTo(kept).isNotSameAs(kept);
    assertThat(decoder.freshProcesses()).hasSize(1);
    assertThat(kept.name()).isEqualTo("a.exe");
    assertThat(kept.parentPid()).isEqualTo(4);
    assertThat(decoder.pid(0)).isEqualTo(8);
  }

  @Test
  void equalTextsAreOneString() {
    Rows rows =
        rows()
            .row("1:00:00.0", "cl.exe", "8", "ReadFile", "")
            .row("1:00:00.0", "cl.exe", "12", "ReadFile", "");
    List<ProcessInfo> processes = rows.processes();
    assertThat(processes.get(0).name()).isSameAs(processes.get(1).name());
  }

  @Test
  void whoLooksWhileRowsAreReadSeesWhatIsKnownByThen() {
    Rows all =
        rows()
            .row("1:00:00.0", "a.exe", "8", "ReadFile", "")
            .row("1:00:01.0", "a.exe", "8", "Process Exit", "")
            .row("1:00:02.0", "b.exe", "12", "ReadFile", "")
            .row("1:00:03.0", "b.exe", "12", "Process Exit", "");
    RowDecoder decoder = all.decoder();
    List<ProcessInfo> view = decoder.processes();
    assertThat(view).isEmpty();
    decoder.decode(all.get(0), new EventRecord());
    assertThat(view.get(0).endTicks()).isZero();
    decoder.decode(all.get(1), new EventRecord());
    decoder.decode(all.get(2), new EventRecord());
    assertThat(view.get(0).endTicks()).isEqualTo(36_010_000_000L);
    assertThat(view.get(1).endTicks()).isZero();
    decoder.decode(all.get(3), new EventRecord());
    assertThat(view.get(1).endTicks()).isEqualTo(36_030_000_000L);
  }

  @Test
  void whileRowsAreReadAgainParentsStayKnown() {
    Rows rows =
        rows()
            .row("1:00:00.0", "a.exe", "8", "Process Start", start(4))
            .row("1:00:01.0", "b.exe", "12", "Process Start", start(8));
    RowDecoder decoder = rows.decoder();
    rows.events(decoder);
    decoder.restart();
    decoder.decode(rows.get(0), new EventRecord());
    assertThat(decoder.processes()).extracting(ProcessInfo::parentIndex).containsExactly(-1, 0);
  }

  @Test
  void aChildThatNeverCameIsForgottenWhenRowsAreReadAgain() {
    Rows rows =
        rows()
            .row("1:00:00.0", "old.exe", "12", "ReadFile", "")
            .row("1:00:01.0", "a.exe", "8", "Process Create", "PID: 12, Command line: b");
    RowDecoder decoder = rows.decoder();
    rows.events(decoder);
    decoder.restart();
    rows.events(decoder);
    assertThat(decoder.processes()).extracting(ProcessInfo::parentIndex).containsExactly(-1, -1);
  }

  @Test
  void midnightsAreCountedAnewWhenRowsAreReadAgain() {
    Rows rows =
        rows()
            .row("23:00:00.0", "a.exe", "8", "ReadFile", "")
            .row("1:00:00.0", "a.exe", "8", "ReadFile", "");
    RowDecoder decoder = rows.decoder();
    List<Long> first = rows.events(decoder).stream().map(event -> event.startTicks).toList();
    decoder.restart();
    assertThat(rows.events(decoder).stream().map(event -> event.startTicks)).isEqualTo(first);
    assertThat(first).containsExactly(23 * 36_000_000_000L, 25 * 36_000_000_000L);
  }

  /** More than a quarter of a million starts: Windows does not have so many PIDs. */
  @Test
  void moreProcessesThanCanBeTrueAreRowsThatCannotBeRead() {
    ProcessRows processes = new ProcessRows(List.of());
    TextRow row = pidRow("8");
    for (int i = 0; i < 1 << 18; i++) {
      if (processes.of(row, 8, true) != i) {
        assertThat(i).as("processes until there was no more room").isEqualTo(1 << 18);
      }
    }
    assertThat(processes.of(row, 8, true)).isEqualTo(ProcessRows.TOO_MANY);
    assertThat(processes.of(pidRow("12"), 12, false)).isEqualTo(ProcessRows.TOO_MANY);
    assertThat(processes.of(row, 8, false)).as("known ones go on").isEqualTo((1 << 18) - 1);
    assertThat(processes.list()).hasSize(1 << 18);
  }

  @Test
  void withoutASampleProcessesAreToldApartToo() {
    ProcessRows processes = new ProcessRows(List.of());
    assertThat(processes.of(pidRow("8"), 8, false)).isZero();
    assertThat(processes.of(pidRow("08"), 8, false)).isEqualTo(1);
    assertThat(processes.of(pidRow("8"), 8, false)).isZero();
  }
}
