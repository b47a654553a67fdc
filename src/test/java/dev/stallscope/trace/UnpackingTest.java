package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class UnpackingTest {
  private static final byte[] HEAD = {'P', 'M', 'L', '_'};

  @Test
  void whatUnpacksWithoutEndIsGivenUp() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    Unpacking unpacking = new Unpacking("bomb.gz", 1_000, 300_000);
    assertThatThrownBy(() -> unpacking.unpack(HEAD, endless, "bomb"))
        .isExactlyInstanceOf(MalformedTraceException.class)
        .hasMessageContaining("bomb.gz: unpacks to more than 200 times its size")
        .hasMessageContaining("unpack it and name the unpacked file");
    assertThat(unpacking.unpackedBytes()).isBetween(300_001L, 300_000L + (1 << 16));
  }

  @Test
  void allFilesOfAnArchiveShareTheLimit() throws IOException {
    Unpacking unpacking = new Unpacking("two.zip", 10, 100);
    try (TraceFile first =
        unpacking.unpack(HEAD, new ByteArrayInputStream(new byte[1_900]), "a.PML")) {
      assertThat(first.size()).isEqualTo(1_904);
      assertThatThrownBy(
              () -> unpacking.unpack(HEAD, new ByteArrayInputStream(new byte[93]), "b.PML"))
          .isExactlyInstanceOf(MalformedTraceException.class);
    }
  }
}
