package dev.stallscope.cli;

import dev.stallscope.model.Column;
import dev.stallscope.trace.TraceFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of every command that writes a trace. */
final class TraceOutput {
  /** Which columns of ProcMon an export has. */
  enum Columns {
    /** The seven it exports unless its user chose otherwise. */
    DEFAULT,
    ALL
  }

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write; its ending says as what: .PML, .CSV or .XML.")
  private @Nullable Path file;

  @Option(
      names = "--columns",
      paramLabel = "default|all",
      description = "Columns of a CSV or XML: ProcMon's default seven, or all (default: all).")
  private @Nullable Columns columns;

  /** Where to write. */
  Path file() {
    if (file == null) {
      throw wrong("Say where to write with --out FILE.");
    }
    return file;
  }

  /** As what to write. */
  TraceFormat format() {
    String name = file().toString().toLowerCase(Locale.ROOT);
    TraceFormat format =
        Stream.of(TraceFormat.values())
            .filter(each -> name.endsWith("." + each.name().toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () -> wrong("--out " + file + ": end the file's name in .PML, .CSV or .XML."));
    if (format == TraceFormat.PML && columns != null) {
      throw wrong("A PML always tells everything: --columns goes with a CSV or XML.");
    }
    return format;
  }

  /** The columns wanted. */
  List<Column> columns() {
    return columns == Columns.DEFAULT ? Column.DEFAULTS : List.of(Column.values());
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
