package dev.stallscope.synth;

import dev.stallscope.model.Ticks;
import dev.stallscope.synth.plant.Terms.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many: {@code 3} or {@code 3..9}.
 *
 * @param least not negative
 * @param most not below {@code least}
 */
record Range(int least, int most) {
  private static final Pattern COUNTS = Pattern.compile("(\\d{1,5})(?:\\.\\.(\\d{1,5}))?");
  private static final Pattern SPAN =
      Pattern.compile(
          "(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s)(?:\\.\\.(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s))?");
  private static final long LONGEST = 3600 * Ticks.PER_SECOND;

  static Range parse(Script.Line line, String text) throws ScenarioException {
    Matcher matcher = COUNTS.matcher(text);
    if (!matcher.matches()) {
      throw line.error("'" + text + "' is no number such as 3 or 3..9");
    }
    int least = Integer.parseInt(matcher.group(1));
    int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
    if (most < least) {
      throw line.error("'" + text + "' ends below its begin");
    }
    return new Range(least, most);
  }

  /** A time such as {@code 250ms} or {@code 0.5s..4s}. */
  static Span span(Script.Line line, String text) throws ScenarioException {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      throw line.error("'" + text + "' is no time such as 250ms or 0.5s..4s");
    }
    long least = ticks(matcher.group(1), matcher.group(2));
    long most = matcher.group(3) == null ? least : ticks(matcher.group(3), matcher.group(4));
    if (most < least || least == 0 || most > LONGEST) {
      throw line.error("'" + text + "' must rise, begin above 0 and end within an hour");
    }
    return new Span(least, most);
  }

  private static long ticks(String number, String unit) {
    long each = unit.equals("s") ? Ticks.PER_SECOND : Ticks.PER_MILLISECOND;
    return Math.round(Double.parseDouble(number) * each);
  }
}
