package dev.stallscope.cli;

import dev.stallscope.model.Column;
import dev.stallscope.synth.Amplification;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stallscope synth amplify}: a capture repeated, for tests of size. */
@Command(
    name = "amplify",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description = "Repeats a capture; each copy goes on in time where the one before ended.")
final class AmplifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ReadingOptions reading;
  @Mixin private TraceOutput output;

  @Parameters(
      paramLabel = "TRACE",
      description = "A PML, CSV or XML file, or one packed by gzip or zip.")
  private Path trace;

  @Option(
      names = "--times",
      paramLabel = "N",
      required = true,
      description = "How often its events are to come.")
  private long times;

  @Option(
      names = "--fresh-paths",
      description =
          "Give every copy but the first files in a folder of its own, such as C:\\copy-2.")
  private boolean freshPaths;

  AmplifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (times < 1) {
      throw new ParameterException(spec.commandLine(), "--times is 1 or more.");
    }
    Path file = output.file();
    TraceFormat format = output.format();
    OutputFile.check(file);
    try (Capture capture = Capture.open(trace, reading.toReadOptions(), terminal)) {
      Amplification copies = new Amplification(capture.reader(), times, freshPaths);
      OutputFile.fill(Map.of(file, filling(copies, format, capture.reader())));
      capture.warn();
      terminal.out().printf(Locale.ROOT, "%s: %,d events.%n", file, copies.events());
    }
    return ExitStatus.DONE;
  }

  private OutputFile.Filling filling(Amplification copies, TraceFormat format, TraceReader reader) {
    List<Column> columns = output.columns();
    boolean instants = reader.info().format().equals(TraceFormat.PML.name());
    ZoneId zone = instants ? reading.toReadOptions().zone() : ZoneOffset.UTC;
    return switch (format) {
      case PML -> copies::writePml;
      case CSV -> OutputFile.Filling.of(out -> copies.writeCsv(columns, zone, out));
      case XML -> OutputFile.Filling.of(out -> copies.writeXml(columns, zone, out));
    };
  }
}
