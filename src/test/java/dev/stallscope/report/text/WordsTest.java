package dev.stallscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.rule.WaitByDesign.Reason;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private final Words words = Words.english();

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMemberOfAClosedListHasWords(Language language) {
    Words words = Words.in(language);
    Map<String, Enum<?>[]> lists =
        Map.of(
            "cause", Cause.values(),
            "outcome", Outcome.values(),
            "what", What.values(),
            "reason", Reason.values(),
            "ground", Ground.Kind.values(),
            "missing", Missing.values());
    lists.forEach(
        (prefix, members) ->
            Stream.of(members)
                .forEach(
                    member ->
                        assertThat(words.text(prefix, member, "number", 2, "name", "x"))
                            .isNotBlank()));
    assertThat(Statement.values())
        .allSatisfy(s -> assertThat(words.text("next", s)).matches(".+[.。]"));
  }

  @Test
  void placesAreFilledOnce() {
    assertThat(words.text("process", "name", "{pid}.exe", "pid", 7)).isEqualTo("{pid}.exe (PID 7)");
  }

  @Test
  void missingKeysAndPlacesAreFaultsOfTheProgram() {
    assertThatThrownBy(() -> words.text("no.such")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> words.text("process", "name", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.1 µs",
    "10, 1 µs",
    "4100, 410 µs",
    "507500, 50.75 ms",
    "9999999, 1000.0 ms",
    "98100000, 9.81 s",
    "600000000, 1 min",
    "1250000000, 2 min 5 s",
    "37800000000, 1 h 3 min"
  })
  void timesAreReadInTheUnitThatFits(long ticks, String text) {
    assertThat(Quantities.time(ticks)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"500000, 50 ms", "15000000, 1.5 s", "100000000, 10 s", "1000, 100 µs"})
  void thresholdsHaveNoIdleDigits(long ticks, String text) {
    assertThat(Quantities.threshold(ticks)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 %",
    "0.0004, < 0.1 %",
    "0.052, 5.2 %",
    "0.0994, 9.9 %",
    "0.0996, 10 %",
    "0.2, 20 %",
    "1, 100 %"
  })
  void sharesArePerCent(double share, String text) {
    assertThat(Quantities.share(share)).isEqualTo(text);
  }

  @Test
  void chineseIsWrappedBetweenCharactersButNotBeforeItsMarks() {
    assertThat(TextWidth.wrap("锁冲突 2 min，网络。", 10)).containsExactly("锁冲突 2", "min，网", "络。");
    assertThat(TextWidth.wrap("一二三四五。六", 10)).containsExactly("一二三四", "五。六");
  }

  @Test
  void wrappingKeepsEveryWord() {
    assertThat(TextWidth.wrap("aa bb cccccccc d", 5)).containsExactly("aa bb", "ccccc", "ccc d");
    assertThat(TextWidth.shorten("C:\\folder\\file.txt", 12)).isEqualTo("C:\\…file.txt");
    assertThat(TextWidth.of("a文é")).isEqualTo(4);
  }
}
