package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.pml.PmlBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output on a full disk or without a reader, runs that are stopped or meet each other. */
class BrokenOutputTest {
  @TempDir Path folder;

  private Path trace;

  @BeforeEach
  void writeTrace() throws IOException {
    PmlBuilder capture =
        new PmlBuilder(true)
            .process(1, 100, 0, "make.exe", PmlBuilder.START)
            .addCloses(2_000, PmlBuilder.START);
    trace = Files.write(folder.resolve("go.PML"), capture.build());
  }

  /** Takes so many bytes, then fails. */
  private static final class Limited extends OutputStream {
    final String failure;
    int left;
    int failures;

    Limited(int bytes, String failure) {
      this.left = bytes;
      this.failure = failure;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        failures++;
        throw new IOException(failure);
      }
    }
  }

  private static Run run(Limited out, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            Terminal.stream(new StandardOutput(out), "none"),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            false);
    int status = Main.run(terminal, args);
    return new Run(status, "", err.toString(StandardCharsets.UTF_8));
  }

  private List<String[]> commands() {
    String file = trace.toString();
    return List.of(
        new String[] {"events", file},
        new String[] {"events", file, "--format", "csv"},
        new String[] {"events", file, "--format", "jsonl"},
        new String[] {"summary", file, "--by", "path"},
        new String[] {"info", file},
        new String[] {"report", file, "--json"},
        new String[] {"report", file, "--out", folder.resolve("out").toString()},
        new String[] {"report", "--help"},
        new String[] {"--version"});
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void aFullDiskIsToldOnceAndIsNoSuccess(int bytes) {
    for (String[] command : commands()) {
      Run run = run(new Limited(bytes, "No space left on device"), command);
      assertThat(run.status()).as(String.join(" ", command)).isEqualTo(74);
      assertThat(run.err().lines().filter(line -> !line.contains("warning:")))
          .containsExactly(
              "stallscope: standard output cannot be written to: No space left on device.");
    }
  }

  @Test
  void aReaderThatHasEnoughEndsTheRunQuietly() {
    for (String[] command : commands()) {
      Limited out = new Limited(10, "Broken pipe");
      Run run = run(out, command);
      assertThat(run.status()).as(String.join(" ", command)).isZero();
      assertThat(run.err()).doesNotContain("pipe", "Exception");
      assertThat(out.failures).isEqualTo(1);
    }
  }

  @Test
  void aRunThatIsStoppedLeavesNothingHalfWritten() throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                NeverDone.class.getName(),
                folder.resolve("out").toString())
            .redirectErrorStream(true)
            .start();
    assertThat(run.inputReader().readLine()).isEqualTo("half written");
    assertThat(folder.resolve("out")).isNotEmptyDirectory();
    run.destroy();
    assertThat(run.waitFor()).isNotZero();
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  /** A program that stops in the middle of writing a file. */
  static final class NeverDone {
    private NeverDone() {}

    public static void main(String[] args) throws IOException {
      OutputFile.write(
          Path.of(args[0], "go.html"),
          out -> {
            out.write(new byte[1 << 16]);
            System.out.println("half written");
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          });
    }
  }

  @Test
  void runsAtOnceIntoOneFolderDoNotHarmEachOther()
      throws IOException, InterruptedException, ExecutionException {
    Path page = folder.resolve("out/go.html");
    Path data = folder.resolve("out/go.json");
    ExecutorService runs = Executors.newFixedThreadPool(4);
    List<Future<?>> done = new ArrayList<>();
    for (int run = 0; run < 40; run++) {
      byte[] content = new byte[100_000];
      Arrays.fill(content, (byte) ('a' + run % 4));
      OutputFile.Content write = out -> out.write(content);
      done.add(
          runs.submit(
              () -> {
                OutputFile.write(Map.of(page, write, data, write));
                return null;
              }));
    }
    for (Future<?> run : done) {
      run.get();
    }
    runs.shutdown();
    assertThat(page.getParent().toFile().list()).containsExactlyInAnyOrder("go.html", "go.json");
    for (Path file : List.of(page, data)) {
      byte[] content = Files.readAllBytes(file);
      assertThat(content).hasSize(100_000).containsOnly(content[0]);
    }
  }
}
