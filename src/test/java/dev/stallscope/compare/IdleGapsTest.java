package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Ticks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where nothing was under way. */
class IdleGapsTest {
  private static final long MS = Ticks.PER_MILLISECOND;

  private static long[] gaps(long... startsAndEnds) {
    IdleGaps gaps = new IdleGaps();
    for (int i = 0; i < startsAndEnds.length; i += 2) {
      gaps.operation(startsAndEnds[i], startsAndEnds[i + 1]);
    }
    return gaps.ticks(List.of());
  }

  @Test
  void aGapIsFromTheLatestEndToTheNextStart() {
    assertThat(gaps(0, 5 * MS, 2 * MS, 3 * MS, 9 * MS, 10 * MS)).containsExactly(4 * MS);
    assertThat(gaps(0, 5 * MS, 4 * MS, 9 * MS, 10 * MS, 11 * MS)).containsExactly(MS);
  }

  @Test
  void lessThanAMillisecondIsNone() {
    assertThat(gaps(0, MS, 2 * MS, 3 * MS)).containsExactly(MS);
    assertThat(gaps(0, MS, 2 * MS - 1, 3 * MS)).isEmpty();
  }

  @Test
  void beforeTheFirstAndBehindTheLastIsNone() {
    assertThat(gaps()).isEmpty();
    assertThat(gaps(7 * MS, 8 * MS)).isEmpty();
  }

  /** From the largest number on, ticks wrap around: a start before all time is no gap. */
  @Test
  void damagedTimesMakeNoGap() {
    assertThat(gaps(Long.MIN_VALUE, Long.MIN_VALUE)).isEmpty();
    assertThat(gaps(0, Long.MAX_VALUE - 1, Long.MIN_VALUE + 2 * MS, 0)).isEmpty();
  }
}
