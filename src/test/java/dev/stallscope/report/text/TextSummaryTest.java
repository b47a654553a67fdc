package dev.stallscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.advice.Advisor;
import dev.stallscope.advice.Command;
import dev.stallscope.model.Operation;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.SampleReports;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSummaryTest {

  private static List<String> lines(ReportInput input) {
    return TextSummary.lines(input, Words.english(), false);
  }

  /** A command stands on a line of its own, however long. */
  private static boolean isCommand(String line) {
    return line.matches("  [A-Z][a-z]+-[A-Z]\\w+ -.*");
  }

  private static void fits(List<String> lines) {
    assertThat(lines.stream().filter(line -> !isCommand(line)))
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(80));
    assertThat(String.join("", lines).codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
  }

  @Test
  void saysWhatMattersWithinEightyColumns() {
    List<String> lines = lines(SampleReports.goBuild(60));
    fits(lines);
    assertThat(lines.get(0)).startsWith("go.exe lost 12.15 s of 1 min (20 %)");
    assertThat(String.join("\n", lines))
        .contains("Target     go.exe (PID 4120), the process tree that lost the most time, and 2")
        .contains("Blocking points, 5 of 60")
        .contains("  F1        3.82 s  WriteFile")
        .contains("Set apart  6 waits by design; the longest took 58.70 s (NotifyChangeDirectory)")
        .contains("Noticed    The capture was not closed")
        .contains("Next       Open the blocking points");
  }

  @Test
  void longAndWideTextsAreCutInTheMiddle() {
    String path = "C:\\" + "文件夹\\".repeat(60) + "end.dll";
    SampleReports world =
        SampleReports.of("安装程序".repeat(40) + ".exe", "")
            .file("x".repeat(300) + ".PML")
            .finding(0, 1, Operation.READ_FILE, path, SampleReports.START, 9_000_000, 0)
            .diagnostic("csv.x", "word ".repeat(200), 5);
    List<String> lines = lines(world.input());
    fits(lines);
    assertThat(lines).anyMatch(line -> line.contains("C:\\") && line.endsWith("end.dll"));
  }

  @Test
  void nothingOfATraceSteersTheTerminal() {
    String evil = "C:\\\u001b]0;owned\u0007\u001b[2J\r\n\u202egnp\u0085\u200b";
    SampleReports world =
        SampleReports.of("a\u001b[31m.exe", "")
            .file("b\u001bc.PML")
            .finding(0, 1, Operation.READ_FILE, evil, SampleReports.START, 9_000_000, 0)
            .diagnostic("csv.x", evil, 1);
    List<String> lines = lines(world.input());
    fits(lines);
    assertThat(String.join("\n", lines)).contains("a␛[31m.exe").contains("⟨U+202E⟩gnp⟨U+0085⟩");
  }

  /** Terminals wrap softly and copy the whole line; a line that was cut would run as two. */
  @Test
  void commandsCanBeCopiedWhole() {
    ReportInput input = SampleReports.everyKind();
    List<Command> adds =
        Advisor.of(input.analysis()).first().get(0).commands().stream()
            .filter(command -> command.purpose() == Command.Purpose.ADD)
            .toList();
    assertThat(adds).isNotEmpty();
    for (Command command : adds) {
      assertThat(lines(input)).containsSequence(command.text().lines().map("  "::concat).toList());
    }
  }

  @Test
  void coloursOnlyWhenAsked() {
    ReportInput input = SampleReports.goBuild(2);
    assertThat(TextSummary.lines(input, Words.english(), true).get(0))
        .startsWith("\u001b[1mgo.exe");
    assertThat(TextSummary.lines(input, Words.english(), true).stream().map(this::plain))
        .isEqualTo(lines(input));
  }

  private String plain(String line) {
    return line.replaceAll("\u001b\\[\\dm", "");
  }

  @Test
  void withoutDurationsItSaysWhatToSwitchOn() {
    List<String> lines = lines(SampleReports.of("a.exe", "").withoutDurations().input());
    fits(lines);
    assertThat(String.join(" ", lines))
        .contains("it lacks durations")
        .contains("Options > Select Columns")
        .contains("the process tree with the most events")
        .doesNotContain("Blocking points");
  }
}
