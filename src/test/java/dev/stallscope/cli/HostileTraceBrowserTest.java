package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.stallscope.Chromium;
import dev.stallscope.Chromium.Window;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.pml.PmlTraceWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A capture whose every text is written by an attacker, from the file to the screen. */
class HostileTraceBrowserTest {
  private static final long START = Ticks.ofUtc(LocalDateTime.of(2026, 3, 4, 9, 15, 0));

  private static final List<String> ATTACKS =
      List.of(
          "<script>alert(1)</script>",
          "</script><script>window.broken = 1</script>",
          "</style></title></template></textarea><img src=x onerror=alert(2)>",
          "\"><img src=//example.com/x onerror='alert(3)'>",
          "' onmouseover='alert(4)' x='",
          "javascript:alert(5)",
          "https://example.com/phish",
          "<a href=\"javascript:alert(6)\">click</a>",
          "<svg><animate onbegin=alert(7) attributeName=x dur=1s>",
          "<iframe srcdoc='<script>alert(8)</script>'></iframe>",
          "<!-- --><form action=https://example.com><base href=//example.com>",
          "${7*7} {{7*7}} @if(true) !{var x = 1;} $unsafe{x}",
          "{shown} {all} {events} {confidence} {name}",
          "\u001b[2J\u001b]0;owned\u0007\u009b31m",
          "\u202egnp.exe\u2066\u200f",
          "=cmd|'/c calc'!A1",
          "+1+1",
          "-2+3",
          "@SUM(A1:A9)",
          "nul\u0000in\u0001side",
          "\ufffe\uffff\ud83d\ude00",
          "\\u003cscript\\u003e \\\" ]}]} &lt;b&gt; &#60;",
          "F1",
          "__proto__",
          "constructor",
          "x".repeat(3000),
          "deep\\".repeat(700));

  private static Chromium chromium;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** Each attack as process, command line, path of slow operations, and host that never answers. */
  private static Path capture() throws IOException {
    Path file = folder.resolve("hostile.PML");
    List<ProcessInfo> processes =
        List.of(process(0, ATTACKS.get(0)), process(1, ATTACKS.get(3)), process(2, "MsMpEng.exe"));
    TraceInfo info =
        new TraceInfo(
            List.of("hostile.PML"),
            "PML",
            ATTACKS.get(1),
            "Windows 10 (build 19045)",
            8,
            16L << 30,
            64,
            EnumSet.allOf(Column.class),
            true,
            -1);
    try (PmlTraceWriter writer = PmlTraceWriter.create(file, info, processes)) {
      long at = START;
      for (int round = 0; round < 20; round++) {
        for (String attack : ATTACKS) {
          at += 2_000_000;
          String path = "C:\\a" + round + "\\" + attack;
          event(writer, Operation.CREATE_FILE, round % 2, path, at, 800_000 + round * 10_000);
        }
      }
      for (String attack : ATTACKS.subList(0, 12)) {
        String path = "PC:5000 -> " + attack + ":https";
        for (int i = 0; i < 4; i++) {
          at += 10_000_000L << i;
          event(writer, Operation.TCP_RECONNECT, 0, path, at, 0);
        }
        event(writer, Operation.TCP_DISCONNECT, 0, path, at + 160_000_000, 0);
        at += 170_000_000;
      }
    }
    return file;
  }

  private static ProcessInfo process(int index, String attack) {
    return new ProcessInfo(
        index,
        4120 + 4 * index,
        900,
        -1,
        attack,
        "C:\\" + attack,
        attack + " " + attack,
        attack,
        "",
        attack,
        attack,
        1,
        0,
        "Medium",
        "False",
        64,
        START,
        0,
        List.of());
  }

