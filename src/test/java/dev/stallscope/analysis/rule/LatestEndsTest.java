package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Threads by when their last slow operation ended. */
class LatestEndsTest {
  private final LatestEnds ends = new LatestEnds(3);

  @Test
  void othersThatEndAfterATime() {
    ends.add(1, 100);
    ends.add(2, 200);
    ends.add(3, 300);
    assertThat(ends.othersAfter(9, 0)).isEqualTo(3);
    assertThat(ends.othersAfter(9, 99)).isEqualTo(3);
    assertThat(ends.othersAfter(9, 100)).isEqualTo(2);
    assertThat(ends.othersAfter(3, 100)).isEqualTo(1);
    assertThat(ends.othersAfter(9, 300)).isZero();
  }

  /** The later end of one owner counts, whichever came first. */
  @Test
  void ofOneOwnerTheLastEnd() {
    ends.add(1, 100);
    ends.add(1, 50);
    assertThat(ends.othersAfter(9, 99)).isEqualTo(1);
    ends.add(1, 150);
    assertThat(ends.othersAfter(9, 149)).isEqualTo(1);
    assertThat(ends.othersAfter(9, 150)).isZero();
  }

  /** The one that ends first goes, if the new one ends later. */
  @Test
  void onlyTheLastAreKept() {
    ends.add(1, 200);
    ends.add(2, 100);
    ends.add(3, 300);
    ends.add(4, 100);
    assertThat(ends.othersAfter(2, 0)).as("4 did not take the place of 2").isEqualTo(2);
    ends.add(5, 101);
    assertThat(ends.othersAfter(2, 0)).as("5 did").isEqualTo(3);
    assertThat(ends.othersAfter(5, 0)).isEqualTo(2);
    assertThat(ends.othersAfter(9, 200)).isEqualTo(1);
  }

  @Test
  void aCopyStaysAsItWas() {
    ends.add(1, 100);
    LatestEnds copy = ends.copy();
    ends.add(1, 500);
    ends.add(2, 500);
    assertThat(copy.othersAfter(9, 99)).isEqualTo(1);
    assertThat(copy.othersAfter(9, 100)).isZero();
  }
}
