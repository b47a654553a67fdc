package dev.stallscope.analysis;

import static dev.stallscope.analysis.Drawing.ENGINE;
import static dev.stallscope.analysis.Drawing.FILE;
import static dev.stallscope.analysis.Drawing.OTHER;
import static dev.stallscope.analysis.Drawing.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scans and what only looks like one. In the drawings {@code O} is an open, {@code C} a close,
 * {@code W} a write, {@code R} a read, {@code M} a section that is made, {@code Q} a query; as wide
 * as it lasts.
 */
class ScansTest {
  private static final String EXE = "C:\\work\\tool.exe";

  /**
   *
   *
   * <pre>
   *   victim  OOOOOOOOOO
   *   engine    MQ
   * </pre>
   */
  @Test
  void openHeldWhileTheEngineMaps() {
    List<Finding> findings =
        Drawing.withDefender().opens(VICTIM, FILE, 0, 80).engineLooks(FILE, 5).findings();
    assertThat(findings).hasSize(1);
    Finding scan = findings.get(0);
    assertThat(scan.rule()).isEqualTo("antivirus-engine-seen");
    assertThat(scan.confidence()).isGreaterThan(0.9);
    assertThat(scan.culprit()).isEqualTo(new Finding.Culprit(1, "Microsoft Defender Antivirus"));
    assertThat(scan.grounds()).extracting(Ground::kind).contains(Ground.Kind.SCAN_ON_OPEN);
  }

  /**
   *
   *
   * <pre>
   *   victim  W CCCCCCCCCC
   *   engine      MQ
   * </pre>
   */
  @Test
  void closeHeldAfterWriting() {
    assertThat(
            Drawing.withDefender()
                .writes(VICTIM, FILE, 0, 0.1)
                .closes(VICTIM, FILE, 1, 90)
                .engineLooks(FILE, 5)
                .found())
        .containsExactly("antivirus-engine-seen CloseFile 90");
  }

  /** The engine sees the path without its drive. */
  @Test
  void theSamePathWithoutItsDrive() {
    assertThat(
            Drawing.withDefender()
                .opens(VICTIM, FILE, 0, 80)
                .engineLooks(FILE.substring(2), 5)
                .found())
        .containsExactly("antivirus-engine-seen CreateFile 80");
  }

