package dev.stallscope.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names a report after its trace: the file name without its endings. */
final class ReportName {
  private static final Pattern ENDINGS =
      Pattern.compile("(\\.(pml|csv|xml))?(\\.(gz|zip))?$", Pattern.CASE_INSENSITIVE);

  private ReportName() {}

  static String of(Path trace) {
    String name = String.valueOf(trace.getFileName());
    String plain = ENDINGS.matcher(name).replaceFirst("");
    return plain.isEmpty() ? name : plain;
  }
}
