package dev.stallscope.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names a report after its trace: the file name without its endings. */
final class ReportName {
  private static final Pattern ENDINGS =
      Pattern.compile("(\\.(pml|csv|xml))?(\\.(gz|zip))?$", Pattern.CASE_INSENSITIVE);

  /**
   * Names that Windows keeps for devices, whatever ending follows (Microsoft, "Naming Files, Paths,
   * and Namespaces").
   */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00B9\u00B2\u00B3])[ .]*(\\..*)?",
          Pattern.CASE_INSENSITIVE);

  private ReportName() {}

  static String of(Path trace) {
    String name = String.valueOf(trace.getFileName());
    String plain = ENDINGS.matcher(name).replaceFirst("");
    String given = plain.isEmpty() ? name : plain;
    return DEVICE.matcher(given).matches() ? "trace-" + given : given;
  }
}
