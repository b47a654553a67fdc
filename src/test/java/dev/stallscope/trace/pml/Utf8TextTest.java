package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of events, put together in the same bytes again and again. */
class Utf8TextTest {
  private static final int ASCII = 0x8000;

  private final Utf8Text text = new Utf8Text();

  private String made() {
    return new String(text.bytes, 0, text.length, StandardCharsets.UTF_8);
  }

  /** The least and the last characters of one, two, three and four bytes. */
  @Test
  void charactersOfEveryWidth() {
    String all = "\u0001\u007F\u0080\u07FF\u0800\uFFFD\uD800\uDC00\uDBFF\uDFFF語😀é";
    byte[] utf16 = all.getBytes(StandardCharsets.UTF_16LE);
    assertThat(text.addUtf16(utf16, 0, utf16.length)).isSameAs(text);
    assertThat(made()).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83D\uD83D", "\uD83Da"})
  void halvesOfPairsAreReplaced(String halves) {
    byte[] utf16 = new byte[halves.length() * 2 + 4];
    for (int i = 0; i < halves.length(); i++) {
      utf16[2 + 2 * i] = (byte) halves.charAt(i);
      utf16[3 + 2 * i] = (byte) (halves.charAt(i) >> 8);
    }
    text.addUtf16(utf16, 2, halves.length() * 2);
    assertThat(made()).isEqualTo(halves.replaceAll("[\\uD800-\\uDFFF]", "\uFFFD"));
  }

  /** The other half stands behind the end of the text. */
  @Test
  void aPairCutByTheEndOfTheTextIsReplaced() {
    byte[] utf16 = "a😀".getBytes(StandardCharsets.UTF_16LE);
    text.addUtf16(utf16, 0, 4);
    assertThat(made()).isEqualTo("a\uFFFD");
  }

  @Test
  void anOddByteAtTheEndIsNoCharacter() {
    byte[] utf16 = "abc".getBytes(StandardCharsets.UTF_16LE);
    text.addUtf16(utf16, 0, 5);
    assertThat(made()).isEqualTo("ab");
  }

  @Test
  void nulsAtTheEndGoAndOthersStay() {
    byte[] latin = {'a', 0, 'b', 0, 0};
    assertThat(text.addCounted(latin, 0, ASCII | 5, 5)).isSameAs(text);
    assertThat(made()).isEqualTo("a\0b");
    text.clear().addCounted(new byte[3], 0, ASCII | 3, 3);
    assertThat(made()).isEmpty();
  }

  @Test
  void countedTextsEndWithTheirDetail() {
    byte[] latin = "xab\u00e9d".getBytes(StandardCharsets.ISO_8859_1);
    text.addCounted(latin, 1, ASCII | 4, 4);
    assertThat(made()).isEqualTo("abé");
    byte[] utf16 = "xabc".getBytes(StandardCharsets.UTF_16LE);
    text.clear().addCounted(utf16, 2, 3, 8);
    assertThat(made()).isEqualTo("abc");
    text.clear().addCounted(utf16, 2, 3, 6);
    assertThat(made()).isEqualTo("ab");
    text.clear().addCounted(utf16, 8, 3, 6);
    assertThat(made()).isEmpty();
  }

  /** Room for 1,024 bytes is there at first: texts that just fit, just do not, and far more. */
  @ParameterizedTest
  @ValueSource(ints = {1_020, 1_023, 1_024, 1_025, 4_000})
  void growsForWhateverIsAdded(int length) {
    String ascii = "a".repeat(length);
    assertThat(text.add(ascii)).isSameAs(text);
    assertThat(text.add('b')).isSameAs(text);
    assertThat(made()).isEqualTo(ascii + "b");
    byte[] wide = "語".repeat(length).getBytes(StandardCharsets.UTF_16LE);
    text.clear().add('b').addUtf16(wide, 0, wide.length);
    assertThat(made()).isEqualTo("b" + "語".repeat(length));
    Utf8Text other = new Utf8Text().add("12345");
    byte[] latin = "é".repeat(length).getBytes(StandardCharsets.ISO_8859_1);
    other.addCounted(latin, 0, ASCII | length, length);
    assertThat(new String(other.bytes, 0, other.length, StandardCharsets.UTF_8))
        .isEqualTo("12345" + "é".repeat(length));
  }

  @Test
  void theLastCharacter() {
    assertThat(text.endsWith('a')).isFalse();
    text.add("ba");
    assertThat(text.endsWith('a')).isTrue();
    assertThat(text.endsWith('b')).isFalse();
    assertThat(text.clear().endsWith('a')).isFalse();
    assertThat(text.add('a').endsWith('a')).isTrue();
  }
}
