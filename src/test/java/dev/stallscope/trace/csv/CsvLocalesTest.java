package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports as every locale the JDK knows would have them: ProcMon asks Windows for times, dates and
 * numbers, and Windows's forms come from the same table (Unicode CLDR). Digits are Western, as
 * Windows's functions give them.
 */
class CsvLocalesTest {
  private static final List<LocalDateTime> TIMES =
      List.of(
          LocalDateTime.of(2024, 2, 28, 9, 5, 7, 123_456_700),
          LocalDateTime.of(2024, 2, 28, 12, 0, 0, 0),
          LocalDateTime.of(2024, 2, 28, 12, 59, 1, 100),
          LocalDateTime.of(2024, 2, 28, 15, 42, 8, 999_999_900),
          LocalDateTime.of(2024, 2, 28, 23, 59, 59, 999_999_900),
          LocalDateTime.of(2024, 2, 29, 0, 0, 0, 100),
          LocalDateTime.of(2024, 2, 29, 1, 0, 0, 700_000_000));

  private static final long OFFSET = 123_456_789_012L;

  @TempDir Path folder;

  /** One locale's forms. */
  private static final class Forms {
    final DateTimeFormatter time;
    final DateTimeFormatter second;
    final DateTimeFormatter date;
    final NumberFormat number;

    Forms(Locale locale) {
      String clock = pattern(null, FormatStyle.MEDIUM, locale).replaceAll("B+", "a");
      DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
      char mark = symbols.getDecimalSeparator() == ',' ? ',' : '.';
      time = formatter(clock.replaceFirst("(s+)", "$1'" + mark + "'SSSSSSS"), locale);
      second = formatter(clock, locale);
      date = formatter(pattern(FormatStyle.SHORT, null, locale).replaceAll("G+ ?", ""), locale);
      symbols.setZeroDigit('0');
      number = NumberFormat.getIntegerInstance(locale);
      ((DecimalFormat) number).setDecimalFormatSymbols(symbols);
    }

    private static String pattern(FormatStyle date, FormatStyle time, Locale locale) {
      return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
          date, time, IsoChronology.INSTANCE, locale);
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
      return DateTimeFormatter.ofPattern(pattern, locale).withDecimalStyle(DecimalStyle.STANDARD);
    }

    String row(LocalDateTime at, boolean dated) {
      String detail =
          "Offset: "
              + number.format(OFFSET)
              + ", Length: "
              + number.format(65_536)
              + ", Priority: Normal";
      String day = dated ? date.format(at) + " " + second.format(at) : "";
      return dated
          ? Csv.row(time.format(at), day, "go.exe", "7", "ReadFile", "SUCCESS", detail)
          : Csv.row(time.format(at), "go.exe", "7", "ReadFile", "SUCCESS", detail);
    }

    String export(boolean dated) {
      String header =
          dated
              ? Csv.row(
                  "Time of Day",
                  "Date & Time",
                  "Process Name",
                  "PID",
                  "Operation",
                  "Result",
                  "Detail")
              : Csv.row("Time of Day", "Process Name", "PID", "Operation", "Result", "Detail");
      StringBuilder csv = new StringBuilder("\uFEFF").append(header).append("\r\n");
      TIMES.forEach(at -> csv.append(row(at, dated)).append("\r\n"));
      return csv.toString();
    }
  }

  private String check(Locale locale, boolean dated) throws IOException {
    String export = new Forms(locale).export(dated);
    try (CsvTraceReader reader =
        CsvTraceReader.open(Csv.file(folder, export), ReadOptions.DEFAULTS)) {
      List<Long> starts = new ArrayList<>();
      List<Long> numbers = new ArrayList<>();
      reader.read(
          (event, texts) -> {
            numbers.add(event.offset);
            numbers.add(event.length);
            return starts.add(event.startTicks);
          });
      if (starts.size() != TIMES.size()) {
        return "read only " + starts.size() + reader.diagnostics().entries();
      }
      List<String> codes =
          reader.diagnostics().entries().stream().map(ReadDiagnostics.Entry::code).toList();
      boolean certain = dated && !codes.contains("text.date-order-assumed");
      long base = certain ? 0 : starts.get(0) - Ticks.ofUtc(TIMES.get(0));
      for (int i = 0; i < TIMES.size(); i++) {
        if (starts.get(i) - base != Ticks.ofUtc(TIMES.get(i))) {
          return "time " + i + " is off by " + (starts.get(i) - base - Ticks.ofUtc(TIMES.get(i)));
        }
      }
      boolean exact = numbers.stream().distinct().toList().equals(List.of(OFFSET, 65_536L));
      return exact ? "" : "numbers " + numbers.subList(0, 2);
    }
  }

  @Tag("slow")
  @Test
  void everyLocaleIsRead() throws IOException {
    TreeMap<String, String> failures = new TreeMap<>();
    List<Locale> locales = new ArrayList<>(Arrays.asList(Locale.getAvailableLocales()));
    locales.sort(Comparator.comparing(Locale::toLanguageTag));
    for (Locale locale : locales) {
      for (boolean dated : new boolean[] {false, true}) {
        String failure = check(locale, dated);
        if (!failure.isEmpty()) {
          failures.put(
              locale.toLanguageTag() + (dated ? " dated" : ""),
              failure + " of " + new Forms(locale).row(TIMES.get(3), dated));
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(locales).hasSizeGreaterThan(500);
  }
}
