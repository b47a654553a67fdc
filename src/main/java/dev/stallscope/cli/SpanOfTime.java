package dev.stallscope.cli;

import dev.stallscope.model.Ticks;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 50ms}, {@code 2s}, {@code 500us} as ticks. */
final class SpanOfTime implements ITypeConverter<Long> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,7})?)(us|ms|s|min)");

  @Override
  public Long convert(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is no span of time; write 50ms, 2s or 500us");
    }
    long unit =
        switch (form.group(2)) {
          case "us" -> 10;
          case "ms" -> Ticks.PER_MILLISECOND;
          case "s" -> Ticks.PER_SECOND;
          default -> 60 * Ticks.PER_SECOND;
        };
    return Math.round(Double.parseDouble(form.group(1)) * unit);
  }
}
