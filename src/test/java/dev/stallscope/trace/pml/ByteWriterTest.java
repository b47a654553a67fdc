package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers and texts stand one after the other, however much the buffer has to grow. */
class ByteWriterTest {
  private final ByteWriter out = new ByteWriter();

  private byte[] written() {
    return Arrays.copyOf(out.bytes, out.length);
  }

  @Test
  void numbersAreLittleEndian() {
    out.u8(0x101).u16(0x12345).u32(0x1_8765_4321L).u64(-2).pointer(5, 4).pointer(6, 8);
    assertThat(written())
        .isEqualTo(
            new LittleEndian().u8(1).u16(0x2345).u32(0x87654321).u64(-2).u32(5).u64(6).done());
    out.clear().upTo(3).upTo(1);
    assertThat(written()).containsExactly(0, 0, 0);
  }

  @Test
  void zerosAreZerosAlsoWhereSomethingWas() {
    out.u64(-1).clear().zeros(3).u8(7);
    assertThat(written()).containsExactly(0, 0, 0, 7);
  }

  /** Each way of putting something meets the end of the first 1,024 bytes. */
  @Test
  void theBufferGrows() {
    for (int before = 1_015; before <= 1_025; before++) {
      byte[] begin = new byte[before];
      Arrays.fill(begin, (byte) 9);
      assertThat(fresh(begin).u8(1).length).isEqualTo(before + 1);
      assertThat(fresh(begin).u16(1).length).isEqualTo(before + 2);
      assertThat(fresh(begin).u32(1).length).isEqualTo(before + 4);
      assertThat(fresh(begin).u64(1).length).isEqualTo(before + 8);
      assertThat(fresh(begin).zeros(5_000).length).isEqualTo(before + 5_000);
      ByteWriter inserted = fresh(begin);
      inserted.insert(2, new byte[] {1, 2, 3, 4, 5});
      assertThat(Arrays.copyOf(inserted.bytes, 8)).containsExactly(9, 9, 1, 2, 3, 4, 5, 9);
      assertThat(inserted.length).isEqualTo(before + 5);
      assertThat(inserted.bytes[before + 4]).isEqualTo((byte) 9);
    }
  }

  private static ByteWriter fresh(byte[] begin) {
    return new ByteWriter().bytes(begin);
  }

  @Test
  void textsAreAsNarrowAsTheyCanBe() {
    byte[] utf8 = "äabcö".getBytes(StandardCharsets.UTF_8);
    assertThat(out.counted(utf8, 2, 3)).isEqualTo(0x8003);
    assertThat(written()).isEqualTo("abc".getBytes(StandardCharsets.US_ASCII));
    out.clear();
    assertThat(out.counted(utf8, 2, 5)).isEqualTo(4);
    assertThat(written()).isEqualTo("abcö".getBytes(StandardCharsets.UTF_16LE));
    out.clear();
    assertThat(out.counted("ä")).isEqualTo(1);
    assertThat(out.counted("")).isEqualTo(0x8000);
    assertThat(written()).isEqualTo("ä".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void whatACountedStringCannotHoldIsCutOff() {
    assertThat(out.counted("a".repeat(40_000))).isEqualTo(0xFFFF);
    assertThat(out.length).isEqualTo(0x7FFF);
    out.clear();
    assertThat(out.counted("ä".repeat(40_000))).isEqualTo(0x7FFF);
    assertThat(out.length).isEqualTo(2 * 0x7FFF);
  }

  @Test
  void whatWasPutCanBeSet() {
    out.zeros(16).patchU16(0, 0x0201);
    out.patchU32(4, 0x06050403);
    out.patchU64(8, 0x0102030405060708L);
    assertThat(written()).containsExactly(1, 2, 0, 0, 3, 4, 5, 6, 8, 7, 6, 5, 4, 3, 2, 1);
  }
}
