package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where reading a capture that was not closed ends, and what is said of the end. */
class EventsByTheirSizesTest {
  private static final int CLASS = 0x08;
  private static final int CODE = 0x0C;
  private static final int START = 0x1C;
  private static final int EXTRA = 0x30;

  private final PmlBuilder builder = new PmlBuilder(true).addCloses(3, PmlBuilder.START);
  private final byte[] file = PmlBuilder.unclosed(builder.build());
  private final int second = builder.eventOffsets.get(1);

  @TempDir Path folder;

  /** Four bytes of the second event. */
  private void set(int field, long value) {
    byte[] bytes = new LittleEndian().u32(value).done();
    System.arraycopy(bytes, 0, file, second + field, 4);
  }

  private String salvaged(int events) throws IOException {
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
    assertThat(reading.events).hasSize(events);
    return reading.message("pml.salvaged");
  }

  private static String bytes(int end, int size) {
    return "byte 0x" + Integer.toHexString(end) + " of 0x" + Integer.toHexString(size);
  }

  /** Behind the events lie tables that nobody told of. */
  @Test
  void endsBehindTheLastEvent() throws IOException {
    assertThat(salvaged(3))
        .contains("kept 3 whole events")
        .contains(bytes(builder.eventEnds.get(2), file.length))
        .contains("what follows is not an event");
  }

  @Test
  void endsWithTheFile() throws IOException {
    byte[] cut = Arrays.copyOf(file, builder.eventEnds.get(2));
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, cut);
    assertThat(reading.events).hasSize(3);
    assertThat(reading.message("pml.salvaged")).doesNotContain("because");
  }

  @ParameterizedTest
  @CsvSource({
    "8, 0", // no class
    "8, 6", // a class beyond all
    "8, 0xffffffff",
    "12, 64", // a code that no file operation has
    "40, 1024", // a stack deeper than any
    "44, 0x100000", // a detail larger than any
    "44, 0xffffffff",
  })
  void whatNoEventHas(String field, String value) throws IOException {
    set(Integer.decode(field), Long.decode(value));
    assertThat(salvaged(1)).contains("because what follows is not an event");
  }

  /** Codes by class: files have most of them. */
  @ParameterizedTest
  @CsvSource({"1, 16", "2, 32", "4, 16", "5, 16"})
  void codesThatNoEventOfTheClassHas(long eventClass, long code) throws IOException {
    set(CLASS, eventClass);
    set(CODE, code);
    assertThat(salvaged(1)).contains("because what follows is not an event");
  }

  /** Events are in the order of their start; one at the same time may follow. */
  @ParameterizedTest
  @CsvSource({"0, 3", "-1, 1"})
  void timeDoesNotRunBack(long ticks, int events) throws IOException {
    PmlBuilder.patch(file, second + START, PmlBuilder.START + ticks);
    salvaged(events);
  }

  /** It would begin before the detail ends. */
  @Test
  void anExtraDetailInsideTheEvent() throws IOException {
    set(EXTRA, RawEvent.HEADER_SIZE);
    assertThat(salvaged(1)).contains("because the next event claims an impossible size");
  }

  @ParameterizedTest
  @CsvSource({"0x10000000", "0xffffffff"})
  void anExtraDetailFarAway(String distance) throws IOException {
    set(EXTRA, Long.decode(distance));
    assertThat(salvaged(1)).contains("because the next event claims an impossible size");
  }

  @ParameterizedTest
  @CsvSource({"44, 0xfffff", "48, 0x8000", "40, 1023"})
  void anEventLongerThanTheFile(String field, String value) throws IOException {
    set(Integer.decode(field), Long.decode(value));
    assertThat(salvaged(1)).contains("because the file ends inside an event");
  }

  /** One byte short of the second event, of its header, and of the first. */
  @Test
  void cutInsideAnEvent() throws IOException {
    int[] cuts = {builder.eventEnds.get(1) - 1, second + RawEvent.HEADER_SIZE - 1, second + 1};
    for (int cut : cuts) {
      Reading reading = Reading.of(folder, ReadMode.SALVAGE, Arrays.copyOf(file, cut));
      assertThat(reading.events).hasSize(1);
      assertThat(reading.message("pml.salvaged"))
          .contains(bytes(second, cut))
          .contains("because the file ends inside an event");
    }
  }
}
