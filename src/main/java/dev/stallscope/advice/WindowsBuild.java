package dev.stallscope.advice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build of the traced Windows.
 *
 * @param number such as 22631, 0 when the trace does not tell
 */
record WindowsBuild(int number) {
  /** Dev Drive came with build 22621.2338 of Windows 11; the part behind the dot is not traced. */
  private static final int DEV_DRIVE = 22621;

  private static final Pattern BUILD = Pattern.compile("\\(build (\\d{1,6})\\)");

  /**
   * @param windows as {@code TraceInfo} has it, such as {@code Windows 11 (build 22631)}
   */
  static WindowsBuild of(String windows) {
    Matcher build = BUILD.matcher(windows);
    return new WindowsBuild(build.find() ? Integer.parseInt(build.group(1)) : 0);
  }

  boolean isKnown() {
    return number > 0;
  }

  /** Whether it may have Dev Drives; also where the build is not known. */
  boolean mayHaveDevDrives() {
    return number == 0 || number >= DEV_DRIVE;
  }
}
