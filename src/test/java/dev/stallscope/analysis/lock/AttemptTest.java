package dev.stallscope.analysis.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which tries are tries at the same. */
class AttemptTest {
  private static final Attempt TRY = new Attempt(3, 5, Step.READ_RANGE, 7);

  @Test
  void triesThatAgreeInAllAreTheSame() {
    assertThat(TRY).isEqualTo(new Attempt(3, 5, Step.READ_RANGE, 7));
    assertThat(TRY).hasSameHashCodeAs(new Attempt(3, 5, Step.READ_RANGE, 7));
  }

  @Test
  void triesThatDifferInOneThingAreOthers() {
    assertThat(TRY)
        .isNotEqualTo(TRY.by(4))
        .isNotEqualTo(TRY.at(Step.WRITE_RANGE))
        .isNotEqualTo(new Attempt(3, 6, Step.READ_RANGE, 7))
        .isNotEqualTo(new Attempt(3, 5, Step.READ_RANGE, 8))
        .isNotEqualTo("another thing");
    assertThat(TRY.by(4)).isEqualTo(new Attempt(4, 5, Step.READ_RANGE, 7));
    assertThat(TRY.at(Step.WRITE_RANGE)).isEqualTo(new Attempt(3, 5, Step.WRITE_RANGE, 7));
  }

  /** There are millions in maps: those of few processes and files must not fall together. */
  @Test
  void triesAreSpreadWell() {
    Set<Integer> hashes = new HashSet<>();
    for (int process = 0; process < 20; process++) {
      for (int file = 0; file < 20; file++) {
        for (int offset = 0; offset < 20; offset++) {
          hashes.add(new Attempt(process, file, Step.READ_RANGE, offset).hashCode());
        }
      }
    }

    assertThat(hashes).hasSize(20 * 20 * 20);
  }
}
