package dev.stallscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows a page in the user's browser, by the means of the system the program runs on. */
final class Browser {
  private Browser() {}

  /** Whether a program that opens pages could be started. */
  static boolean open(Path page) {
    String url = page.toAbsolutePath().toUri().toString();
    try {
      new ProcessBuilder(command(url))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> command(String url) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", url);
    }
    return List.of(system.contains("mac") ? "open" : "xdg-open", url);
  }
}
