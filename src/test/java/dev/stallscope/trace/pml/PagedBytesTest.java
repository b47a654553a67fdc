package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked for in whatever order is what the file holds there. */
class PagedBytesTest {
  private static final int SIZE = 1 << 20;

  @TempDir Path folder;

  private TraceFile file(byte[] content) throws IOException {
    return TraceFile.open("bytes", Files.write(folder.resolve("bytes"), content), false);
  }

  @Test
  void tablesSideBySideAndJumpsGiveWhatIsThere() throws IOException {
    Random random = new Random(1);
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    ByteBuffer expected = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    try (TraceFile file = file(content)) {
      PagedBytes bytes = new PagedBytes(file);
      for (int i = 0; i < 200_000; i++) {
        // six tables, more than there are pages, and now and then anywhere
        int at = i % 10 == 0 ? random.nextInt(SIZE - 8) : i % 6 * (SIZE / 6) + i / 6;
        assertThat(bytes.u16(at)).isEqualTo(expected.getShort(at) & 0xFFFF);
        assertThat(bytes.u32(at)).isEqualTo(expected.getInt(at) & 0xFFFFFFFFL);
        assertThat(bytes.i64(at)).isEqualTo(expected.getLong(at));
        if (i % 1_000 == 0) {
          int length = random.nextInt(Math.min(SIZE - at, 100_000));
          assertThat(bytes.bytes(at, length))
              .isEqualTo(Arrays.copyOfRange(content, at, at + length));
        }
      }
    }
  }

  @Test
  void whatLiesOutsideIsSaidToBe() throws IOException {
    try (TraceFile file = file(new byte[100])) {
      PagedBytes bytes = new PagedBytes(file);
      assertThat(bytes.i64(92)).isZero();
      assertThatThrownBy(() -> bytes.i64(93)).isInstanceOf(MalformedTraceException.class);
      assertThatThrownBy(() -> bytes.i32(-1)).isInstanceOf(MalformedTraceException.class);
      assertThat(bytes.i32(0)).isZero();
    }
  }
}
