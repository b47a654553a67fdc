package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.compare.Exclusion.Reading;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Wildcards of rules, against regular expressions and on paths that those would not finish. */
class RulePatternTest {
  private static String drawn(Random random, String letters, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private static boolean byExpression(String rule, Reading reading, String path) {
    String star = reading == Reading.EFFECTIVE ? "[^\\\\]+" : ".*";
    String below =
        rule.chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> star;
                      case '?' -> "[^\\\\]";
                      default -> Pattern.quote(String.valueOf((char) c));
                    })
            .reduce("", String::concat);
    return Pattern.matches("(?is)(C:)?\\\\" + below + "([\\\\:].*)?", path);
  }

  @Test
  void wildcardsAreReadAsExpressionsReadThem() {
    Random random = new Random(7);
    int covered = 0;
    for (int i = 0; i < 40_000; i++) {
      String rule = drawn(random, "aB\\*?", 6);
      if (rule.isEmpty() || rule.endsWith("\\")) {
        continue;
      }
      String path = (random.nextBoolean() ? "c:\\" : "\\") + drawn(random, "abAB\\:", 9);
      Exclusion exclusion = new Exclusion("C:\\" + rule, Exclusion.Kind.PATH);
      for (Reading reading : Reading.values()) {
        boolean expected = byExpression(rule, reading, path);
        assertThat(exclusion.paths(reading).test(path)).as("%s %s", rule, path).isEqualTo(expected);
        covered += expected ? 1 : 0;
      }
    }
    assertThat(covered).isGreaterThan(5_000);
  }

  /** As many wildcards as Windows takes, on a path as long as Windows has them. */
  @Test
  void aRuleThatAlmostCoversALongPathIsDoneSoon() {
    String path = "C:" + "\\a".repeat(16_382) + "\\b";
    Exclusion rule = Exclusion.parse("C:\\*a\\*a\\*a\\*a\\*a\\*a\\c");
    assertThat(rule.paths(Reading.MEANT).test(path)).isFalse();
    assertThat(rule.paths(Reading.MEANT).test(path + "\\a\\c")).isTrue();
    assertThat(rule.paths(Reading.EFFECTIVE).test(path)).isFalse();
    assertThat(Exclusion.parse("*.a*a*a*a*c").paths(Reading.MEANT).test("x." + "a".repeat(32_000)))
        .isFalse();
  }
}
