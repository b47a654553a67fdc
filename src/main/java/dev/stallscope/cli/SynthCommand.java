package dev.stallscope.cli;

import dev.stallscope.model.Column;
import dev.stallscope.synth.Scenario;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import dev.stallscope.synth.SimulationFiles;
import dev.stallscope.synth.TruthJson;
import dev.stallscope.trace.TraceFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stallscope synth}: a made-up capture with the truth about its stalls beside it. */
@Command(
    name = "synth",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description = "Makes up a capture from a scenario: the same scenario and seed, the same bytes.",
    synopsisSubcommandLabel = "[amplify ...]")
final class SynthCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private TraceOutput output;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      description = "One of those that --list names, or a file.")
  private @Nullable String scenario;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance is drawn from (default: 1).")
  private long seed;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Also write a JSON with every stall that was put in.")
  private @Nullable Path truth;

  @Option(
      names = "--bits",
      paramLabel = "32|64",
      defaultValue = "64",
      description = "Windows of 32 or 64 bits (default: 64).")
  private int bits;

  @Option(names = "--list", description = "List the scenarios there are and write nothing.")
  private boolean list;

  SynthCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, ScenarioException {
    if (list) {
      list();
      return ExitStatus.DONE;
    }
    if (scenario == null) {
      throw wrong("Say which scenario, by a name that --list shows or as a file.");
    }
    if (bits != 32 && bits != 64) {
      throw wrong("--bits is 32 or 64.");
    }
    write(scenario(scenario));
    return ExitStatus.DONE;
  }

  private void list() {
    for (String name : Scenarios.names()) {
      Scenarios.builtIn(name)
          .ifPresent(each -> terminal.out().printf("%-24s %s%n", each.name(), each.title()));
    }
  }

  private static Scenario scenario(String name) throws IOException, ScenarioException {
    Optional<Scenario> builtIn = Scenarios.builtIn(name);
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          name, null, "no scenario has this name, and there is no such file. See synth --list.");
    }
    return Scenarios.read(file);
  }

  private void write(Scenario chosen) throws IOException {
    Path file = output.file();
    TraceFormat format = output.format();
    OutputFile.check(file);
    Simulation simulation = chosen.simulate(seed, bits);
    Map<Path, OutputFile.Filling> files = new LinkedHashMap<>();
    files.put(file, filling(simulation, format, output.columns()));
    if (truth != null) {
      files.put(truth, OutputFile.Filling.of(out -> TruthJson.write(simulation, out)));
    }
    OutputFile.fill(files);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s: %,d events, %d stalls put in.%n",
            file,
            simulation.size(),
            simulation.truth().stalls().size());
  }

  private static OutputFile.Filling filling(
      Simulation simulation, TraceFormat format, List<Column> columns) {
    return switch (format) {
      case PML -> place -> SimulationFiles.writePml(simulation, place);
      case CSV -> OutputFile.Filling.of(out -> SimulationFiles.writeCsv(simulation, columns, out));
      case XML -> OutputFile.Filling.of(out -> SimulationFiles.writeXml(simulation, columns, out));
    };
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
