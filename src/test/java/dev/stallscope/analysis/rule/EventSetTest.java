package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Events by their numbers, of which there may be more than an int can count. */
class EventSetTest {
  private static final long FAR = 5_000_000_000L;

  private final EventSet events = new EventSet();

  @Test
  void holdsWhatWasAdded() {
    assertThat(events.contains(7)).isFalse();
    assertThat(events.add(7)).isTrue();
    assertThat(events.add(7)).isFalse();
    assertThat(events.contains(7)).isTrue();
    assertThat(events.contains(8)).isFalse();
  }

  /** 65,536 share a page: their neighbours and those at the same place of another are others. */
  @Test
  void farApart() {
    long[] some = {0, 65_535, 65_536, FAR, 7};
    for (long event : some) {
      assertThat(events.add(event)).isTrue();
    }
    for (long event : some) {
      assertThat(events.contains(event)).isTrue();
      assertThat(events.add(event)).isFalse();
    }
    assertThat(events.contains(65_536 + 7)).isFalse();
    assertThat(events.contains(FAR + 65_536)).isFalse();
    assertThat(events.contains(1)).isFalse();
  }

  @Test
  void theFirstOfSome() {
    events.add(10);
    events.add(20);
    events.add(200_000);
    assertThat(events.first(0, 100)).isEqualTo(10);
    assertThat(events.first(10, 100)).isEqualTo(10);
    assertThat(events.first(11, 100)).isEqualTo(20);
    assertThat(events.first(11, 21)).isEqualTo(20);
    assertThat(events.first(11, 20)).isEqualTo(-1);
    assertThat(events.first(21, 1_000_000)).isEqualTo(200_000);
    assertThat(events.first(21, 200_001)).isEqualTo(200_000);
    assertThat(events.first(21, 200_000)).isEqualTo(-1);
    assertThat(events.first(200_001, 1_000_000)).isEqualTo(-1);
    assertThat(events.first(10, 10)).isEqualTo(-1);
  }
}
