package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts are found by their hash: it must tell apart what differs little, as paths do. */
class TextHashTest {
  private static final long SEED = 4711;

  private static long hash(byte[] text) {
    return ByteTexts.hash(text, 0, text.length, SEED);
  }

  @Test
  void everyByteCounts() {
    for (int length = 1; length <= 17; length++) {
      byte[] text = "C:\\Users\\mia\\a.js".substring(0, length).getBytes(StandardCharsets.UTF_8);
      Set<Long> hashes = new HashSet<>(Set.of(hash(text)));
      for (int at = 0; at < length; at++) {
        byte[] other = text.clone();
        other[at] ^= 0x20;
        hashes.add(hash(other));
      }
      assertThat(hashes).as("of %d bytes", length).hasSize(length + 1);
    }
  }

  @Test
  void lengthCounts() {
    Set<Long> hashes = new HashSet<>();
    for (int length = 0; length < 40; length++) {
      hashes.add(hash(new byte[length]));
    }
    assertThat(hashes).hasSize(40);
  }

  @Test
  void whatStandsAroundTheTextDoesNotCount() {
    byte[] text = "<<C:\\work\\a.js>>".getBytes(StandardCharsets.UTF_8);
    assertThat(ByteTexts.hash(text, 2, text.length - 4, SEED))
        .isEqualTo(hash("C:\\work\\a.js".getBytes(StandardCharsets.UTF_8)));
  }

  /** Whoever does not know the seed cannot tell which texts collide. */
  @Test
  void theSeedCounts() {
    byte[] text = {'a'};
    assertThat(ByteTexts.hash(text, 0, 1, 1)).isNotEqualTo(ByteTexts.hash(text, 0, 1, 2));
  }

  /** As many places are met as by throwing dice: 1 - 1/e of all, 41,427 of 65,536. */
  @Test
  void numberedFilesSpreadOverAllPlaces() {
    BitSet low = new BitSet();
    BitSet high = new BitSet();
    for (int i = 0; i < 1 << 16; i++) {
      long hash = hash(("C:\\work\\file" + i + ".obj").getBytes(StandardCharsets.UTF_8));
      low.set((int) hash & 0xFFFF);
      high.set((int) (hash >>> 48));
    }
    assertThat(low.cardinality()).isBetween(40_800, 42_000);
    assertThat(high.cardinality()).isBetween(40_800, 42_000);
  }
}
