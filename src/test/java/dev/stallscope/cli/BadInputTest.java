package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stallscope.trace.pml.PmlBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users see of every command when the input or the place of the output is no good: one line,
 * the right status, nothing left behind.
 */
class BadInputTest {
  private static final String HEADER = "\"Process Name\",\"PID\",\"Operation\"\r\n";
  private static final String ROW = "\"go.exe\",\"7\",\"ReadFile\"\r\n";
  private static final int PML_HEADER = 0x3A8;

  @TempDir Path folder;

  /** A file that is given to every command, and what is to come of it. */
  private static final class Input {
    final String name;
    final byte[] content;
    final String[] says;

    Input(String name, byte[] content, String... says) {
      this.name = name;
      this.content = content;
      this.says = says;
    }

    @Override
    public String toString() {
      return name + ": " + says[0];
    }
  }

  private static final PmlBuilder CAPTURE =
      new PmlBuilder(true)
          .process(1, 100, 0, "make.exe", PmlBuilder.START)
          .addCloses(700, PmlBuilder.START);

  private static byte[] pml() {
    return CAPTURE.build();
  }

  private static byte[] pml(int version) {
    return new PmlBuilder(true).version(version).addCloses(2, PmlBuilder.START).build();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(String magic) {
    byte[] bytes = new byte[9_000];
    new Random(1).nextBytes(bytes);
    byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, bytes, 0, start.length);
    return bytes;
  }

  private static byte[] start(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }

