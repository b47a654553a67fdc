package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportNameTest {
  private static String of(String trace) {
    return ReportName.of(Path.of("traces", trace));
  }

  @Test
  void isThatOfTheTraceWithoutItsEndings() {
    assertThat(of("go.PML")).isEqualTo("go");
    assertThat(of("go.csv.GZ")).isEqualTo("go");
    assertThat(of("go.1.xml.zip")).isEqualTo("go.1");
    assertThat(of(".PML")).isEqualTo(".PML");
    assertThat(of("console.PML")).isEqualTo("console");
    assertThat(of("com10.PML")).isEqualTo("com10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CON", "nul", "Prn", "AUX", "com1", "LPT9", "COM\u00B2", "CONIN$"})
  void isNoDeviceOfWindows(String device) {
    assertThat(of(device + ".PML")).isEqualTo("trace-" + device);
    assertThat(of(device + ".csv.gz")).isEqualTo("trace-" + device);
    assertThat(of(device + ".old.PML")).isEqualTo("trace-" + device + ".old");
    assertThat(of(device + " .PML")).isEqualTo("trace-" + device + " ");
    assertThat(of(device + "..PML")).isEqualTo("trace-" + device + ".");
  }

  /** An ending follows, so Windows cuts nothing off. */
  @Test
  void mayEndInADotOrASpace() {
    assertThat(of("go .PML")).isEqualTo("go ");
    assertThat(of("go..PML")).isEqualTo("go.");
  }
}
