package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every column of every row against ProcMon's own export of the same capture. */
class PmlTextsRealCaptureTest {
  /**
   * A registry value of 44 binary bytes of which 16 were captured: ProcMon shows 20, the last four
   * being the beginning of the next event in its memory. Ours ends with what was captured.
   */
  private static final String READ_BEYOND =
      "Type: REG_BINARY, Length: 44, Data: 00 00 00 00 00 00 00 00 C4 FF FF FF 00 00 00 00";

  private record Mismatch(Column column, String ours, String theirs) {}

  @ParameterizedTest
  @CsvSource({
    "LogFileUTC64Filesystem, 31569, 0",
    "LogFileUTC64Process, 3400, 0",
    "LogfileTests32bitUTC, 32930, 7",
    "LogfileTests64bitUTC, 53214, 0"
  })
  void textsAreProcmons(String name, int rows, int readBeyond) throws IOException {
    List<Mismatch> mismatches = new ArrayList<>();
    assertThat(compare(name, mismatches)).isEqualTo(rows);
    Map<Column, Integer> table = new EnumMap<>(Column.class);
    mismatches.forEach(mismatch -> table.merge(mismatch.column(), 1, Integer::sum));
    System.out.println(name + ": " + rows + " rows, mismatches " + table);

    assertThat(mismatches)
        .hasSize(readBeyond)
        .allSatisfy(
            mismatch -> {
              assertThat(mismatch.column()).isEqualTo(Column.DETAIL);
              assertThat(mismatch.ours()).isEqualTo(READ_BEYOND);
              assertThat(mismatch.theirs()).startsWith(READ_BEYOND + " ").hasSize(95);
            });
    assertThat(mismatches.size()).isLessThan(rows / 200);
  }

  /** Returns the number of rows; both sides must have the same. */
  private static int compare(String name, List<Mismatch> mismatches) throws IOException {
    LoadedCapture capture = new LoadedCapture(name);
    PmlTexts texts = capture.texts();
    int rows = 0;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(RealCaptures.require(name + ".CSV"))) {
      Iterator<NamedCsvRecord> exported = csv.iterator();
      for (int i = 0; i < capture.count(); i++) {
        if (capture.seek(i)) {
          capture.decode();
          texts.at(capture.raw, capture.event);
          compare(texts, exported.next(), mismatches);
          rows++;
        }
      }
      assertThat(exported.hasNext()).isFalse();
    }
    return rows;
  }

  private static void compare(PmlTexts texts, NamedCsvRecord row, List<Mismatch> mismatches) {
    StringBuilder text = new StringBuilder();
    for (String head : row.getHeader()) {
      Column column = Column.named(head);
      assertThat(column).as(head).isNotNull();
      text.setLength(0);
      texts.append(column, text);
      // The export's own rule for values of several lines; see PmlTexts.
      String ours = text.toString().replace('\n', ';');
      String theirs = row.getField(head);
      if (!ours.equals(theirs)) {
        mismatches.add(new Mismatch(column, ours, theirs));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LogfileTests32bitUTC", "LogfileTests64bitUTC"})
  void damagedEventsAreRenderedWithoutFailing(String name) throws IOException {
    LoadedCapture capture = new LoadedCapture(name);
    RawEvent damaged = new RawEvent(capture.raw.pointerSize);
    PmlTexts texts = capture.texts();
    StringBuilder text = new StringBuilder();
    int rendered = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      if (capture.seek(random.nextInt(capture.count()))) {
        capture.decode();
        damage(capture.raw, damaged, random);
        texts.at(damaged, capture.event);
        for (Column column : Column.values()) {
          text.setLength(0);
          texts.append(column, text);
        }
        rendered++;
      }
    }
    assertThat(rendered).isGreaterThan(19_000);
  }

  /** Makes {@code into} the same event with bytes of its details changed and their ends moved. */
  private static void damage(RawEvent whole, RawEvent into, Random random) {
    int length = whole.extraEnd - whole.start;
    into.bytes = Arrays.copyOfRange(whole.bytes, whole.start, whole.extraEnd);
    into.start = 0;
    into.detailStart = whole.detailStart - whole.start;
    into.detailEnd = into.detailStart + random.nextInt(whole.detailLength() + 1);
    into.extraEnd = length;
    into.extraStart = length - random.nextInt(whole.extraLength() + 1);
    for (int flips = random.nextInt(12); flips > 0 && length > into.detailStart; flips--) {
      int at = into.detailStart + random.nextInt(length - into.detailStart);
      into.bytes[at] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
    }
  }
}
