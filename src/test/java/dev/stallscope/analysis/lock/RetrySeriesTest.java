package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.NONE;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.index.Events;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which refusals belong together; x is refused, o succeeds, | is work on other files. */
class RetrySeriesTest {
  /** Nobody lost any time to it. */
  @Test
  void oneRefusalThatNobodyTriesAgainIsNone() {
    assertThat(new Disk().open(INDEXER, 0, READ, NONE).refused(TOOL, WRITE, RWD, 10).findings())
        .isEmpty();
  }

  /** It lost what the refused call itself took. */
  @Test
  void oneRefusalThatTookLongIsOne() {
    Disk disk = new Disk().open(INDEXER, 0, READ, NONE).taking(900);

    assertThat(disk.refused(TOOL, WRITE, RWD, 10).only())
        .isEqualTo("sharing-violation GAVE_UP 10..910 by SearchIndexer.exe");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * tool       x   o(read)            the tool falls back to reading, and never writes
   * </pre>
   */
  @Test
  void anOpenThatAsksForLessIsNoSuccess() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .open(TOOL, 200, READ, RWD)
            .open(TOOL, 220, ATTRIBUTES, RWD)
            .refused(TOOL, WRITE, RWD, 310);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..310 by SearchIndexer.exe");
    assertThat(disk.first().attempts()).isEqualTo(3);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * thread 1   x              x
   * thread 2        x              o
   * </pre>
   */
  @Test
  void triesOfSeveralThreadsAreOneSeries() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .thread(1)
            .refused(TOOL, WRITE, RWD, 10)
            .thread(2)
            .refused(TOOL, WRITE, RWD, 110)
            .thread(1)
            .refused(TOOL, WRITE, RWD, 210)
            .close(INDEXER, 250)
            .thread(2)
            .open(TOOL, 310, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..310 by SearchIndexer.exe");
    assertThat(disk.first().attempts()).isEqualTo(4);
    assertThat(disk.first().threadId()).isEqualTo(1);
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0  0.1  0.2  0.3               30   30.1  30.2
   * x  x    x    x                 x    x     o          two waits, not one of half a minute
   * </pre>
   */
  @Test
  void aPauseFarLongerThanTheGapsBeginsAnother() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .refused(TOOL, WRITE, RWD, 10, 110, 210, 310, 30_000, 30_100)
            .close(INDEXER, 30_150)
            .open(TOOL, 30_200, WRITE, RWD);

    assertThat(disk.findings().stream().map(disk::text))
        .containsExactly(
            "sharing-violation GAVE_UP 10..310 by SearchIndexer.exe",
            "sharing-violation RECOVERED 30000..30200 by SearchIndexer.exe");
  }

  /** In seconds, as Fibonacci numbers: 0 1 2 4 7 12 20 33. */
  @Test
  void gapsThatGrowStayTogether() {
    Disk disk =
        new Disk()
            .open(INDEXER, 0, READ, NONE)
            .refused(TOOL, WRITE, RWD, 10, 1_010, 2_010, 4_010, 7_010, 12_010, 20_010, 33_010);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..33010 by SearchIndexer.exe");
  }

  /** In seconds: every second for nine seconds, and again half a minute later. */
  @Test
  void aConstantGapDoesNotGrow() {
    Disk disk = new Disk("MSBuild.exe").open(INDEXER, 0, READ, NONE);
    for (int at = 0; at < 10; at++) {
      disk.refused(TOOL, WRITE, RWD, 10 + 1_000 * at);
    }
    disk.refused(TOOL, WRITE, RWD, 39_010);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..9010 by SearchIndexer.exe");
  }

  /** Each write is refused and done: three waits, with work between. */
  @Test
  void aSuccessEndsASeries() {
    Disk disk = new Disk();
    for (int start = 0; start < 3_000; start += 1_000) {
      disk.open(INDEXER, start, READ, NONE)
          .refused(TOOL, WRITE, RWD, start + 10, start + 60)
          .close(INDEXER, start + 90)
          .open(TOOL, start + 110, WRITE, RWD)
          .close(TOOL, start + 120);
    }

    assertThat(disk.findings().stream().map(disk::text))
        .containsExactly(
            "sharing-violation RECOVERED 10..110 by SearchIndexer.exe",
            "sharing-violation RECOVERED 1010..1110 by SearchIndexer.exe",
            "sharing-violation RECOVERED 2010..2110 by SearchIndexer.exe");
  }

  /** Of Go, pip, MSBuild and git, by their own image. */
  @Test
  void toolsAreKnownByTheirGaps() {
    assertThat(schedule("pip.exe", 0, 250, 501, 753)).isEqualTo("pip (replacing a file)");
    assertThat(schedule("MSBuild.exe", 0, 1_003, 2_009)).isEqualTo("MSBuild Copy");
    assertThat(schedule("git.exe", 0, 1, 4, 18, 42, 85)).isEqualTo("Git for Windows");
    assertThat(schedule("go.exe", 0, 2, 4, 9, 18, 31, 55, 99, 180)).isEqualTo("go");
    assertThat(schedule("uv.exe", 0, 11, 33, 75, 158)).isEqualTo("uv");
  }

  /** A library may ask twice for each try: then the gap between the tries counts. */
  @Test
  void refusalsOfOneTryHideNoSchedule() {
    assertThat(schedule("MSBuild.exe", 0, 0.5, 1_003, 1_003.5, 2_009)).isEqualTo("MSBuild Copy");
    assertThat(schedule("MSBuild.exe", 0, 50, 1_003, 1_053, 2_009)).isEmpty();
  }

  @Test
  void gapsWithoutAPatternAreNobodys() {
    assertThat(schedule("tool.exe", 0, 700, 900, 2_500, 2_620)).isEmpty();
    assertThat(schedule("tool.exe", 0, 1_000)).as("too few to tell").isEmpty();
  }

  private static String schedule(String image, double... times) {
    Disk disk = new Disk(image).from(1).open(INDEXER, 0, READ, NONE);
    return disk.refused(TOOL, WRITE, RWD, times).first().grounds().stream()
        .filter(ground -> ground.kind() == Ground.Kind.RETRY_SCHEDULE)
        .map(Ground::name)
        .findFirst()
        .orElse("");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * tool       x |||||||||||||||||||||||||||||||||||||| o
   * </pre>
   */
  @Test
  void aThreadThatDidMuchElseMeanwhileDidNotWait() {
    Disk disk = new Disk().open(INDEXER, 0, READ, NONE).refused(TOOL, WRITE, RWD, 10);
    for (int i = 0; i < 40; i++) {
      disk.open(TOOL, 20 + i * 10, "C:\\src\\" + i, READ, RWD);
    }
    disk.close(INDEXER, 450).open(TOOL, 500, WRITE, RWD);

    assertThat(disk.findings()).isEmpty();
  }

  /** But a few things are what tools do between tries, and one that insists has waited. */
  @Test
  void aThreadThatDidLittleElseWaited() {
    Disk once = new Disk().open(INDEXER, 0, READ, NONE).refused(TOOL, WRITE, RWD, 10);
    Disk often = new Disk().open(INDEXER, 0, READ, NONE).refused(TOOL, WRITE, RWD, 10);
    once.open(TOOL, 20, OTHER, ATTRIBUTES, RWD);
    for (int i = 0; i < 40; i++) {
      often.open(TOOL, 20 + i * 10, "C:\\src\\" + i, READ, RWD);
    }
    often.refused(TOOL, WRITE, RWD, 450);

    assertThat(once.close(INDEXER, 450).open(TOOL, 500, WRITE, RWD).only())
        .isEqualTo("sharing-violation RECOVERED 10..500 by SearchIndexer.exe");
    assertThat(often.close(INDEXER, 480).open(TOOL, 500, WRITE, RWD).only())
        .isEqualTo("sharing-violation RECOVERED 10..500 by SearchIndexer.exe");
  }

  /**
   * A script that calls a program for each try.
   *
   * <pre>
   * del.exe (1)   x exits
   * del.exe (2)             x exits
   * del.exe (3)                       o
   * </pre>
   */
  @Test
  void aProcessForEachTryIsOneSeries() {
    Events events =
        new Events()
            .process("cmd.exe", 1)
            .process("SearchIndexer.exe", 2)
            .child(0, "del.exe", 3, "del out.dll")
            .child(0, "del.exe", 4, "del out.dll")
            .child(0, "del.exe", 5, "del out.dll");
    open(events, 1, 0, READ, NtStatus.SUCCESS);
    open(events, 2, 10, REMOVE, NtStatus.SHARING_VIOLATION);
    events.next(Operation.PROCESS_EXIT, "").by(2).at(millis(20)).add();
    open(events, 3, 510, REMOVE, NtStatus.SHARING_VIOLATION);
    events.next(Operation.PROCESS_EXIT, "").by(3).at(millis(520)).add();
    events.next(Operation.CLOSE_FILE, FILE).by(1).at(millis(700)).add();
    open(events, 4, 1_010, REMOVE, NtStatus.SUCCESS);

    List<Finding> findings = Disk.findings(events.store(), millis(50));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).blockedTicks()).isEqualTo(millis(1_000));
    assertThat(findings.get(0).attempts()).isEqualTo(3);
    assertThat(findings.get(0).process()).isEqualTo(2);
  }

  private static void open(Events events, int process, long at, int access, int status) {
    events
        .next(Operation.CREATE_FILE, FILE)
        .opening(access, access == READ ? R : RWD, Disposition.OPEN, 0)
        .by(process)
        .at(millis(at))
        .status(status)
        .add();
  }

  private static long millis(long millis) {
    return millis * Ticks.PER_MILLISECOND;
  }

  /** Until another try is due nobody knows whether it gave up. */
  @Test
  void aCaptureThatEndsMeanwhileIsSaidToHave() {
    Disk disk =
        new Disk().open(INDEXER, 0, READ, NONE).refused(TOOL, WRITE, RWD, 10, 110, 210, 310);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..310 by SearchIndexer.exe");
    assertThat(disk.grounds()).contains(Ground.Kind.STILL_TRYING);
  }
}
