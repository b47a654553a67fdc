package dev.stallscope.analysis;

import static dev.stallscope.analysis.Drawing.FILE;
import static dev.stallscope.analysis.Drawing.OTHER;
import static dev.stallscope.analysis.Drawing.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Operation;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why it is thought to be a scan where the engine is not shown, how sure that is, and who is named.
 * A filter alone makes it as likely as not; each reason adds to that. Letters as in {@link
 * ScansTest}.
 */
class ScanGroundsTest {
  private static final String EXE = "C:\\work\\tool.exe";
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  private static Finding only(Drawing drawing) {
    List<Finding> findings = drawing.findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  /** Held at first, and neither when read nor when opened again. */
  private static Drawing heldOnce(Drawing drawing, String path, double at) {
    return drawing
        .opens(VICTIM, path, at, 120)
        .reads(VICTIM, path, at + 121, 0.05)
        .closes(VICTIM, path, at + 122, 0.05)
        .opens(VICTIM, path, at + 200, 0.05);
  }

  /** In bins a quarter apart, 0.05 is counted as 0.048. */
  @Test
  void laterTouchesItsDataAndItsKindWereFaster() {
    Finding scan = only(heldOnce(Drawing.withHiddenEngine().usualWork(), FILE, 0));
    assertThat(scan.confidence()).isCloseTo(0.5 + 0.12 + 0.08 + 0.05, ROUNDING);
    assertThat(scan.culprit()).isEqualTo(new Culprit(-1, "Microsoft (wdfilter.sys)"));
    assertThat(scan.evidence())
        .containsExactly(new Evidence(0, What.SLOW_OPERATION), new Evidence(3, What.FAST_TOUCH));
    assertThat(scan.grounds())
        .containsExactly(
            Ground.of(Ground.Kind.FILTER_LOADED, "wdfilter.sys"),
            Ground.of(Ground.Kind.LATER_TOUCHES_FASTER, 2_400),
            Ground.of(Ground.Kind.STORAGE_FAST),
            Ground.of(Ground.Kind.KIND_FASTER, 2_500),
            Ground.of(Ground.Kind.SCAN_ON_OPEN));
  }

  /** An open that ends the file's history leaves nothing to go by. */
  @Test
  void aSlowOpenAloneIsNoScan() {
    assertThat(Drawing.withHiddenEngine().usualWork().opens(VICTIM, FILE, 0, 120).found())
        .containsExactly("slow-storage CreateFile 120");
  }

  /** Ten times as fast is far faster; anything less may be chance. */
  @ParameterizedTest
  @CsvSource({"12, true", "12.1, false"})
  void laterOpensMustBeFarFaster(double later, boolean scan) {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, 120)
                .opens(VICTIM, FILE, 200, later)
                .found())
        .containsExactly((scan ? "antivirus-engine-unseen" : "slow-storage") + " CreateFile 120");
  }

  /** What was written in between is another content, whose open says nothing of the first. */
  @Test
  void anOpenAfterAWriteIsNoLaterTouch() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, 120)
                .writes(OTHER, FILE, 150, 0.05)
                .opens(VICTIM, FILE, 200, 0.05)
                .found())
        .containsExactly("slow-storage CreateFile 120");
  }

  /** Held again after each write: the open before it was of another content. */
  @Test
  void aTouchBeforeAWriteDoesNotRuleAScanOut() {
    Drawing drawing = Drawing.withHiddenEngine().usualWork().opens(OTHER, FILE, 0, 0.05);
    drawing.writes(OTHER, FILE, 1, 0.05).closes(OTHER, FILE, 2, 0.05);
    assertThat(heldOnce(drawing, FILE, 10).found())
        .containsExactly("antivirus-engine-unseen CreateFile 120");
  }

  /** Nobody usually makes sections here: then 10 ms are usual. */
  @Test
  void aProgramRunAfterwards() {
    Finding scan =
        only(
            Drawing.withHiddenEngine()
                .usualWork()
                .maps(VICTIM, EXE, 3, 300)
                .event(VICTIM, Operation.PROCESS_CREATE, EXE, 304, 0));
    assertThat(scan.confidence()).isCloseTo(0.5 + 0.03 + 0.08 + 0.05, ROUNDING);
    assertThat(scan.evidence())
        .containsExactly(new Evidence(0, What.SLOW_OPERATION), new Evidence(1, What.EXECUTED));
    assertThat(scan.grounds())
        .containsExactly(
            Ground.of(Ground.Kind.FILTER_LOADED, "wdfilter.sys"),
            Ground.of(Ground.Kind.EXECUTED_AFTER),
            Ground.of(Ground.Kind.STORAGE_FAST),
            Ground.of(Ground.Kind.KIND_FASTER, 30),
            Ground.of(Ground.Kind.SCAN_ON_EXECUTE));
  }

  /** The section was made before at full speed: a scan would have come then. */
  @Test
  void theSecondSectionOfAnImageIsNoScan() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .maps(OTHER, EXE, 0, 0.05)
                .maps(VICTIM, EXE, 3, 300)
                .event(VICTIM, Operation.PROCESS_CREATE, EXE, 304, 0)
                .found())
        .noneMatch(text -> text.startsWith("antivirus"));
  }

  /** All reasons together are still a judgement. */
  @Test
  void aCheckInTheCloudIsAsSureAsItGets() {
    Finding scan =
        only(
            Drawing.withHiddenEngine()
                .usualWork()
                .opensToRun(VICTIM, EXE, 6_000, 10_100)
                .event(VICTIM, Operation.PROCESS_CREATE, EXE, 16_200, 0));
    assertThat(scan.confidence()).isEqualTo(0.85);
    assertThat(scan.grounds()).contains(Ground.of(Ground.Kind.CLOUD_CHECK, 10));
  }

  @Test
  void aCheckInTheCloudOfAFileThatNobodyTouchedAgain() {
    Finding scan =
        only(Drawing.withHiddenEngine().usualWork().opensToRun(VICTIM, EXE, 6_000, 10_100));
    assertThat(scan.confidence()).isCloseTo(0.5 + 0.2 + 0.05, ROUNDING);
  }

  /** The write was done in a tenth of the time or the disk may have been slow for both. */
  @ParameterizedTest
  @CsvSource({"15, true", "15.1, false"})
  void closeAfterWriting(double write, boolean isScan) {
    Finding finding =
        only(
            Drawing.withHiddenEngine()
                .usualWork()
                .writes(VICTIM, FILE, 1, write)
                .closes(VICTIM, FILE, 20, 150));
    assertThat(finding.rule()).isEqualTo(isScan ? "antivirus-engine-unseen" : "slow-storage");
    if (isScan) {
      assertThat(finding.confidence()).isCloseTo(0.5 + 0.05, ROUNDING);
      assertThat(finding.evidence())
          .containsExactly(
              new Evidence(1, What.SLOW_OPERATION), new Evidence(0, What.WRITTEN_BEFORE));
    }
  }

  /** It was closed in between: what was written was looked at then. */
  @Test
  void secondCloseAfterWriting() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .writes(VICTIM, FILE, 1, 0.05)
                .closes(VICTIM, FILE, 2, 0.05)
                .closes(VICTIM, FILE, 20, 150)
                .found())
        .containsExactly("slow-storage CloseFile 150");
  }

  /** Somebody else wrote it: his close is the one to be held. */
  @Test
  void closeAfterSomebodyElseWrote() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .writes(OTHER, FILE, 1, 0.05)
                .closes(VICTIM, FILE, 20, 150)
                .found())
        .containsExactly("slow-storage CloseFile 150");
  }

  /** Four times may be chance, five are a habit. */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void theSamePictureAgainAndAgain(int often) {
    Drawing drawing = Drawing.withHiddenEngine().usualWork();
    for (int i = 0; i < often; i++) {
      heldOnce(drawing, "C:\\work\\a" + i + ".js", i * 300.0);
    }
    List<Finding> findings = drawing.findings();
    assertThat(findings).hasSize(often);
    for (Finding scan : findings) {
      assertThat(scan.confidence()).isCloseTo(often < 5 ? 0.75 : 0.85, ROUNDING);
      assertThat(scan.grounds().contains(Ground.of(Ground.Kind.OFTEN, often)))
          .isEqualTo(often >= 5);
    }
  }

  /** From 50 ms on. */
  @ParameterizedTest
  @CsvSource({"50, true", "49.9, false"})
  void theShortestThatIsTold(double took, boolean told) {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, took)
                .opens(VICTIM, FILE, 200, 0.05)
                .found())
        .hasSize(told ? 1 : 0);
  }
}
