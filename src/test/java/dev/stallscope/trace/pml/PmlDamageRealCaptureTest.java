package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.model.Column;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real capture that is cut or whose bits flip: whole events, or the documented refusal. */
class PmlDamageRealCaptureTest {
  private static final int PAGE = 4_096;
  private static final int FLIPS = 250;

  @TempDir Path folder;

  private byte[] capture;
  private List<Reading.Seen> all;

  @BeforeEach
  void readCapture() throws IOException {
    capture = Files.readAllBytes(RealCaptures.require("LogFileUTC64Process.PML"));
    all = Reading.of(folder, ReadMode.STRICT, capture).events;
  }

  /** Where each event begins; behind them the array of offsets. */
  private long end(int event) {
    return event + 1 < all.size() ? all.get(event + 1).fileOffset() : eventsEnd();
  }

  private long eventsEnd() {
    return RawEvent.i64(capture, 0x248);
  }

  private void check(int length) throws IOException {
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, Arrays.copyOf(capture, length));
    long kept = 0;
    while (kept < all.size() && end((int) kept) - 3 <= length) {
      kept++;
    }
    assertThat((long) reading.events.size()).as("cut at %d", length).isBetween(kept - 1, kept + 1);
    for (int event = 0; event < reading.events.size(); event++) {
      assertThat(reading.events.get(event).startTicks()).isEqualTo(all.get(event).startTicks());
      assertThat(reading.events.get(event).path()).isEqualTo(all.get(event).path());
    }
    assertThat(reading.codes()).as("cut at %d", length).isNotEmpty();
  }

  @Test
  void cutAtEveryPageItKeepsItsWholeEvents() throws IOException {
    for (int length = PAGE; length < capture.length; length += PAGE) {
      check(length);
    }
  }

  @Test
  void cutInItsTablesItKeepsAllEvents() throws IOException {
    Random random = new Random(4);
    int from = (int) eventsEnd();
    for (int i = 0; i < 60; i++) {
      check(from + random.nextInt(capture.length - from));
    }
  }

  @Test
  void flippedBitsCostNoMoreThanTheyMust() throws IOException {
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] damaged = capture.clone();
      int flips = 1 + random.nextInt(4);
      for (int flip = 0; flip < flips; flip++) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      refused += readAllTexts(damaged, flips) ? 0 : 1;
    }
    assertThat(refused).isLessThan(FLIPS / 20);
  }

  /** Whether it could be read; then nearly all of it was. */
  private boolean readAllTexts(byte[] damaged, int flips) throws IOException {
    List<Long> starts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    try (PmlTraceReader reader = Reading.open(folder, ReadMode.SALVAGE, damaged)) {
      reader.read(
          (event, texts) -> {
            text.setLength(0);
            texts.append(Column.DETAIL, text);
            texts.append(Column.COMMAND_LINE, text);
            return starts.add(event.startTicks);
          });
    } catch (MalformedTraceException e) {
      assertThat(e.file()).isEqualTo("sample.PML");
      return false;
    }
    assertThat(starts).hasSizeBetween(all.size() - 2 * flips, all.size() + 2 * flips);
    return true;
  }
}
