package dev.stallscope.compare;

import static dev.stallscope.compare.Runs.compared;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.compare.Comparison.Confound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What else may explain a difference; every pair here has one run a side. */
class ConfoundsTest {
  private static List<Confound> of(Runs before, Runs after) {
    List<Confound> found = compared(before, after).confounds();
    assertThat(found).last().isEqualTo(Confound.ONE_RUN);
    return found.subList(0, found.size() - 1);
  }

  @Test
  void theSameTwiceHasNoneButThatItRanOnce() {
    assertThat(of(new Runs(), new Runs())).isEmpty();
    assertThat(
            Comparer.compare(
                    Runs.profiles(new Runs(), new Runs()),
                    Runs.profiles(new Runs(), new Runs()),
                    List.of())
                .confounds())
        .isEmpty();
  }

  @Test
  void lessThanFourFifthsOfTheWorkIsOtherWork() {
    Runs four = new Runs().working("C:\\src\\shop\\lib", 800).also("D:\\x", 200);
    Runs less = new Runs().working("C:\\src\\shop\\lib", 790).also("D:\\x", 210);
    assertThat(of(new Runs(), four)).isEmpty();
    assertThat(of(new Runs(), less)).containsExactly(Confound.DIFFERENT_WORK);
    assertThat(of(less, new Runs())).containsExactly(Confound.DIFFERENT_WORK);
  }

  @Test
  void targetsMachinesAndWindowsAreTold() {
    assertThat(of(new Runs(), new Runs().root("npm.exe")))
        .containsExactly(Confound.DIFFERENT_TARGET);
    assertThat(of(new Runs(), new Runs().on("BUILD-2", "Windows 11")))
        .containsExactly(Confound.DIFFERENT_MACHINE);
    assertThat(of(new Runs(), new Runs().on("BUILD-1", "Windows 10")))
        .containsExactly(Confound.DIFFERENT_WINDOWS);
    assertThat(of(new Runs(), new Runs().on("BUILD-1", ""))).isEmpty();
  }

  /** Exports that tell neither name nor processors of their machine tell no difference. */
  @Test
  void aMachineIsKnownByItsNameOrItsProcessors() {
    Runs untold = new Runs().on("", "Windows 11");
    assertThat(of(untold, new Runs())).isEmpty();
    assertThat(of(new Runs().processors(4), new Runs().processors(8)))
        .containsExactly(Confound.DIFFERENT_MACHINE);
    assertThat(of(new Runs().on("", "").processors(4), new Runs().on("", "").processors(8)))
        .containsExactly(Confound.DIFFERENT_MACHINE);
    assertThat(of(untold, new Runs().on("", "").processors(8))).isEmpty();
  }

  @Test
  void mostReadsOfTheDiskHaveToBeGoneForACache() {
    assertThat(of(new Runs().disk(20, 2), new Runs().disk(9, 1)))
        .containsExactly(Confound.WARM_CACHE);
    assertThat(of(new Runs().disk(9, 1), new Runs().disk(20, 2)))
        .containsExactly(Confound.COLD_CACHE);
    assertThat(of(new Runs().disk(20, 2), new Runs().disk(10, 1))).isEmpty();
    assertThat(of(new Runs().disk(19, 2), new Runs())).isEmpty();
  }

  @Test
  void vanishedReadsTakeTheirPartOfTheTime() {
    assertThat(
            Confounds.vanishedReads(
                Runs.side(new Runs().disk(100, 8)), Runs.side(new Runs().disk(25, 1))))
        .isEqualTo(6 * Runs.SECOND);
  }

  @Test
  void protectionIsOffWhereNobodyLooksAnyMore() {
    assertThat(of(new Runs().guarded(1, 10), new Runs().guarded(1, 0)))
        .containsExactly(Confound.PROTECTION_OFF);
    assertThat(of(new Runs().guarded(1, 10), new Runs().guarded(1, 1))).isEmpty();
    assertThat(of(new Runs().guarded(1, 9), new Runs().guarded(1, 0))).isEmpty();
    assertThat(of(new Runs().guarded(1, 9), new Runs().guarded(0, 0)))
        .containsExactly(Confound.PROTECTION_OFF);
  }

  @Test
  void anExportDoesNotTellFilterDrivers() {
    assertThat(of(new Runs().guarded(1, 9), new Runs().guarded(0, 0).as("CSV"))).isEmpty();
  }
}
