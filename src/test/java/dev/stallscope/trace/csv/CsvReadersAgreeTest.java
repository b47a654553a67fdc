package dev.stallscope.trace.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three readers against each other on files made at random. */
class CsvReadersAgreeTest {
  private static final int FILES = 1500;
  private static final String[] PIECES = {
    "a",
    "SUCCESS",
    "\"",
    "\"\"",
    ",",
    "\",\"",
    "\r\n",
    "\"\r\n\"",
    "\r",
    "\n",
    "\\",
    ";",
    " ",
    "é",
    "上午",
    "😀",
    "\0",
    "C:\\Users\\test\\",
    "0123456789012345678901234567890"
  };

  @TempDir Path folder;

  private final Random random = new Random(20260711);

  @Test
  void inProcmonsDialect() throws IOException {
    for (int i = 0; i < FILES; i++) {
      String text = text(',', true, "\r\n");
      List<List<String>> expected = Csv.byFastCsv(text, ',');
      try (TraceFile file = Csv.file(folder, text)) {
        assertThat(Csv.scanned(file, 0L)).as(shown(text)).isEqualTo(expected);
        assertThat(Csv.scanned(file, 16 + random.nextInt(64))).as(shown(text)).isEqualTo(expected);
        assertThat(Csv.resaved(file, Csv.dialect(StandardCharsets.UTF_8, ',', 0)))
            .as(shown(text))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void inOtherDialects() throws IOException {
    for (int i = 0; i < FILES; i++) {
      char separator = ",;\t|".charAt(random.nextInt(4));
      String text = text(separator, false, random.nextBoolean() ? "\n" : "\r\n");
      List<List<String>> expected = Csv.byFastCsv(text, separator);
      try (TraceFile file = Csv.file(folder, text)) {
        assertThat(Csv.resaved(file, Csv.dialect(StandardCharsets.UTF_8, separator, 0)))
            .as(shown(text))
            .isEqualTo(expected);
        if (separator == ',') {
          assertThat(Csv.scanned(file, 16 + random.nextInt(64)))
              .as(shown(text))
              .isEqualTo(expected);
        }
      }
      try (TraceFile file = Csv.file(folder, text.getBytes(StandardCharsets.UTF_16BE))) {
        assertThat(Csv.resaved(file, Csv.dialect(StandardCharsets.UTF_16BE, separator, 0)))
            .as(shown(text))
            .isEqualTo(expected);
      }
    }
  }

  private String text(char separator, boolean quoteAll, String lineEnd) {
    StringBuilder text = new StringBuilder();
    int rows = random.nextInt(6);
    for (int i = 0; i < rows; i++) {
      text.append(row(separator, quoteAll)).append(lineEnd);
    }
    if (random.nextInt(4) == 0 && rows > 0) {
      text.setLength(text.length() - lineEnd.length());
    }
    return text.toString();
  }

  private String row(char separator, boolean quoteAll) {
    List<String> fields = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      String field = field();
      boolean needed = field.chars().anyMatch(c -> c == separator || c == '"' || c < ' ');
      boolean quoted = quoteAll || needed || random.nextInt(3) == 0;
      fields.add(quoted ? Csv.quoted(field) : field);
    }
    return String.join(String.valueOf(separator), fields);
  }

  private String field() {
    return random
        .ints(random.nextInt(5), 0, PIECES.length)
        .mapToObj(i -> PIECES[i])
        .collect(Collectors.joining());
  }

  private static String shown(String text) {
    return text.replace("\r", "␍").replace("\n", "␊").replace("%", "%%");
  }
}
