package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text is worked out once, whatever stands around it, as long as there is room. */
class ByteMemoTest {
  private final List<String> computed = new ArrayList<>();

  private ByteMemo<String> memo(int slots) {
    return new ByteMemo<>(
        slots,
        text -> {
          computed.add(text);
          return "<" + text + ">";
        });
  }

  private static String of(ByteMemo<String> memo, String before, String text, String after) {
    byte[] bytes = (before + text + after).getBytes(StandardCharsets.UTF_8);
    int start = before.getBytes(StandardCharsets.UTF_8).length;
    return memo.of(bytes, start, text.getBytes(StandardCharsets.UTF_8).length);
  }

  private static void useTwice(ByteMemo<String> memo, List<String> texts) {
    for (int pass = 0; pass < 2; pass++) {
      for (String text : texts) {
        assertThat(of(memo, "", text, "")).isEqualTo("<" + text + ">");
      }
    }
  }

  @Test
  void aTextIsKnownAgainWhereverItStands() {
    ByteMemo<String> memo = memo(64);
    for (String text :
        List.of("", "x", "SUCCESS", "ReadFile", "RegOpenKey", "größer als 16 Bytes")) {
      assertThat(of(memo, "", text, "")).isEqualTo("<" + text + ">");
      assertThat(of(memo, "some bytes", text, "a")).isEqualTo("<" + text + ">");
      assertThat(of(memo, "é", text, "b")).isEqualTo("<" + text + ">");
    }
    assertThat(computed)
        .containsExactly("", "x", "SUCCESS", "ReadFile", "RegOpenKey", "größer als 16 Bytes");
  }

  @Test
  void textsThatDifferInOneByteAreApart() {
    ByteMemo<String> memo = memo(8);
    useTwice(memo, List.of("RegOpenKey", "RegOpenKez", "SegOpenKey", "RegOpenKe"));
    assertThat(computed).hasSize(4);
  }

  @Test
  void aFullTableComputesWhatFoundNoRoomEachTime() {
    ByteMemo<String> memo = memo(8);
    List<String> kept = IntStream.range(0, 8).mapToObj(i -> "kept" + i).toList();
    useTwice(memo, kept);
    assertThat(computed).isEqualTo(kept);
    useTwice(memo, List.of("late", "later"));
    assertThat(computed).endsWith("late", "later", "late", "later");
    useTwice(memo, kept);
    assertThat(computed).as("and drops nothing").hasSize(12);
  }

  @Test
  void aLongTextIsComputedEachTime() {
    String longest = "x".repeat(1024);
    useTwice(memo(64), List.of(longest, longest + "x"));
    assertThat(computed).containsExactly(longest, longest + "x", longest + "x");
  }

  /** Texts of traces differ in few places; all must find room in a table of eight times as many. */
  static Stream<List<String>> alike() {
    return Stream.of(
        texts("%04d"),
        texts("%08d"),
        texts("Offset: %d, Length: 4,096"),
        texts("Desired Access: Generic Read, Options: %d"),
        texts("%08x00000000"),
        texts("FSCTL_%08x_CODE_OF_A_DEVICE"),
        IntStream.rangeClosed(1, 512).mapToObj("\0"::repeat).toList(),
        IntStream.rangeClosed(1, 512).mapToObj("a"::repeat).toList());
  }

  private static List<String> texts(String format) {
    return IntStream.range(0, 2048).mapToObj(i -> format.formatted(i)).toList();
  }

  @ParameterizedTest
  @MethodSource("alike")
  void textsThatAreAlikeDoNotCrowd(List<String> texts) {
    useTwice(memo(1 << 14), texts);
    assertThat(computed).isEqualTo(texts);
  }
}
