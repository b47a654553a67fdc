package dev.stallscope.trace.pml;

import java.io.IOException;

/** Goes through the events of one file; {@link #raw} is the one at hand. */
abstract class EventCursor {
  final RawEvent raw;

  /** File offset of the event at hand. */
  long offset;

  /** Place of the event at hand among all that the file stores, from 0. */
  long entry = -1;

  /** Number the next event will have, for messages; kept by the reader. */
  long number;

  EventCursor(RawEvent raw) {
    this.raw = raw;
  }

  /** Goes on to the next event that is whole; false when there is none. */
  abstract boolean next() throws IOException;

  /** File offset up to which the file has been read. */
  abstract long position();
}
