package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.TooManyEventsException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  @Test
  void tellsTheVersionTheBuildGaveIt() {
    Run run = Run.of("--version");
    assertThat(run.status()).isZero();
    assertThat(run.out()).matches("stallscope \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void wrongUsageIsStatusTwoAndSaysWhatToDo() {
    assertThat(Run.of().status()).isEqualTo(2);
    Run run = Run.of("report");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("TRACE");
  }

  @Test
  void missingInputIsStatus66() {
    Run run = Run.of("info", folder.resolve("nowhere.PML").toString());
    assertThat(run.status()).isEqualTo(66);
    assertThat(run.err()).contains("nowhere.PML").contains("no such file").hasLineCount(1);
  }

  @Test
  void inputThatIsNoTraceIsStatus65() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.PML"));
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello\n", StandardCharsets.UTF_8);
    Path zeros = Files.write(folder.resolve("zeros.bin"), new byte[5_000]);
    for (Path file : new Path[] {empty, text, zeros, folder}) {
      for (String command : new String[] {"info", "events", "report"}) {
        Run run = Run.of(command, file.toString());
        assertThat(run.status()).as("%s %s", command, file).isEqualTo(65);
        assertThat(run.err()).contains(file.getFileName().toString()).hasLineCount(1);
        assertThat(run.out()).isEmpty();
      }
    }
  }

  @Test
  void conditionsThatCannotBeUnderstoodAreShownWithTheirPlace() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello\n", StandardCharsets.UTF_8);
    Run run = Run.of("events", text.toString(), "--where", "process is go.exe");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("\n  process is go.exe\n          ^");
  }

  @Test
  void moreEventsThanAreReadAtOnceEndInOneLine() {
    StringWriter err = new StringWriter();
    Exception tooMany = new TooManyEventsException(1_000);
    assertThat(Main.failed(tooMany, new PrintWriter(err))).isEqualTo(71);
    assertThat(err.toString()).contains("more than 1,000 events").contains("Save").hasLineCount(1);
  }
}
