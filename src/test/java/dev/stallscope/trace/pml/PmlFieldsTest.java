package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a field, what is whole is read, or the file is refused by its name. */
class PmlFieldsTest {
  private static final int EVENTS = 4;

  @TempDir Path folder;

  private final PmlBuilder builder =
      new PmlBuilder(true)
          .process(1, 100, 0, "make.exe", 1000, List.of("C:\\Tools\\make.dll"))
          .process(2, 104, 1, "cl.exe", 1000)
          .host(new byte[] {10, 0, 0, 7}, "build.example.com")
          .port(443, true, "https")
          .addCloses(EVENTS, PmlBuilder.START);

  /** Nothing, one, all bits, far too much, and where something else begins. */
  private int[] values() {
    return new int[] {
      0, 1, -1, Integer.MAX_VALUE, PmlHeader.SIZE, builder.processesAt, builder.stringsAt
    };
  }

  @Test
  void everyFieldMayHoldAnything() throws IOException {
    byte[] whole = builder.build();
    int read = 0;
    int refused = 0;
    for (int at = 0; at + 4 <= whole.length; at += 4) {
      for (int value : values()) {
        byte[] file = whole.clone();
        System.arraycopy(new LittleEndian().u32(value).done(), 0, file, at, 4);
        try {
          Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
          assertThat(reading.events).as("%x at %x", value, at).hasSizeLessThanOrEqualTo(EVENTS);
          read += reading.events.size() == EVENTS ? 1 : 0;
        } catch (MalformedTraceException e) {
          assertThat(e.file()).isEqualTo("sample.PML");
          refused++;
        }
      }
    }
    int all = whole.length / 4 * values().length;
    assertThat(read).isGreaterThan(all / 2);
    assertThat(refused).isBetween(1, all / 10);
  }
}
