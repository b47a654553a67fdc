package dev.stallscope.analysis.rule;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Events of victims that a rule has explained: each is explained once. */
public final class Claims {
  /** One bit for each event of a page: captures may have more events than one set has bits. */
  private static final int PAGE_BITS = 16;

  private final Map<Long, BitSet> pages = new HashMap<>();

  /** Takes an event; false when another finding has it already. */
  public boolean take(long event) {
    BitSet page = pages.computeIfAbsent(event >>> PAGE_BITS, number -> new BitSet());
    int place = place(event);
    boolean free = !page.get(place);
    page.set(place);
    return free;
  }

  public boolean taken(long event) {
    BitSet page = pages.get(event >>> PAGE_BITS);
    return page != null && page.get(place(event));
  }

  private static int place(long event) {
    return (int) event & ((1 << PAGE_BITS) - 1);
  }
}
