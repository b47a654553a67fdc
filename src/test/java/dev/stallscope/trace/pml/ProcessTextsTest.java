package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTextsTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void createHasTheChildsCommandLineBehindSidsAndImage() {
    EventBytes bytes = EventBytes.of(Operation.PROCESS_CREATE);
    bytes.intAt(4, 6564).byteAt(0x2C, 12).byteAt(0x2D, 12);
    bytes.shortAt(0x2E, 0x8000 | 8).shortAt(0x30, 0x8000 | 11);
    bytes.bytesAt(0x34 + 24, ascii("C:\\a.exea.exe -help"));
    assertThat(bytes.detail()).isEqualTo("PID: 6564, Command line: a.exe -help");
  }

  @Test
  void startListsTheEnvironmentLineByLine() {
    EventBytes bytes = EventBytes.of(Operation.PROCESS_START);
    String environment = "=::=::\\\0PATH=C:\\bin\0\0";
    bytes.intAt(0, 3344).shortAt(4, 0x8000 | 5).shortAt(6, 3).intAt(8, environment.length());
    bytes.bytesAt(12, ascii("a.exe")).utf16At(17, "C:\\").utf16At(23, environment);
    assertThat(bytes.detail())
        .isEqualTo(
            "Parent PID: 3344, Command line: a.exe, Current directory: C:\\,"
                + " Environment: \r\n\t=::=::\\\r\n\tPATH=C:\\bin");
  }

  @Test
  void oldStartHasTheParentOnly() {
    assertThat(EventBytes.of(Operation.PROCESS_START).intAt(0, 12345).detail())
        .isEqualTo("Parent PID: 12345");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void exitHasWideFieldsInBothKindsOfCapture(int pointerSize) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.PROCESS_EXIT);
    bytes.intAt(0, -1073740756).longAt(4, 156_250).longAt(12, 12_345_678_901L);
    bytes.longAt(20, 110_592).longAt(28, 114_688).longAt(36, 393_216).longAt(44, 400_000);
    assertThat(bytes.detail())
        .isEqualTo(
            "Exit Status: -1073740756, User Time: 1234.5678901 seconds, Kernel Time: 0.0156250"
                + " seconds, Private Bytes: 393,216, Peak Private Bytes: 400,000, Working Set:"
                + " 110,592, Peak Working Set: 114,688");
  }

  @Test
  void threadsNameTheNewOrTheirOwnId() {
    assertThat(EventBytes.of(Operation.THREAD_CREATE).intAt(0, 7764).detail())
        .isEqualTo("Thread ID: 7764");
    EventBytes exit = EventBytes.of(Operation.THREAD_EXIT).longAt(4, 156_001).longAt(12, 0);
    exit.event.threadId = 484;
    assertThat(exit.detail())
        .isEqualTo("Thread ID: 484, User Time: 0.0000000, Kernel Time: 0.0156001");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void imagesHaveBaseAndSize(int pointerSize) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.LOAD_IMAGE);
    bytes.pointerAt(0, 0x77200000).intAt(pointerSize, 0xa6000);
    assertThat(bytes.detail()).isEqualTo("Image Base: 0x77200000, Image Size: 0xa6000");
  }

  @Test
  void profilingShowsMemoryInProcmonsOrder() {
    EventBytes bytes = EventBytes.of(Operation.PROCESS_PROFILING);
    bytes
        .longAt(0, 39_062_500)
        .longAt(8, 89_531_250)
        .longAt(16, 177_573_888)
        .longAt(24, 83_320_832);
    assertThat(bytes.detail())
        .isEqualTo(
            "User Time: 3.9062500 seconds, Kernel Time: 8.9531250 seconds,"
                + " Private Bytes: 83,320,832, Working Set: 177,573,888");
  }

  @Test
  void packetsListWhatTheSystemTold() {
    EventBytes bytes = EventBytes.of(Operation.TCP_CONNECT).intAt(4, 1460);
    bytes.utf16At(44, "mss\0" + "1460\0" + "connid\0" + "0\0" + "\0");
    assertThat(bytes.detail()).isEqualTo("Length: 1460, mss: 1460, connid: 0");
  }
}