  /**
   * It had not returned when the capture ended.
   *
   * <pre>
   *   victim  OOOOOOOOOO…
   *   engine    MQ
   * </pre>
   */
  @Test
  void openThatNeverReturned() {
    List<Finding> findings =
        Drawing.withDefender()
            .event(VICTIM, Operation.CREATE_FILE, FILE, 0, -1, NtStatus.PENDING)
            .engineLooks(FILE, 5)
            .reads(OTHER, "C:\\b", 700, 0.1)
            .findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).outcome()).isEqualTo(Outcome.UNANSWERED);
    assertThat(findings.get(0).blockedTicks()).isEqualTo(7_001_000);
  }

  /**
   * The engine is busy with another file: the open was slow for another reason.
   *
   * <pre>
   *   victim  OOOOOOOOOO a.js
   *   engine    MQ       b.js
   * </pre>
   */
  @Test
  void engineOnAnotherFile() {
    assertThat(
            Drawing.withDefender()
                .opens(VICTIM, FILE, 0, 80)
                .engineLooks("C:\\work\\b.js", 5)
                .found())
        .containsExactly("slow-storage CreateFile 80");
  }

  /**
   *
   *
   * <pre>
   *   victim          OOOOOOOOOO
   *   engine  MQ                  MQ
   * </pre>
   */
  @Test
  void engineBeforeAndAfter() {
    assertThat(
            Drawing.withDefender()
                .engineLooks(FILE, 0)
                .opens(VICTIM, FILE, 50, 80)
                .engineLooks(FILE, 200)
                .found())
        .containsExactly("slow-storage CreateFile 80");
  }

  /** An ordinary read happens to overlap the engine's own: nobody was held. */
  @Test
  void overlapByChance() {
    assertThat(
            Drawing.withDefender()
                .reads(VICTIM, FILE, 0, 0.4)
                .opens(ENGINE, FILE, 0.1, 0.1)
                .reads(ENGINE, FILE, 0.25, 0.05)
                .found())
        .isEmpty();
  }

  /**
   * Opens take 60 ms on this disk anyway. During one, the engine looks at the file of its own
   * accord, as the handle shows that it opens itself.
   *
   * <pre>
   *   victim  OOOOOOOOOO
   *   engine    O R C
   * </pre>
   */
  @Test
  void engineOfItsOwnAccordDuringAnOrdinaryOpen() {
    Drawing drawing = Drawing.withDefender();
    for (int i = 0; i < 12; i++) {
      drawing.opens(VICTIM, "C:\\work\\" + i + ".js", 1_000 + i * 100, 60);
    }
    drawing.opens(VICTIM, FILE, 0, 60);
    drawing.opens(ENGINE, FILE, 5, 0.1).reads(ENGINE, FILE, 6, 0.1).closes(ENGINE, FILE, 7, 0.1);
    assertThat(drawing.found()).noneMatch(text -> text.startsWith("antivirus"));
  }

  /** The same where opens are quick: a product whose engine opens what its driver held. */
  @Test
  void engineThatOpensTheHeldFileItself() {
    assertThat(
            Drawing.withDefender()
                .usualWork()
                .opens(VICTIM, FILE, 0, 60)
                .opens(ENGINE, FILE, 5, 0.1)
                .reads(ENGINE, FILE, 6, 0.1)
                .closes(ENGINE, FILE, 7, 0.1)
                .found())
        .containsExactly("antivirus-engine-seen CreateFile 60");
  }

  /** Products do not hold reads: a slow one beside an engine that reads too is the disk. */
  @Test
  void slowDiskBesideTheEngine() {
    assertThat(
            Drawing.withDefender()
                .usualWork()
                .opens(VICTIM, FILE, 0, 0.1)
                .reads(VICTIM, FILE, 1, 400)
                .opens(ENGINE, FILE, 20, 0.2)
                .reads(ENGINE, FILE, 30, 300)
                .found())
        .contains("slow-storage ReadFile 400")
        .noneMatch(text -> text.startsWith("antivirus"));
  }

  /** The engine is no victim of itself. */
  @Test
  void engineOnItsOwn() {
    assertThat(
            Drawing.withDefender().opens(ENGINE, FILE, 0, 80).maps(ENGINE, FILE, 10, 0.1).found())
        .noneMatch(text -> text.startsWith("antivirus"));
  }

  /**
   * The engine is not shown. First touch slow, the next not, and so its data.
   *
   * <pre>
   *   victim  OOOOOOOOOO R C   O R C
   * </pre>
   */
  @Test
  void firstTouchHeldByAHiddenEngine() {
    List<Finding> findings =
        Drawing.withHiddenEngine()
            .usualWork()
            .opens(VICTIM, FILE, 0, 120)
            .reads(VICTIM, FILE, 121, 0.05)
            .closes(VICTIM, FILE, 122, 0.05)
            .opens(VICTIM, FILE, 200, 0.05)
            .findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("antivirus-engine-unseen");
    assertThat(findings.get(0).confidence()).isBetween(0.5, 0.85);
    assertThat(findings.get(0).grounds())
        .extracting(Ground::kind)
        .contains(Ground.Kind.FILTER_LOADED, Ground.Kind.LATER_TOUCHES_FASTER);
  }

  /** The same on a machine without a product. */
  @Test
  void firstTouchWithoutAProduct() {
    assertThat(
            Drawing.withoutProduct()
                .usualWork()
                .opens(VICTIM, FILE, 0, 120)
                .reads(VICTIM, FILE, 121, 0.05)
                .closes(VICTIM, FILE, 122, 0.05)
                .opens(VICTIM, FILE, 200, 0.05)
                .found())
        .containsExactly("slow-storage CreateFile 120");
  }

  /**
   * A product is there, but so is a cold disk: the data was slow to come too.
   *
   * <pre>
   *   victim  OOOOOOOOOO RRRRRRRR C   O R C
   * </pre>
   */
  @Test
  void firstTouchOfAColdDisk() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, 120)
                .reads(VICTIM, FILE, 121, 90)
                .closes(VICTIM, FILE, 212, 0.05)
                .opens(VICTIM, FILE, 300, 0.05)
                .found())
        .containsExactly("slow-storage CreateFile 120", "slow-storage ReadFile 90");
  }

  /** And where all of the disk is slow at that time, a single open says nothing. */
  @Test
  void firstTouchWhileTheDiskIsSlow() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, 120)
                .reads(VICTIM, FILE, 121, 0.05)
                .opens(VICTIM, FILE, 200, 0.05)
                .reads(OTHER, "D:\\big", 10, 200)
                .found())
        .noneMatch(text -> text.startsWith("antivirus"));
  }

  /** It was opened before at full speed: a scan would have come then. */
  @Test
  void secondTouch() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(OTHER, FILE, 0, 0.05)
                .opens(VICTIM, FILE, 100, 120)
                .reads(VICTIM, FILE, 221, 0.05)
                .opens(VICTIM, FILE, 300, 0.05)
                .found())
        .containsExactly("slow-storage CreateFile 120");
  }

  /**
   *
   *
   * <pre>
   *   victim  O W CCCCCCCCCC
   * </pre>
   */
  @Test
  void closeAfterWriteHeldByAHiddenEngine() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, 0.05)
                .writes(VICTIM, FILE, 1, 0.05)
                .closes(VICTIM, FILE, 2, 150)
                .found())
        .containsExactly("antivirus-engine-unseen CloseFile 150");
  }

  /** Nothing new to look at in a file that was only read. */
  @Test
  void closeAfterReadIsNoScan() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .opens(VICTIM, FILE, 0, 0.05)
                .reads(VICTIM, FILE, 1, 0.05)
                .closes(VICTIM, FILE, 2, 150)
                .found())
        .containsExactly("slow-storage CloseFile 150");
  }

  /**
   * A program is made, opened at once and held at its section.
   *
   * <pre>
   *   victim  W C O MMMMMMMMMM P
   * </pre>
   */
  @Test
  void sectionOfAFreshImage() {
    assertThat(
            Drawing.withHiddenEngine()
                .usualWork()
                .writes(VICTIM, EXE, 0, 0.05)
                .closes(VICTIM, EXE, 1, 0.05)
                .opensToRun(VICTIM, EXE, 2, 0.05)
                .maps(VICTIM, EXE, 3, 300)
                .event(VICTIM, Operation.PROCESS_CREATE, EXE, 304, 0)
                .found())
        .containsExactly("antivirus-engine-unseen CreateFileMapping 300");
  }

  /** A cloud check gives up after 10 s, or the 60 s that may be configured. */
  @ParameterizedTest
  @CsvSource({"10020, true", "60100, true", "7000, false", "30000, false"})
  void cloudChecks(double took, boolean check) {
    List<Finding> findings =
        Drawing.withHiddenEngine()
            .usualWork()
            .writes(VICTIM, EXE, 0, 0.05)
            .closes(VICTIM, EXE, 1, 0.05)
            .opensToRun(VICTIM, EXE, 6_000, took)
            .event(VICTIM, Operation.PROCESS_CREATE, EXE, 6_001 + took, 0)
            .findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).rule()).isEqualTo("antivirus-engine-unseen");
    assertThat(findings.get(0).grounds().stream().anyMatch(this::isCloudCheck)).isEqualTo(check);
  }

  private boolean isCloudCheck(Ground ground) {
    return ground.kind() == Ground.Kind.CLOUD_CHECK;
  }

  /** Such statuses come at once, in any idle capture, and inform. */
  @Test
  void informationalStatuses() {
    assertThat(
            Drawing.withDefender()
                .usualWork()
                .maps(VICTIM, FILE, 0, 0.02)
                .event(
                    VICTIM,
                    Operation.CREATE_FILE_MAPPING,
                    FILE,
                    1,
                    0.02,
                    NtStatus.FILE_LOCKED_WITH_WRITERS)
                .engineLooks(FILE, 0.5)
                .found())
        .isEmpty();
  }
}
