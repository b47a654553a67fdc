package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, told by how it begins. */
class TraceFormatTest {
  private static TraceFormat of(String head, Charset charset) {
    return TraceFormat.of(head.getBytes(charset));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "PML_xxxx ~ PML",
        "PML_ ~ PML",
        "<?xml version=\"1.0\"?><procmon> ~ XML",
        "<procmon> ~ XML",
        "\"Time of Day\",\"PID\" ~ CSV",
        "PID;Operation ~ CSV",
        "PID|'Path' ~ CSV",
      })
  void formats(String head, TraceFormat format) {
    assertThat(of(head, StandardCharsets.ISO_8859_1)).isEqualTo(format);
    if (format != TraceFormat.PML) {
      for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        assertThat(of(head, charset)).isEqualTo(format);
        assertThat(of("\uFEFF \r\n" + head, charset)).isEqualTo(format);
      }
      assertThat(of("\uFEFF\n" + head, StandardCharsets.UTF_8)).isEqualTo(format);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "'' ~ is empty",
        "P ~ neither PML, nor CSV",
        "PML ~ neither PML, nor CSV",
        "PID,Name ~ neither PML, nor CSV",
        "<html> ~ neither PML, nor CSV",
        "\"Frame\",\"Module\",\"Location\" ~ stack of one event",
        "PMB\0x ~ boot log",
      })
  void othersAreNamed(String head, String reason) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(TraceFormat.of(bytes)).isNull();
    assertThatThrownBy(() -> TraceFormat.require("my.PML", bytes))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageStartingWith("my.PML: ")
        .hasMessageContaining(reason);
  }

  @Test
  void headsBelowTheFifthLineAreNone() {
    assertThat(of("sep=;\nPID;Path", StandardCharsets.UTF_8)).isEqualTo(TraceFormat.CSV);
    assertThat(of("\n1\n2\n3\n4\nPID,Path", StandardCharsets.UTF_8)).isEqualTo(TraceFormat.CSV);
    assertThat(of("0\n1\n2\n3\n4\nPID,Path", StandardCharsets.UTF_8)).isNull();
  }
}
