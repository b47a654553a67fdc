package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.EveryOperation;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a system whose charset is not UTF-8, as a Chinese Windows with JDK 17. */
class ConsoleCharsetTest {
  private static final Charset GBK = Charset.forName("GBK");

  @TempDir Path folder;

  private byte[] run(List<String> options, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dfile.encoding=GBK");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] out = run.getInputStream().readAllBytes();
    assertThat(run.waitFor()).as(new String(out, GBK)).isZero();
    return out;
  }

  private String trace() throws IOException {
    return EveryOperation.write(folder.resolve("go.PML"), 64).toString();
  }

  @Test
  void pipesAndFilesGetUtf8() throws IOException, InterruptedException {
    byte[] csv = run(List.of(), "events", trace(), "--columns", "Path", "--format", "csv");
    assertThat(new String(csv, StandardCharsets.UTF_8)).contains("työ", "файл", "值");
    Path out = folder.resolve("out");
    run(List.of(), "report", trace(), "--out", out.toString(), "--min-blocked", "1us");
    assertThat(Files.readString(out.resolve("go.json"))).contains("файл");
    assertThat(Files.readString(out.resolve("go.html"))).contains("файл", "charset=\"utf-8\"");
  }

  @Test
  void aConsoleGetsWhatItCanShow() throws IOException, InterruptedException {
    List<String> console = List.of("-Dsun.stdout.encoding=GBK");
    byte[] table = run(console, "events", trace(), "--columns", "Path");
    assertThat(new String(table, GBK)).contains("ty?", "файл", "值");
  }
}
