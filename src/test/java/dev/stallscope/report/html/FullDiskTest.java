package dev.stallscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import dev.stallscope.report.text.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that cannot be written to its end fails as its output did, wherever that was. */
class FullDiskTest {
  private final ReportInput input = SampleReports.goBuild(60);

  /** Takes so many bytes. */
  private abstract static class Limited extends OutputStream {
    private int left;

    Limited(int bytes) {
      left = bytes;
    }

    abstract void full() throws IOException;

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        full();
      }
    }
  }

  private int size() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    HtmlReport.write(input, Words.english(), whole);
    return whole.size();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 50, 90, 99})
  void theDiskIsToldToBeFull(int percent) throws IOException {
    Limited out =
        new Limited(size() * percent / 100) {
          @Override
          void full() throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> HtmlReport.write(input, Words.english(), out))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  @Test
  void aLackOfMemoryIsToldAsThat() throws IOException {
    int half = size() / 2;
    assertThat(half).isPositive();
    Limited out =
        new Limited(half) {
          @Override
          void full() {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    assertThatThrownBy(() -> HtmlReport.write(input, Words.english(), out))
        .isInstanceOf(OutOfMemoryError.class);
  }
}
