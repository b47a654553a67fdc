package dev.stallscope.analysis.rule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Events by their numbers, a bit for each. */
public final class EventSet {
  /** One bit for each event of a page: captures may have more events than one set has bits. */
  private static final int PAGE_BITS = 16;

  private final Map<Long, BitSet> pages = new HashMap<>();
  private BitSet latest = new BitSet();
  private long latestNumber = -1;

  /** Adds an event; false when it was there. */
  public boolean add(long event) {
    long number = event >>> PAGE_BITS;
    if (number != latestNumber) {
      latest = pages.computeIfAbsent(number, any -> new BitSet());
      latestNumber = number;
    }
    int place = place(event);
    boolean isNew = !latest.get(place);
    latest.set(place);
    return isNew;
  }

  public boolean contains(long event) {
    BitSet page = pages.get(event >>> PAGE_BITS);
    return page != null && page.get(place(event));
  }

  /** The first one in [from, to); -1 when there is none. */
  public long first(long from, long to) {
    long start = from;
    while (start < to) {
      BitSet page = pages.get(start >>> PAGE_BITS);
      int place = page == null ? -1 : page.nextSetBit(place(start));
      if (place >= 0) {
        long event = start - place(start) + place;
        return event < to ? event : -1;
      }
      start = start - place(start) + (1 << PAGE_BITS);
    }
    return -1;
  }

  private static int place(long event) {
    return (int) event & ((1 << PAGE_BITS) - 1);
  }
}
