package dev.stallscope.analysis;

import static dev.stallscope.analysis.Drawing.ENGINE;
import static dev.stallscope.analysis.Drawing.FILE;
import static dev.stallscope.analysis.Drawing.OTHER;
import static dev.stallscope.analysis.Drawing.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What of an engine's work counts as a scan that held somebody. Letters as in {@link ScansTest}.
 */
class SeenScanEdgesTest {
  private static final String EXE = "C:\\work\\other.exe";

  private static final String SEEN = "antivirus-engine-seen CreateFile ";
  private static final String SLOW = "slow-storage CreateFile ";

  /**
   * The child does not run before the engine is done.
   *
   * <pre>
   *   victim  P
   *   engine    MQ
   *   other          L
   * </pre>
   */
  @ParameterizedTest
  @CsvSource({"80, 5, 1", "50, 5, 1", "49.9, 5, 0", "80, 90, 0"})
  void startHeldWhileTheEngineMaps(double loads, double looks, int scans) {
    List<Finding> findings =
        Drawing.withDefender()
            .usualWork()
            .creates(VICTIM, EXE, OTHER, 0)
            .engineLooks(EXE, looks)
            .event(OTHER, Operation.LOAD_IMAGE, EXE, loads, 0)
            .findings();
    assertThat(findings).hasSize(scans);
    for (Finding scan : findings) {
      assertThat(scan.rule()).isEqualTo("antivirus-engine-seen");
      assertThat(scan.operation()).isEqualTo(Operation.PROCESS_CREATE);
      assertThat(scan.blockedTicks()).isEqualTo(Math.round(loads * 10_000));
      assertThat(scan.outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(scan.confidence()).isEqualTo(0.97);
      assertThat(scan.grounds())
          .containsExactly(
              Ground.of(Ground.Kind.ENGINE_MAPPED_FILE, 2), Ground.of(Ground.Kind.SCAN_ON_EXECUTE));
    }
  }

  /** Its reads say less than a section, and a lone query least. */
  @Test
  void whatTheEngineDidTellsHowSureItIs() {
    Finding read =
        Drawing.withDefender()
            .opens(VICTIM, FILE, 0, 80)
            .queries(ENGINE, FILE, 4)
            .reads(ENGINE, FILE, 5, 1)
            .findings()
            .get(0);
    assertThat(read.confidence()).isEqualTo(0.9);
    assertThat(read.grounds())
        .containsExactly(
            Ground.of(Ground.Kind.ENGINE_TOUCHED_FILE, 2), Ground.of(Ground.Kind.SCAN_ON_OPEN));
    Finding query =
        Drawing.withDefender()
            .opens(VICTIM, FILE, 0, 80)
            .queries(ENGINE, FILE, 4)
            .findings()
            .get(0);
    assertThat(query.confidence()).isEqualTo(0.75);
  }

  /** Ten times the usual 10 ms are too long for chance. */
  @ParameterizedTest
  @CsvSource({"99.9, false", "100, true"})
  void engineThatOpenedItItself(double took, boolean scan) {
    assertThat(
            Drawing.withDefender()
                .opens(ENGINE, FILE, 0, 0.1)
                .opens(VICTIM, FILE, 1, took)
                .engineLooks(FILE, 5)
                .found())
        .containsExactly((scan ? SEEN : SLOW) + "100");
  }

  /** It has closed its own handle: what it looks at now the driver gave it. */
  @Test
  void engineThatHadOpenedItBefore() {
    assertThat(
            Drawing.withDefender()
                .opens(ENGINE, FILE, 0, 0.1)
                .closes(ENGINE, FILE, 1, 0.1)
                .opens(VICTIM, FILE, 2, 80)
                .engineLooks(FILE, 5)
                .found())
        .containsExactly(SEEN + "80");
  }

  /**
   * Its close tells of a handle that is older than the capture: of those that its driver opens
   * nobody sees the close either (measured).
   */
  @ParameterizedTest
  @CsvSource({"99.9, false", "100, true"})
  void engineThatHadOpenedItBeforeTheCapture(double took, boolean scan) {
    assertThat(
            Drawing.withDefender()
                .opens(VICTIM, FILE, 1, took)
                .engineLooks(FILE, 5)
                .closes(ENGINE, FILE, 200, 0.1)
                .found())
        .containsExactly((scan ? SEEN : SLOW) + "100");
  }

  /** What it looks at after that close is its driver's. */
  @Test
  void engineThatClosedAnOlderHandle() {
    assertThat(
            Drawing.withDefender()
                .engineLooks(FILE, -50)
                .closes(ENGINE, FILE, -20, 0.1)
                .opens(VICTIM, FILE, 1, 80)
                .engineLooks(FILE, 5)
                .found())
        .containsExactly(SEEN + "80");
  }

  /** One of two is still open. */
  @Test
  void engineThatHadOpenedItTwice() {
    assertThat(
            Drawing.withDefender()
                .opens(ENGINE, FILE, 0, 0.1)
                .opens(ENGINE, FILE, 0.5, 0.1)
                .closes(ENGINE, FILE, 1, 0.1)
                .opens(VICTIM, FILE, 2, 80)
                .engineLooks(FILE, 5)
                .found())
        .containsExactly(SLOW + "80");
  }

  @Test
  void engineThatCouldNotOpenIt() {
    assertThat(
            Drawing.withDefender()
                .event(ENGINE, Operation.CREATE_FILE, FILE, 0, 0.1, NtStatus.SHARING_VIOLATION)
                .opens(VICTIM, FILE, 2, 80)
                .maps(ENGINE, FILE, 5, 0.1)
                .found())
        .contains(SEEN + "80");
  }

  /** It looked before, or was done after the open had returned. */
  @ParameterizedTest
  @CsvSource({"1.9, 0.1, false", "2, 0.1, true", "81, 1, true", "81, 1.1, false"})
  void onlyWhileItWasOutstanding(double at, double took, boolean scan) {
    assertThat(
            Drawing.withDefender().opens(VICTIM, FILE, 2, 80).reads(ENGINE, FILE, at, took).found())
        .containsExactly((scan ? SEEN : SLOW) + "80");
  }

  /** The trace tells that it came back, not when. */
  @Test
  void anOpenOfUnknownLengthIsNotHeld() {
    assertThat(
            Drawing.withDefender()
                .event(VICTIM, Operation.CREATE_FILE, FILE, 0, -1)
                .engineLooks(FILE, 5)
                .reads(OTHER, "C:\\b", 700, 0.1)
                .found())
        .isEmpty();
  }

  @Test
  void aCheckInTheCloud() {
    String tool = "C:\\work\\tool.exe";
    Finding scan =
        Drawing.withDefender()
            .opensToRun(VICTIM, tool, 0, 10_050)
            .engineLooks(tool, 5)
            .findings()
            .get(0);
    assertThat(scan.grounds())
        .containsExactly(
            Ground.of(Ground.Kind.ENGINE_MAPPED_FILE, 2),
            Ground.of(Ground.Kind.SCAN_ON_EXECUTE),
            Ground.of(Ground.Kind.CLOUD_CHECK, 10));
  }

  /** The engine runs and looks at nothing: it may still be the one. */
  @Test
  void engineThatIsNotSeenIsNamed() {
    assertThat(heldOnce(Drawing.withDefender()).culprit())
        .isEqualTo(new Culprit(ENGINE, "Microsoft Defender Antivirus"));
  }

  /** No driver tells that it can hold a file: less sure. */
  @Test
  void engineWithoutItsFilter() {
    Finding scan = heldOnce(Drawing.withoutFilter());
    assertThat(scan.culprit()).isEqualTo(new Culprit(ENGINE, "Microsoft Defender Antivirus"));
    assertThat(scan.confidence()).isBetween(0.649, 0.651);
    assertThat(scan.grounds()).contains(Ground.of(Ground.Kind.ENGINE_RUNNING, "MsMpEng.exe"));
  }

  private static Finding heldOnce(Drawing drawing) {
    List<Finding> findings =
        drawing
            .usualWork()
            .opens(VICTIM, FILE, 0, 120)
            .reads(VICTIM, FILE, 121, 0.05)
            .opens(VICTIM, FILE, 200, 0.05)
            .findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  /** A start needs no opens: Process Create and Load Image tell of it. */
  @Test
  void startHeldInACaptureWithoutOpensAndCloses() {
    assertThat(
            Drawing.withDefender()
                .creates(VICTIM, EXE, OTHER, 0)
                .engineLooks(EXE, 5)
                .event(OTHER, Operation.LOAD_IMAGE, EXE, 80, 0)
                .found())
        .containsExactly("antivirus-engine-seen Process Create 80");
  }

  /** Whether the engine opened it for itself nobody sees: only what is too long for chance. */
  @ParameterizedTest
  @CsvSource({"99.9, false", "100, true"})
  void sectionHeldInACaptureWithoutOpens(double took, boolean scan) {
    List<String> found =
        Drawing.withDefender().maps(VICTIM, FILE, 0, took).engineLooks(FILE, 5).found();
    assertThat(found.contains("antivirus-engine-seen CreateFileMapping 100")).isEqualTo(scan);
  }

  /** Nor are pauses enough, where there are not even durations. */
  @Test
  void pauseAfterASectionInACaptureWithoutOpens() {
    assertThat(pausedAfterASection().found()).isEmpty();
    assertThat(pausedAfterASection().opens(VICTIM, FILE, -10, 0).found())
        .containsExactly("antivirus-engine-seen CreateFileMapping 120");
  }

  private static Drawing pausedAfterASection() {
    return Drawing.withDefender()
        .withoutDurations()
        .maps(VICTIM, FILE, 0, 0)
        .engineLooks(FILE, 5)
        .reads(VICTIM, FILE, 120, 0);
  }
}
