package dev.stallscope.trace.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flipped bits cost what stands there, or the file is refused by its name. */
class XmlNoiseTest {
  private static final int EVENTS = 3;

  @TempDir Path folder;

  @Test
  void flippedBitsDoNoMoreThanRefuse() throws IOException {
    String events = Xml.event(1, "C:\\a", Xml.STACK) + Xml.event(2, "C:\\b", "");
    byte[] whole =
        Xml.document(events + Xml.event(3, "C:\\c", "")).getBytes(StandardCharsets.UTF_8);
    Random random = new Random(11);
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] xml = whole.clone();
      for (int flip = random.nextInt(4); flip >= 0; flip--) {
        xml[random.nextInt(xml.length)] ^= (byte) (1 << random.nextInt(8));
      }
      AtomicInteger seen = new AtomicInteger();
      try (XmlTraceReader reader = Xml.open(folder, xml, ReadMode.SALVAGE)) {
        reader.read((event, texts) -> seen.incrementAndGet() > 0);
      } catch (MalformedTraceException e) {
        assertThat(e.file()).isEqualTo("trace.xml");
      }
      assertThat(seen.get()).isLessThanOrEqualTo(EVENTS);
      read += seen.get() == EVENTS ? 1 : 0;
    }
    assertThat(read).isGreaterThan(200);
  }
}
