package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  @Test
  void tellsTheVersionTheBuildGaveIt() {
    StringWriter out = new StringWriter();
    int status =
        new CommandLine(new Main()).setOut(new PrintWriter(out, true)).execute("--version");
    assertThat(status).isZero();
    assertThat(out.toString()).matches("stallscope \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }
}
