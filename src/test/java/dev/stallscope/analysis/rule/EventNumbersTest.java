package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events by their numbers, of which there may be more than an int can count. */
class EventNumbersTest {
  private static final long FAR = 5_000_000_000L;

  private final EventNumbers numbers = new EventNumbers();

  @Test
  void asManyAsAreAdded() {
    List<Long> added = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      assertThat(numbers.size()).isEqualTo(i);
      numbers.add(FAR + i);
      added.add(FAR + i);
    }
    List<Long> given = new ArrayList<>();
    numbers.each(given::add);
    assertThat(given).isEqualTo(added);
    assertThat(numbers.get(0)).isEqualTo(FAR);
    assertThat(numbers.get(99)).isEqualTo(FAR + 99);
  }

  @Test
  void theFirstFromAnEventOn() {
    assertThat(numbers.placeOf(10)).isZero();
    numbers.add(10);
    numbers.add(20);
    numbers.add(FAR);
    assertThat(numbers.placeOf(0)).isZero();
    assertThat(numbers.placeOf(10)).isZero();
    assertThat(numbers.placeOf(11)).isEqualTo(1);
    assertThat(numbers.placeOf(20)).isEqualTo(1);
    assertThat(numbers.placeOf(21)).isEqualTo(2);
    assertThat(numbers.placeOf(FAR)).isEqualTo(2);
    assertThat(numbers.placeOf(FAR + 1)).isEqualTo(3);
  }
}