  private static void event(
      PmlTraceWriter writer, Operation operation, int process, String path, long at, long ticks)
      throws IOException {
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.operation = operation;
    event.process = process;
    event.threadId = ticks == 0 ? 0 : 100;
    event.startTicks = at;
    event.durationTicks = ticks;
    event.access = ticks == 0 ? 0 : 0x120089;
    event.shareMode = ticks == 0 ? EventRecord.NONE : 1;
    event.disposition = ticks == 0 ? EventRecord.NONE : 1;
    event.openResult = ticks == 0 ? EventRecord.NONE : 1;
    event.path = path.getBytes(StandardCharsets.UTF_8);
    event.pathLength = event.path.length;
    writer.event(event, new long[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void nothingInATraceBecomesMarkupScriptOrALink(String language) throws IOException {
    Run run =
        Run.of("report", capture().toString(), "--out", folder.toString(), "--lang", language);
    assertNothingSteersTheTerminal(run.err());
    assertThat(run.status()).isZero();
    assertNothingSteersTheTerminal(run.out());
    Path page = folder.resolve("hostile.html");
    assertThat(Files.size(page)).isLessThan(1_500_000);
    try (Window window = chromium.open(page, "#F3", new NewContextOptions())) {
      Page opened = window.page();
      opened.evaluate(
          "() => document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      opened.fill("#search", "alert");
      opened.locator("[data-sort=path] button").click();
      opened.fill("#search", "");
      for (int i = 0; i < 3; i++) {
        opened.evaluate("() => document.getElementById('more').click()");
      }
      opened.hover("#operations summary >> nth=3");
      assertThat(window.faults()).isEmpty();
      assertThat(window.requests()).containsExactly(page.toUri().toString());
      assertThat(opened.evaluate("() => window.broken ?? 0")).isEqualTo(0);
      assertThat(opened.title()).contains("<script>alert(1)</script>");
      String foreign =
          "img, iframe, form, base, animate, object, embed, body script ~ script, textarea, video,"
              + " link, [onerror], [onbegin], [onmouseover], [srcdoc], [style]";
      assertThat(opened.locator(foreign).count()).isZero();
      Object links =
          opened.evaluate(
              """
              () => Array.from(document.querySelectorAll("a"),
                  (a) => a.getAttribute("href")).filter((to) => !/^#[a-zA-Z0-9-]+$/.test(to))
              """);
      assertThat((List<?>) links).isEmpty();
      String seen = opened.locator("body").innerText();
      assertThat(seen).contains("␛[2J", "⟨U+202E⟩gnp.exe", "␀", "${7*7}", "{{7*7}}");
      assertThat(seen.codePoints().filter(c -> c < ' ' && c != '\n' && c != '\t')).isEmpty();
      assertThat((Integer) opened.evaluate("() => document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(1280);
    }
  }

  private static void assertNothingSteersTheTerminal(String out) {
    assertThat(out.codePoints().filter(c -> Character.getType(c) == Character.FORMAT)).isEmpty();
    assertThat(out.codePoints().filter(c -> Character.isISOControl(c) && c != '\n' && c != '\r'))
        .isEmpty();
  }

  @Test
  void noTextIsAFormulaInASpreadsheet() throws IOException {
    Run summary = Run.of("summary", capture().toString(), "--by", "path", "--format", "csv");
    assertThat(summary.status()).isZero();
    assertThat(summary.out()).doesNotContainPattern("\"[=+@＝]").contains("C:\\a0\\=cmd|");
    Run process = Run.of("summary", spreadsheet().toString(), "--by", "process", "--format", "csv");
    assertThat(process.out()).contains("\"'=cmd|'/c calc'!A1 (4120)\"");
    String[] names = {"events", spreadsheet().toString(), "--format", "csv"};
    assertThat(Run.of(names).out()).contains("\"=cmd|'/c calc'!A1\"");
    Run safe = Run.of(names[0], names[1], names[2], names[3], "--spreadsheet-safe");
    assertThat(safe.out()).contains("\"'=cmd|'/c calc'!A1\"").doesNotContainPattern("\"[=+@]");
  }

  private static Path spreadsheet() throws IOException {
    Path file = folder.resolve("formula.CSV");
    Files.writeString(
        file,
        "\"Time of Day\",\"Process Name\",\"PID\",\"Operation\",\"Path\",\"Result\",\"Detail\"\r\n"
            + "\"9:15:00.0000000 AM\",\"=cmd|'/c calc'!A1\",\"4120\",\"ReadFile\",\"+1+1\","
            + "\"SUCCESS\",\"@SUM(A1)\"\r\n");
    return file;
  }
}
