package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts, ends and images of processes are read as they were meant; new children are added. */
class WrittenProcessesTest {
  private static final long BASE = 0x7FF6_0000L;

  @TempDir Path folder;

  private static EventRecord created(int pid, long start) {
    EventRecord event = Written.event(Operation.PROCESS_CREATE, "C:\\Tools\\ld.exe");
    event.startTicks = start;
    event.code = pid;
    return Written.target(event, "ld.exe -o ä");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void aChildThatOnlyItsStartTellsOfIsAdded(int bits) throws IOException {
    List<Written.Row> rows =
        Written.rows(
            folder,
            bits,
            created(77, Written.START),
            created(78, Written.START),
            created(77, Written.START + 5));
    Written.Row row = rows.get(0);
    assertThat(row.path()).isEqualTo("C:\\Tools\\ld.exe");
    assertThat(row.target()).isEqualTo("ld.exe -o ä");
    assertThat(row.detail()).isEqualTo("PID: 77, Command line: ld.exe -o ä");
    assertThat(row.u32(0)).as("child's key").isEqualTo(3);
    assertThat(row.u32(8)).as("parent's key").isEqualTo(1);
    assertThat(row.u32(12)).as("parent's id").isEqualTo(4_004);
    assertThat(row.u32(20)).as("64-bit").isEqualTo(1);
    assertThat(rows.get(1).u32(0)).isEqualTo(4);
    assertThat(rows.get(2).u32(0)).as("known since").isEqualTo(3);
    ProcessInfo child = read().get(3);
    assertThat(child.name()).isEqualTo("ld.exe");
    assertThat(child.pid()).isEqualTo(77);
    assertThat(child.parentPid()).isEqualTo(4_004);
    assertThat(child.parentIndex()).isEqualTo(1);
    assertThat(child.user()).isEqualTo("PC\\anna");
    assertThat(child.startTicks()).isEqualTo(Written.START);
  }

  private List<ProcessInfo> read() throws IOException {
    try (PmlTraceReader reader = PmlWriterRealCaptureTest.open(folder.resolve("written.PML"))) {
      reader.read((event, texts) -> true);
      return reader.processes();
    }
  }

  /** An id is used again and again: the process that began nearest to the event is meant. */
  @Test
  void ofThoseWithItsIdTheNearestIsTheChild() {
    WrittenProcesses processes =
        new WrittenProcesses(
            List.of(child(0, 100), child(1, 200), child(2, 300), child(3, 200)), 8);
    assertThat(processes.child(created(9, 0))).isZero();
    assertThat(processes.child(created(9, 150))).as("as near: the first").isZero();
    assertThat(processes.child(created(9, 151))).isEqualTo(1);
    assertThat(processes.child(created(9, 249))).isEqualTo(1);
    assertThat(processes.child(created(9, 900))).isEqualTo(2);
  }

  private static ProcessInfo child(int index, long start) {
    return new ProcessInfo(
        index,
        9,
        4,
        -1,
        "a.exe",
        "C:\\a.exe",
        "a",
        "",
        "",
        "",
        "",
        1,
        5,
        "",
        "",
        index == 1 ? 32 : 0,
        start,
        0,
        List.of(new LoadedModule("C:\\a.dll", BASE + index, 1, "", "", "", start)));
  }

  @Test
  void imagesLieWhereTheProcessHasThem() {
    List<ProcessInfo> two = List.of(child(0, 100), child(1, 200));
    EventRecord event = Written.event(Operation.LOAD_IMAGE, "C:\\a.dll");
    assertThat(new WrittenProcesses(two, 8).imageBase(event)).isEqualTo(BASE + 1);
    Written.path(event, "C:\\b.dll");
    assertThat(new WrittenProcesses(two, 8).imageBase(event)).isEqualTo(0x7FFA_1000_0000L);
    assertThat(new WrittenProcesses(two, 4).imageBase(event)).isEqualTo(0x1000_0000L);
  }

  @Test
  void aWidthThatIsNotToldIsTheCaptures() {
    WrittenProcesses wide = new WrittenProcesses(List.of(child(0, 1), child(1, 1)), 8);
    assertThat(wide.is64(wide.get(0))).isTrue();
    assertThat(wide.is64(wide.get(1))).isFalse();
    WrittenProcesses narrow = new WrittenProcesses(wide.list(), 4);
    assertThat(narrow.is64(narrow.get(0))).isFalse();
    assertThatThrownBy(() -> wide.get(2)).hasMessage("Process 2 is none of the 2 of the capture.");
    assertThatThrownBy(() -> wide.get(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void endsTellTheirTimes(int bits) throws IOException {
    EventRecord event = Written.event(Operation.PROCESS_EXIT, "");
    event.code = -5;
    event.offset = 12_345_678;
    Written.Row exit = Written.row(folder, bits, event);
    assertThat(exit.event().code).isEqualTo(-5);
    assertThat(exit.event().offset).isEqualTo(12_345_678);
    assertThat(exit.detail())
        .isEqualTo(
            "Exit Status: -5, User Time: 1.2345678 seconds, Kernel Time: 0.0000000 seconds, "
                + "Private Bytes: 4,194,304, Peak Private Bytes: 4,194,304, "
                + "Working Set: 8,388,608, Peak Working Set: 8,388,608");
    event.operation = Operation.THREAD_EXIT;
    assertThat(Written.row(folder, bits, event).detail())
        .isEqualTo("Thread ID: 44, User Time: 1.2345678, Kernel Time: 0.0000000");
    event.operation = Operation.PROCESS_PROFILING;
    assertThat(Written.row(folder, bits, event).detail())
        .isEqualTo(
            "User Time: 1.2345678 seconds, Kernel Time: 0.0000000 seconds, "
                + "Private Bytes: 4,194,304, Working Set: 8,388,608");
    event.operation = Operation.THREAD_PROFILING;
    assertThat(Written.row(folder, bits, event).detail())
        .isEqualTo("User Time: 1.2345678, Kernel Time: 0.0000000, Context Switches: 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void startsAndImages(int bits) throws IOException {
    EventRecord event = Written.event(Operation.LOAD_IMAGE, "C:\\Windows\\ntdll.dll");
    event.length = 0x1F0000;
    Written.Row image = Written.row(folder, bits, event);
    assertThat(image.path()).isEqualTo("C:\\Windows\\ntdll.dll");
    assertThat(image.detail())
        .isEqualTo(
            "Image Base: 0x" + (bits == 64 ? "7ffa" : "") + "10000000, Image Size: 0x1f0000");
    event.operation = Operation.PROCESS_START;
    assertThat(Written.row(folder, bits, event).detail())
        .isEqualTo(
            "Parent PID: 4, Command line: make.exe --all, "
                + "Current directory: C:\\Windows\\System32\\, Environment: "
                + "\r\n\tSystemDrive=C:\r\n\tSystemRoot=C:\\Windows");
    event.operation = Operation.SYSTEM_STATISTICS;
    assertThat(Written.row(folder, bits, event).bytes()).hasSize(316);
    event.operation = Operation.THREAD_CREATE;
    event.code = 9_999;
    assertThat(Written.row(folder, bits, event).detail()).isEqualTo("Thread ID: 9999");
  }
}
