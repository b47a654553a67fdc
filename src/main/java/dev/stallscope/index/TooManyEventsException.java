package dev.stallscope.index;

import java.util.Locale;

/** A capture holds more events than a store takes. The message is meant for users. */
public final class TooManyEventsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param most events that are taken
   */
  public TooManyEventsException(long most) {
    super(
        String.format(
            Locale.ROOT,
            "the capture holds more than %,d events, which is all that is read at once. Save the"
                + " part that matters from Process Monitor: set a filter, then File > Save >"
                + " Events displayed using current filter.",
            most));
  }
}