  static Stream<Input> refused() throws IOException {
    byte[] gz = Packed.gzip(pml());
    byte[] wrong = gz.clone();
    wrong[gz.length / 2] ^= 0x55;
    return Stream.of(
        new Input("empty.PML", new byte[0], "is empty", "Save"),
        new Input("shot.png", noise("\u0089PNG\r\n\u001a\n"), "is not a Process Monitor trace"),
        new Input("setup.exe", noise("MZ\u0090\0"), "is not a Process Monitor trace"),
        new Input("notes.txt", text("nothing, really\n"), "neither PML, nor CSV", "Save it"),
        new Input("page.xml", text("<?xml version=\"1.0\"?><html/>"), "not Process Monitor's"),
        new Input("other.CSV", text("\"PID\",\"Path\"\r\n\"1\",\"2\"\r\n"), "no usable header"),
        new Input("new.PML", pml(11), "version 11", "only versions 9 and 7", "CSV or XML"),
        new Input("magic.PML", start(pml(), 4), "byte 0x4", "ends inside its header"),
        new Input("header.PML", start(pml(), PML_HEADER - 1), "ends inside its header"),
        new Input("start.PML.gz", start(gz, 12), "is packed and cut off", "download it again"),
        new Input("head.PML.gz", start(gz, 5), "is packed and cut off", "download it again"),
        new Input("wrong.PML.gz", wrong, "the packing is damaged", "download it again"),
        new Input("notes.gz", Packed.gzip(text("hello")), "is not a Process Monitor trace"),
        new Input("start.zip", start(Packed.zip(pml(), "a.PML"), 20), "is packed and cut off"),
        new Input("none.zip", Packed.zip(text("hello"), "a.txt"), "holds no Process Monitor"),
        new Input("two.zip", Packed.zip(pml(), "a.PML", "b.PML"), "several traces", "a.PML"),
        new Input("csv.zip", Packed.zip(text(HEADER + ROW), "a.CSV", "a-1.CSV"), "several traces"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeReadIsRefusedInOneLine(Input input) throws IOException {
    Path file = Files.write(folder.resolve(input.name), input.content);
    for (String[] command : commands(file)) {
      checkRefusal(Run.of(command), 65, input.name.replaceFirst("\\.gz$", ""), input.says);
    }
    assertThat(out()).doesNotExist();
  }

  private void checkRefusal(Run run, int status, String name, String... says) {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("stallscope: ").contains(name).contains(says).hasLineCount(1);
    assertThat(run.err().strip()).endsWith(".");
  }

  private Path out() {
    return folder.resolve("out");
  }

  private List<String[]> commands(Path file) {
    return List.of(
        new String[] {"info", file.toString()},
        new String[] {"events", file.toString()},
        new String[] {"summary", file.toString(), "--by", "process"},
        new String[] {"report", file.toString(), "--out", out().toString()});
  }

  @Test
  void foldersAndMissingFilesAreNamed() throws IOException {
    Path traces = Files.createDirectory(folder.resolve("traces"));
    for (String[] command : commands(traces)) {
      checkRefusal(Run.of(command), 65, "traces", "is a folder", "Name the trace file");
    }
    for (String[] command : commands(traces.resolve("go.PML"))) {
      checkRefusal(Run.of(command), 66, "go.PML", "no such file", "Check its name");
    }
    assertThat(out()).doesNotExist();
  }

  @Test
  void aFileThatMayNotBeReadIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("secret.PML"), pml());
    assumeThat(file.toFile().setReadable(false)).isTrue();
    assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
    for (String[] command : commands(file)) {
      checkRefusal(Run.of(command), 66, "secret.PML", "access denied", "permissions");
    }
  }

  @Test
  void aPipeIsNotWaitedFor() {
    Path device = Path.of("/dev/zero");
    assumeThat(device).exists();
    for (String[] command : commands(device)) {
      checkRefusal(Run.of(command), 65, "zero", "is a device or a pipe", "Save it to a file");
    }
  }

  static Stream<Input> salvaged() throws IOException {
    List<Input> inputs = new ArrayList<>();
    byte[] pml = pml();
    for (int length = 4096; length < pml.length; length += 4096) {
      inputs.add(new Input("cut-" + length + ".PML", start(pml, length), "byte 0x"));
    }
    byte[] gz = Packed.gzip(pml);
    inputs.add(new Input("half.PML.gz", start(gz, gz.length / 2), "is cut off at its end"));
    inputs.add(new Input("tail.PML.gz", start(gz, gz.length - 3), "is cut off at its end"));
    byte[] zip = Packed.zip(pml, "a.PML");
    inputs.add(new Input("half.zip", start(zip, zip.length / 2), "is cut off at its end"));
    inputs.add(new Input("tail.zip", start(zip, zip.length - 3), "is cut off at its end"));
    String widths = HEADER + ROW + "\"go.exe\",\"7\"\r\n" + ROW + "\"a\",\"1\",\"b\",\"c\"\r\n";
    inputs.add(new Input("widths.CSV", text(widths), "has 2 fields and not the 3"));
    return inputs.stream();
  }

  @ParameterizedTest
  @MethodSource("salvaged")
  void whatIsWholeIsReadWithAWarning(Input input) throws IOException {
    Path file = Files.write(folder.resolve(input.name), input.content);
    for (String[] command : commands(file)) {
      Run run = Run.of(command);
      assertThat(run.status()).as(run.err()).isZero();
      assertThat(run.err().lines())
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allMatch(line -> line.startsWith("stallscope: warning: "))
          .anyMatch(line -> line.contains(input.says[0]));
    }
    String name = ReportName.of(file);
    assertThat(out().toFile().list()).containsExactlyInAnyOrder(name + ".html", name + ".json");
  }

  static Stream<Input> empty() {
    return Stream.of(
        new Input("none.PML", start(pml(), PML_HEADER), "kept 0 whole events"),
        new Input("header.CSV", text(HEADER), "export lacks columns"),
        new Input("narrow.CSV", text(HEADER + "\"go.exe\"\r\n"), "has 1 fields and not the 3"));
  }

  @ParameterizedTest
  @MethodSource("empty")
  void withoutAWholeEventThereIsNothingToReport(Input input) throws IOException {
    Path file = Files.write(folder.resolve(input.name), input.content);
    for (String[] command : commands(file)) {
      Run run = Run.of(command);
      assertThat(run.err()).contains(input.says).doesNotContain("bug");
      assertThat(run.status()).isEqualTo(command[0].equals("report") ? 65 : 0);
    }
    Run json = Run.of("report", file.toString(), "--json");
    assertThat(json.status()).isEqualTo(65);
    assertThat(json.out()).isEmpty();
    assertThat(json.err()).contains(input.name + ": holds no whole event");
    assertThat(out()).doesNotExist();
  }

  @Test
  void strictReadingRefusesWhatIsCutOff() throws IOException {
    byte[] gz = Packed.gzip(pml());
    byte[] zip = Packed.zip(pml(), "a.PML");
    Path half = Files.write(folder.resolve("half.PML.gz"), start(gz, gz.length / 2));
    Path tail = Files.write(folder.resolve("tail.zip"), start(zip, zip.length - 3));
    for (Path file : List.of(half, tail)) {
      Run run = Run.of("info", "--strict", file.toString());
      checkRefusal(run, 65, file.getFileName().toString(), "is packed and cut off");
    }
  }

  @Test
  void everyWholeEventBeforeACutOfTheArchiveIsThere() throws IOException {
    byte[] gz = Packed.gzip(pml());
    long before = 0;
    for (int length = 600; length < gz.length; length += 97) {
      Path file = Files.write(folder.resolve("cut.PML.gz"), start(gz, length));
      long events = Run.of("events", file.toString(), "--format", "csv").out().lines().count() - 1;
      assertThat(events).isBetween(before, 700L);
      before = events;
    }
    assertThat(before).isGreaterThan(600);
  }

  @Test
  void placesThatCannotBeWrittenToAreNamedAndNothingIsLeft() throws IOException {
    Path trace = Files.write(folder.resolve("go.PML"), pml());
    Path file = Files.writeString(folder.resolve("taken"), "mine");
    Path page = Files.createDirectories(folder.resolve("page/go.html")).getParent();
    Path data = Files.createDirectories(folder.resolve("data/go.json")).getParent();
    checkOutput(trace, file, "taken: is not a folder");
    checkOutput(trace, file.resolve("deep/below"), "taken: is not a folder");
    checkOutput(trace, page, "go.html: is a folder where a file is to be written");
    checkOutput(trace, data, "go.json: is a folder where a file is to be written");
    assertThat(file).hasContent("mine");
    assertThat(page.toFile().list()).containsExactly("go.html");
    assertThat(data.toFile().list()).containsExactly("go.json");
  }

  @Test
  void aFolderThatTakesNoFilesIsNamed() throws IOException {
    assumeThat(Path.of("/proc/self")).isDirectory();
    Path trace = Files.write(folder.resolve("go.PML"), pml());
    checkOutput(trace, Path.of("/proc/stallscope"), "may not be written to", "/proc");
    checkOutput(trace, Path.of("/proc/self"), "to", "/proc/self");
  }

  private static void checkOutput(Path trace, Path out, String... says) {
    Run run = Run.of("report", trace.toString(), "--out", out.toString());
    assertThat(run.status()).as(run.err()).isEqualTo(74);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("stallscope: ").contains(says).hasLineCount(1);
    assertThat(run.err()).contains("Name another folder with --out.");
  }

  @Test
  void aReportThatFailsLeavesTheOlderOneAsItWas() throws IOException {
    Path trace = Files.write(folder.resolve("go.PML"), pml());
    Files.createDirectory(out());
    Path older = Files.writeString(out().resolve("go.html"), "older");
    Files.createDirectory(out().resolve("go.json"));
    checkOutput(trace, out(), "go.json");
    assertThat(older).hasContent("older");
    assertThat(out().toFile().list()).containsExactlyInAnyOrder("go.html", "go.json");
  }
}
