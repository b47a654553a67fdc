package dev.stallscope.cli;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.ExclusionCheck.Effect;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * When a comparison fails a build: {@code worse}, {@code inconclusive}, {@code no-difference},
 * {@code not improved}, {@code dead-exclusion}, {@code saved < 10s} or {@code saved < 10%}.
 *
 * @param text as the user wrote it, in lower case
 */
record FailCondition(String text, Predicate<Comparison> condition) {
  private static final Pattern SAVED = Pattern.compile("saved ?< ?(.+)");
  private static final Pattern PER_CENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?) ?%");

  /** Whether the comparison meets it. */
  boolean isMet(Comparison comparison) {
    return condition.test(comparison);
  }

  static FailCondition parse(String asked) {
    String text = asked.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return new FailCondition(
        text,
        switch (text) {
          case "worse" -> outcome(Outcome.WORSE);
          case "inconclusive" -> outcome(Outcome.INCONCLUSIVE);
          case "no-difference", "no difference" -> outcome(Outcome.NO_DIFFERENCE);
          case "not improved" -> outcome(Outcome.IMPROVED).negate();
          case "dead-exclusion" -> FailCondition::hasDeadExclusion;
          default -> savedLess(text);
        });
  }

  private static Predicate<Comparison> outcome(Outcome outcome) {
    return comparison -> comparison.verdict().outcome() == outcome;
  }

  private static boolean hasDeadExclusion(Comparison comparison) {
    return comparison.exclusions().stream().anyMatch(check -> check.effect() == Effect.DEAD);
  }

  private static Predicate<Comparison> savedLess(String text) {
    Matcher saved = SAVED.matcher(text);
    if (!saved.matches()) {
      throw new TypeConversionException(
          "\""
              + text
              + "\" is no condition; write worse, inconclusive, no-difference, not improved,"
              + " dead-exclusion, \"saved < 10s\" or \"saved < 10%\"");
    }
    Matcher percent = PER_CENT.matcher(saved.group(1));
    if (percent.matches()) {
      double share = Double.parseDouble(percent.group(1)) / 100;
      return comparison -> comparison.savedShare() < share;
    }
    long ticks = new SpanOfTime().convert(saved.group(1));
    return comparison -> comparison.savedTicks() < ticks;
  }

  /** Reads one for picocli. */
  static final class Converter implements ITypeConverter<FailCondition> {
    @Override
    public FailCondition convert(String text) {
      return parse(text);
    }
  }
}
