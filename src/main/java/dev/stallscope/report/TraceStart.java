package dev.stallscope.report;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** When a capture began, as far as its format tells. */
public final class TraceStart {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT);

  private TraceStart() {}

  /**
   * The first event's time as ISO 8601. A PML holds UTC and ends in {@code Z}; an export holds the
   * traced machine's local time, and nothing says which zone that is.
   *
   * @return null when the capture is empty or carries no dates
   */
  public static @Nullable String of(EventStore store) {
    if (store.size() == 0 || !store.info().dated()) {
      return null;
    }
    String time = FORM.format(Ticks.toInstant(store.firstTicks()).atOffset(ZoneOffset.UTC));
    return isUtc(store) ? time + "Z" : time;
  }

  /** Whether times are UTC; otherwise they are as written in the file. */
  public static boolean isUtc(EventStore store) {
    return store.info().format().equals("PML");
  }
}
