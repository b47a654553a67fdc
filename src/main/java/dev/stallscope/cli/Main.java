package dev.stallscope.cli;

import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.index.TooManyEventsException;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.trace.MalformedTraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program's entry: parses the command line and turns failures into exit statuses. */
@Command(
    name = "stallscope",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    versionProvider = Main.Version.class,
    description = "Says from a Process Monitor trace what made an install or build hang.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      " 0:done",
      " 1:a --fail-on condition was met",
      " 2:wrong usage",
      "65:the input is not a trace, or a scenario, or is damaged beyond reading",
      "66:no such input, or it may not be read",
      "70:a bug in Stallscope",
      "71:not enough memory, or more events than are read at once",
      "74:a file could not be read or written",
      "130:stopped by Ctrl-C"
    })
public final class Main implements Runnable {
  private static final String OUT_OF_MEMORY =
      "stallscope: not enough memory for this trace. Give it more, such as java -Xmx4g -jar"
          + " stallscope.jar, or save a part of the trace in Process Monitor with a filter.";

  /** In the order that the help lists them. */
  private static final List<String> COMMANDS =
      List.of("report", "compare", "events", "summary", "info", "synth");

  @Spec private CommandSpec spec;

  /** Runs the command line and ends the JVM with its exit status. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.system();
    AtomicBoolean done = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> tellUnless(done, terminal.err())));
    int status = run(terminal, args);
    done.set(true);
    System.exit(status);
  }

  private static void tellUnless(AtomicBoolean done, PrintStream err) {
    if (!done.get()) {
      err.println("stallscope: stopped before it was done.");
      err.flush();
    }
  }

  /** Runs the command line; returns its exit status. */
  static int run(Terminal terminal, String... args) {
    CommandLine line = commandLine(terminal, args);
    try {
      int status = line.execute(args);
      terminal.out().flush();
      return status;
    } catch (UncheckedIOException e) {
      return failed(e, line.getErr());
    } catch (OutOfMemoryError e) {
      line.getErr().println(OUT_OF_MEMORY);
      return ExitStatus.MEMORY;
    } catch (StackOverflowError e) {
      return bug(e, line.getErr());
    } finally {
      terminal.err().flush();
    }
  }

  /** Builds only the command that is asked for, as building one takes longer than parsing it. */
  private static CommandLine commandLine(Terminal terminal, String[] args) {
    boolean named = args.length > 0 && COMMANDS.contains(args[0]);
    List<CommandLine> commands =
        (named ? List.of(args[0]) : COMMANDS)
            .stream().map(name -> command(name, terminal, named)).toList();
    CommandLine line = new CommandLine(new Main());
    commands.forEach(line::addSubcommand);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(Terminal.writer(terminal.out()));
    line.setErr(Terminal.writer(terminal.err()));
    line.setExecutionExceptionHandler((failure, of, parsed) -> failed(failure, of.getErr()));
    return line;
  }

  /**
   * @param runs whether it is the one that was asked for
   */
  private static CommandLine command(String name, Terminal terminal, boolean runs) {
    return switch (name) {
      case "report" ->
          new CommandLine(new ReportCommand(terminal, runs ? Rehearsal.begin() : Rehearsal.none()));
      case "compare" -> new CommandLine(new CompareCommand(terminal));
      case "events" -> new CommandLine(new EventsCommand(terminal));
      case "summary" -> new CommandLine(new SummaryCommand(terminal));
      case "info" -> new CommandLine(new InfoCommand(terminal));
      case "synth" ->
          new CommandLine(new SynthCommand(terminal)).addSubcommand(new AmplifyCommand(terminal));
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: report, compare, events, summary, info or synth.");
  }

  /** Says what went wrong; returns the exit status for it. */
  static int failed(Exception failure, PrintWriter err) {
    if (failure instanceof CompletionException && failure.getCause() instanceof OutOfMemoryError) {
      err.println(OUT_OF_MEMORY);
      return ExitStatus.MEMORY;
    }
    Exception cause = failure;
    if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      cause = unchecked.getCause();
    }
    if (cause instanceof StandardOutput.ReaderGoneException) {
      return ExitStatus.DONE;
    }
    int status = expected(cause);
    if (status == ExitStatus.BUG) {
      return bug(cause, err);
    }
    err.println("stallscope: " + VisibleText.of(message(cause)));
    return status;
  }

  private static int bug(Throwable cause, PrintWriter err) {
    err.println("stallscope: this is a bug in Stallscope. Please report it with these lines:");
    cause.printStackTrace(err);
    return ExitStatus.BUG;
  }

  private static int expected(Exception cause) {
    if (cause instanceof MalformedTraceException || cause instanceof ScenarioException) {
      return ExitStatus.NOT_A_TRACE;
    }
    if (cause instanceof NoSuchFileException || cause instanceof AccessDeniedException) {
      return ExitStatus.NO_INPUT;
    }
    if (cause instanceof NoSuchProcessException) {
      return ExitStatus.USAGE;
    }
    if (cause instanceof TooManyEventsException) {
      return ExitStatus.MEMORY;
    }
    return cause instanceof IOException ? ExitStatus.IO : ExitStatus.BUG;
  }

  private static String message(Exception cause) {
    if (cause instanceof NoSuchFileException missing) {
      String reason = missing.getReason();
      return missing.getFile()
          + ": "
          + (reason == null ? "there is no such file. Check its name and folder." : reason);
    }
    if (cause instanceof AccessDeniedException denied) {
      return denied.getFile() + ": access denied. Check its permissions.";
    }
    if (cause instanceof NoSuchProcessException missing) {
      return "no process \""
          + missing.wanted()
          + "\" in the trace. There are, among others: "
          + String.join(", ", missing.near())
          + ".";
    }
    return String.valueOf(cause.getMessage());
  }

  /** The version that the build wrote. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in = Main.class.getResourceAsStream("/dev/stallscope/version.properties")) {
      if (in == null) {
        throw new IllegalStateException("version.properties is missing from the jar");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }

  /** Tells picocli the version. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"stallscope " + version()};
    }
  }
}
