package dev.stallscope.analysis;

import static dev.stallscope.analysis.Drawing.FILE;
import static dev.stallscope.analysis.Drawing.OTHER;
import static dev.stallscope.analysis.Drawing.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations that are slow, on purpose or not. Letters as in {@link ScansTest}. */
class SlowTest {
  private static final String KEY = "HKLM\\Software\\A";

  @Test
  void slowRead() {
    assertThat(Drawing.withoutProduct().usualWork().reads(VICTIM, FILE, 0, 200).found())
        .containsExactly("slow-storage ReadFile 200");
  }

  @Test
  void slowReadFromAnotherMachine() {
    assertThat(
            Drawing.withoutProduct().usualWork().reads(VICTIM, "\\\\nas\\share\\a", 0, 200).found())
        .containsExactly("slow-network-share ReadFile 200");
  }

  @Test
  void slowKey() {
    assertThat(Drawing.withoutProduct().event(VICTIM, Operation.REG_SET_VALUE, KEY, 0, 200).found())
        .containsExactly("slow-registry RegSetValue 200");
  }

  /** Ten times the others of its kind, but done as fast as any disk. */
  @Test
  void notSlowForADisk() {
    assertThat(Drawing.withoutProduct().usualWork().reads(VICTIM, FILE, 0, 15).found()).isEmpty();
  }

  /** Waits by design, each for a minute. */
  @ParameterizedTest
  @CsvSource({
    "NOTIFY_CHANGE_DIRECTORY, C:\\work",
    "READ_FILE, \\Device\\NamedPipe\\child",
    "WRITE_FILE, \\Device\\Mailslot\\netlogon",
    "WRITE_FILE, \\\\WORKGROUP*\\MAILSLOT\\NET\\NETLOGON",
    "READ_FILE, \\\\.\\pipe\\child",
    "READ_FILE, \\Device\\ConDrv\\Input",
    "DEVICE_IO_CONTROL, \\Device\\Afd",
  })
  void waitsByDesign(Operation operation, String path) {
    assertThat(Drawing.withDefender().event(VICTIM, operation, path, 0, 60_000).found()).isEmpty();
  }

  /** Somebody changed his mind. */
  @Test
  void cancelled() {
    assertThat(
            Drawing.withDefender()
                .event(VICTIM, Operation.READ_FILE, FILE, 0, 60_000, NtStatus.CANCELLED)
                .found())
        .isEmpty();
  }

  /**
   * The thread went on while its read was outstanding: it did not wait for it.
   *
   * <pre>
   *   victim  RRRRRRRRRRRRRRR
   *              O C
   * </pre>
   */
  @Test
  void asynchronousRead() {
    assertThat(
            Drawing.withoutProduct()
                .usualWork()
                .reads(VICTIM, FILE, 0, 200)
                .opens(VICTIM, "C:\\work\\b.js", 30, 0.1)
                .closes(VICTIM, "C:\\work\\b.js", 40, 0.1)
                .found())
        .isEmpty();
  }

  /**
   * Paging and questions within a read are part of it.
   *
   * <pre>
   *   victim  RRRRRRRRRRRRRRR
   *             RRR Q
   * </pre>
   */
  @Test
  void nestedEventsAreNoSignOfGoingOn() {
    assertThat(
            Drawing.withoutProduct()
                .usualWork()
                .reads(VICTIM, FILE, 0, 200)
                .reads(VICTIM, FILE, 1, 15)
                .queries(VICTIM, FILE, 30)
                .found())
        .containsExactly("slow-storage ReadFile 200");
  }

  /** What is answered from memory was slow for once: maybe it was not the registry. */
  @Test
  void loneQueryIsLessSure() {
    List<Finding> findings =
        Drawing.withoutProduct().event(VICTIM, Operation.REG_QUERY_VALUE, KEY, 0, 90).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).confidence()).isLessThan(0.5);
    assertThat(findings.get(0).grounds()).extracting(Ground::kind).contains(Ground.Kind.IN_MEMORY);
  }

  /**
   * Three processes in what is answered from memory, while one has the processor.
   *
   * <pre>
   *   victim  QQQQQQQQQQQQQQQQQQQQ
   *   other      QQQQQQQQQQQQQQ
   *   engine       QQQQQQQQQQQQQQ
   *   system  q q q q q q q q q q q
   * </pre>
   */
  @Test
  void noTurn() {
    assertThat(crowd(true).found()).isEmpty();
  }

  /** The same, but nobody got an answer: it was the registry, say while a hive was written. */
  @Test
  void theRegistryStoodStill() {
    assertThat(crowd(false).found()).hasSize(3).allMatch(text -> text.startsWith("slow-registry"));
  }

  private static Drawing crowd(boolean othersGoOn) {
    Drawing drawing =
        Drawing.withoutProduct()
            .event(VICTIM, Operation.REG_QUERY_VALUE, KEY, 0, 130)
            .event(OTHER, Operation.REG_QUERY_VALUE, KEY + "\\b", 10, 90)
            .event(Drawing.ENGINE, Operation.REG_QUERY_KEY, "HKCU", 20, 100);
    for (int i = 0; othersGoOn && i < 40; i++) {
      drawing.event(0, Operation.REG_QUERY_VALUE, "HKLM\\Other", 2 + i * 3, 0.01);
    }
    return drawing;
  }
}
