package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long an operation usually takes: by those of its kind and size, and never too long. */
class UsualTest {
  private static final long HEALTHY = 10 * Ticks.PER_MILLISECOND;

  private final Events events = new Events().process("a.exe", 8);
  private @Nullable Usual usual;

  private UsualTest reads(int times, long bytes, long ticks) {
    for (int i = 0; i < times; i++) {
      events.next(Operation.READ_FILE, "C:\\f").bytes(bytes).took(ticks).add();
    }
    return this;
  }

  /** Of what is drawn by the first call. */
  private long usual(long event) {
    if (usual == null) {
      usual = new Scene(events.store(), 1).usual();
    }
    return usual.ticks(event);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 9, 100, 1_000, 4_095, 4_096, 50_000, 99_000})
  void theMedianIsRightToAnEighth(long ticks) {
    reads(9, 0, ticks);
    assertThat((double) usual(0)).isBetween(ticks * 7 / 8.0 - 0.5, ticks * 9 / 8.0 + 0.5);
  }

  @Test
  void itIsTheMedianAndNotTheMean() {
    reads(5, 0, 100).reads(4, 0, 90_000);
    assertThat(usual(8)).isBetween(87L, 113L);
  }

  @Test
  void halfOfThemAreEnoughForTheShorter() {
    reads(4, 0, 100).reads(4, 0, 90_000);
    assertThat(usual(0)).isBetween(87L, 113L);
  }

  @Test
  void lessThanHalfOfThemAreNot() {
    reads(4, 0, 100).reads(5, 0, 90_000);
    assertThat(usual(0)).isBetween(79_000L, 100_000L);
  }

  @Test
  void ofFewNothingIsSaidButWhatAHealthyMachineNeeds() {
    reads(7, 0, 100);
    assertThat(usual(0)).isEqualTo(HEALTHY);
  }

  @Test
  void eightAreEnough() {
    reads(8, 0, 100);
    assertThat(usual(0)).isLessThan(HEALTHY);
  }

  @Test
  void whereAllAreSlowAHealthyMachineIsTheMeasure() {
    reads(9, 0, 50 * HEALTHY);
    assertThat(usual(0)).isEqualTo(HEALTHY);
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "1000000, 200000"})
  void bytesTakeTimeToMove(long bytes, long more) {
    reads(9, bytes, 50 * HEALTHY);
    assertThat(usual(0)).isEqualTo(HEALTHY + more);
  }

  @Test
  void sizesAreComparedWithTheirLike() {
    reads(9, 4_096, 100).reads(9, 8_192, 3_000).reads(1, 8_191, 3_000);
    assertThat(usual(0)).isBetween(87L, 113L);
    assertThat(usual(9)).isBetween(2_600L, 3_400L);
    assertThat(usual(18)).isBetween(87L, 113L);
  }

  @Test
  void operationsAreComparedWithTheirLike() {
    reads(9, 0, 3_000);
    for (int i = 0; i < 9; i++) {
      events.next(Operation.WRITE_FILE, "C:\\f").took(100).add();
    }
    assertThat(usual(0)).isBetween(2_600L, 3_400L);
    assertThat(usual(9)).isBetween(87L, 113L);
  }

  @Test
  void whatHasNoDurationOrWaitsOnPurposeIsNotCounted() {
    reads(4, 0, 100).reads(9, 0, 0).reads(9, 0, Ticks.NONE);
    for (int i = 0; i < 9; i++) {
      events.next(Operation.READ_FILE, "\\Device\\NamedPipe\\p").took(100).add();
    }
    assertThat(usual(0)).isEqualTo(HEALTHY);
  }
}
