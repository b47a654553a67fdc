package dev.stallscope.synth.machine;

import dev.stallscope.model.WindowsPath;

/**
 * An executable, library or driver with its version resource.
 *
 * @param path full path
 */
public record Image(String path, String company, String version, String description) {
  private static final String MICROSOFT = "Microsoft Corporation";
  private static final String WINDOWS_VERSION = "10.0.19041.1 (WinBuild.160101.0800)";

  /** Part of Windows. */
  public static Image ofWindows(String path, String description) {
    return new Image(path, MICROSOFT, WINDOWS_VERSION, description);
  }

  /** File name, such as {@code go.exe}. */
  public String name() {
    return WindowsPath.name(path);
  }
}
