package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.NONE;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a tool may wait between two tries of one series, to the tenth of a millisecond. */
class SeriesGapsTest {
  /** Tries of the first series that is found, the tool being refused at these times. */
  private static int joined(double... times) {
    Disk disk = new Disk().open(INDEXER, 0, READ, NONE).refused(TOOL, WRITE, RWD, times);
    return disk.first().attempts();
  }

  /** The longest constant wait that is known, of setup engines. */
  @Test
  void theFirstTriesMayBeTenSecondsApart() {
    assertThat(joined(10, 110, 10_110)).isEqualTo(3);
    assertThat(joined(10, 110, 10_110.1)).isEqualTo(2);
  }

  /** Three waits show a pattern, and two do not. */
  @Test
  void afterThreeShortWaitsTwoSecondsAreAnotherSeries() {
    assertThat(joined(10, 110, 210, 310, 2_310)).isEqualTo(5);
    assertThat(joined(10, 110, 210, 310, 2_310.1)).isEqualTo(4);
    assertThat(joined(10, 110, 210, 2_310)).isEqualTo(4);
  }

  @Test
  void aWaitMayBeTenTimesAsLongAsTheLongestBefore() {
    assertThat(joined(10, 310, 610, 910, 3_910)).isEqualTo(5);
    assertThat(joined(10, 310, 610, 910, 3_910.1)).isEqualTo(4);
  }

  /** Waits of 100, 450 and 450 ms, a second in all: five times that is more than 4.5 s. */
  @Test
  void waitsThatGrowMayBeFiveTimesAllOfThemBefore() {
    assertThat(joined(10, 110, 560, 1_010, 6_010)).isEqualTo(5);
    assertThat(joined(10, 110, 560, 1_010, 6_010.1)).isEqualTo(4);
  }

  /**
   * Waits of 100, 400 and 400 ms, 900 in all: only those that are more than 4 times longer grow.
   */
  @Test
  void fourTimesTheFirstIsNoGrowth() {
    assertThat(joined(10, 110, 510, 910, 4_910)).isEqualTo(5);
    assertThat(joined(10, 110, 510, 910, 4_910.1)).isEqualTo(4);
  }

  /** The last step of rustup's Fibonacci waits is 121 s. */
  @Test
  void noWaitIsLongerThanAllThatAreKnown() {
    assertThat(joined(10, 1_010, 10_010, 20_010, 110_010, 235_010)).isEqualTo(6);
    assertThat(joined(10, 1_010, 10_010, 20_010, 110_010, 235_010.1)).isEqualTo(5);
  }

  /** One try may ask for the file several times: that is no wait, and shows no pattern. */
  @Test
  void refusalsWithinAMillisecondAreOneTry() {
    assertThat(joined(10, 10.9, 11.8, 12.7, 5_010)).isEqualTo(5);
    assertThat(joined(10, 11, 12, 13, 5_010, 5_110)).isEqualTo(2);
  }

  /** A success that comes far too late has nothing to do with the refusals. */
  @Test
  void aLateSuccessEndsNoSeries() {
    Disk soon = new Disk().refused(TOOL, WRITE, RWD, 10, 110).open(TOOL, 10_110, WRITE, RWD);
    Disk late = new Disk().refused(TOOL, WRITE, RWD, 10, 110).open(TOOL, 10_110.1, WRITE, RWD);

    assertThat(soon.only()).isEqualTo("sharing-violation RECOVERED 10..10110 by nobody known");
    assertThat(late.only()).isEqualTo("sharing-violation GAVE_UP 10..110 by nobody known");
  }

  @Test
  void aSuccessIsUsedUp() {
    Disk disk =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10, 110)
            .open(TOOL, 210, WRITE, RWD)
            .refused(TOOL, WRITE, RWD, 310)
            .open(TOOL, 400, WRITE, RWD);

    assertThat(disk.findings().stream().map(disk::text))
        .containsExactly(
            "sharing-violation RECOVERED 10..210 by nobody known",
            "sharing-violation RECOVERED 310..400 by nobody known");
  }

  @Test
  void whatCostsExactlyTheLeastCounts() {
    Disk enough = new Disk().refused(TOOL, WRITE, RWD, 10).open(TOOL, 59.9, WRITE, RWD);
    Disk less = new Disk().refused(TOOL, WRITE, RWD, 10).open(TOOL, 59.8, WRITE, RWD);

    assertThat(enough.first().blockedTicks()).isEqualTo(50 * Ticks.PER_MILLISECOND);
    assertThat(less.findings()).isEmpty();
  }

  /** The last gap is of 99.9 ms, from 110.1 to 210; the last try ends at 210.1. */
  @Test
  void thatAnotherTryWasDueIsSaidUntilTwiceTheLastGap() {
    assertThat(endsAt(409.9)).contains(Ground.Kind.STILL_TRYING);
    assertThat(endsAt(410)).doesNotContain(Ground.Kind.STILL_TRYING);
  }

  private static List<Ground.Kind> endsAt(double millis) {
    return new Disk()
        .refused(TOOL, WRITE, RWD, 10, 110, 210)
        .does(INDEXER, millis - 0.1, Operation.READ_FILE, OTHER)
        .grounds();
  }

  @Test
  void oneLongTryIsNotSaidToGoOn() {
    Disk disk = new Disk().taking(900).refused(TOOL, WRITE, RWD, 10);

    assertThat(disk.grounds()).doesNotContain(Ground.Kind.STILL_TRYING);
  }

  /**
   * A holder counts if any try was refused while it was there.
   *
   * <pre>
   * tool      x        x        x        x
   * indexer                (-)                   between two tries: it refused nobody
   * </pre>
   */
  @Test
  void whoCameAndWentBetweenTwoTriesHeldNobodyUp() {
    assertThat(heldBetween(220, 290)).isEqualTo("nobody known");
    assertThat(heldBetween(220, 310)).isEqualTo("SearchIndexer.exe");
    assertThat(heldBetween(195, 290)).isEqualTo("SearchIndexer.exe");
    assertThat(heldBetween(410, 450)).isEqualTo("nobody known");
    assertThat(heldBetween(390, 450)).isEqualTo("SearchIndexer.exe");
    assertThat(heldBetween(95, 105)).isEqualTo("SearchIndexer.exe");
  }

  /** The third try is outstanding from 300 to 300.1. */
  @Test
  void aMomentOfATryIsEnough() {
    assertThat(heldBetween(300.1, 390)).isEqualTo("SearchIndexer.exe");
    assertThat(heldBetween(300.2, 390)).isEqualTo("nobody known");
    assertThat(heldBetween(220, 300)).isEqualTo("SearchIndexer.exe");
    assertThat(heldBetween(220, 299.9)).isEqualTo("nobody known");
  }

  /**
   * Tries at 100, 200, 300, 400 and 500; the indexer has it open from then until its close ends.
   */
  private static String heldBetween(double from, double to) {
    Disk disk = new Disk();
    double[] times = {100, 200, 300, 400, 500};
    int next = 0;
    for (; next < times.length && times[next] < from; next++) {
      disk.refused(TOOL, WRITE, RWD, times[next]);
    }
    disk.open(INDEXER, from, READ, NONE);
    for (; next < times.length && times[next] < to; next++) {
      disk.refused(TOOL, WRITE, RWD, times[next]);
    }
    disk.close(INDEXER, to - 0.1);
    for (; next < times.length; next++) {
      disk.refused(TOOL, WRITE, RWD, times[next]);
    }
    Finding.Culprit culprit = disk.first().culprit();
    return culprit == null
        ? "nobody known"
        : disk.store().processes().get(culprit.process()).name();
  }
}
