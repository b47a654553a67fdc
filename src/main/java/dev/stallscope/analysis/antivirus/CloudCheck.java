package dev.stallscope.analysis.antivirus;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The length of a check in the cloud that gives up; it holds up programs that nobody knows. */
final class CloudCheck {
  /** It gives up after 10 s, or 60 s where that was configured (Microsoft). */
  private static final List<Long> SECONDS = List.of(10L, 60L);

  /** What the rest of the operation takes at most, in hundredths of the check. */
  private static final long SLACK = 6;

  private static final Set<String> RUNNABLE =
      Set.of(
          "exe", "dll", "sys", "msi", "msp", "scr", "com", "ocx", "node", "pyd", "ps1", "bat",
          "cmd", "js", "vbs", "jar");

  private CloudCheck() {}

  /** Seconds of the check that a wait on an event's file was as long as; 0 when it was not. */
  static long seconds(EventStore store, long event, long ticks) {
    if (!isRunnable(store.paths().text(store.path(event)))) {
      return 0;
    }
    return SECONDS.stream().filter(seconds -> isAsLong(ticks, seconds)).findFirst().orElse(0L);
  }

  private static boolean isAsLong(long ticks, long seconds) {
    long check = seconds * Ticks.PER_SECOND;
    return ticks >= check && ticks <= check + check * SLACK / 100;
  }

  private static boolean isRunnable(String path) {
    return RUNNABLE.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
