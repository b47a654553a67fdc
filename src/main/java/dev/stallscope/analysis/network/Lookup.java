package dev.stallscope.analysis.network;

import dev.stallscope.analysis.rule.EventNumbers;
import dev.stallscope.model.Ticks;
import java.util.HashSet;
import java.util.Set;

/** One name that a process asked for, with all packets that asked for it. */
final class Lookup {
  /** A question to several servers, or for IPv4 and IPv6 at once, is one try. */
  private static final long TOGETHER = 100 * Ticks.PER_MILLISECOND;

  /** Resolvers ask again after 1 to 5 s (Windows 1, Go and most others 5), and then less often. */
  private static final long LONGEST_FIRST_GAP = 5_500 * Ticks.PER_MILLISECOND;

  private static final double LONGEST_GROWTH = 2.2;

  private final int process;
  private final long length;
  private final Set<String> unanswered = new HashSet<>();
  private final EventNumbers sends = new EventNumbers();
  private long firstTicks = -1;
  private long lastTicks;
  private long lastGap;
  private int tries;
  private long answer = -1;

  /**
   * @param length bytes of a packet that asks for the name, the same each time
   */
  Lookup(int process, long length) {
    this.process = process;
    this.length = length;
  }

  /** Adds a packet that asks, from this end of ours. */
  void ask(long event, long ticks, String client) {
    if (firstTicks < 0) {
      firstTicks = ticks;
      lastTicks = ticks;
      tries = 1;
    } else if (ticks - lastTicks >= TOGETHER) {
      lastGap = ticks - lastTicks;
      lastTicks = ticks;
      tries++;
    }
    sends.add(event);
    unanswered.add(client);
  }

  /** Whether a packet asks for the same name again, by its size and the time since the last. */
  boolean isAskedAgainBy(int aProcess, long aLength, long ticks) {
    return answer < 0 && process == aProcess && length == aLength && ticks <= latestEndTicks();
  }

  /** Takes an answer to an end of ours; those to all ends make an answer. */
  void answer(long event, String client) {
    unanswered.remove(client);
    if (unanswered.isEmpty()) {
      answer = event;
    }
  }

  int process() {
    return process;
  }

  long firstEvent() {
    return sends.get(0);
  }

  EventNumbers sends() {
    return sends;
  }

  int tries() {
    return tries;
  }

  /** The event with which it was answered, -1 when it was not. */
  long answer() {
    return answer;
  }

  /** FILETIME of the first packet. */
  long startTicks() {
    return firstTicks;
  }

  /** FILETIME until which the asker waited at least: it waits as long as the last time. */
  long earliestEndTicks() {
    return lastTicks + lastGap;
  }

  /** FILETIME until which the asker may have waited: when it would have asked again. */
  long latestEndTicks() {
    return lastTicks + Math.max(LONGEST_FIRST_GAP, (long) (LONGEST_GROWTH * lastGap));
  }

  /**
   * FILETIME at which the asker gave up, when a thread went on at this one. Resolvers wait by
   * timers: the last time as long as the time before, or twice as long; the rest is the thread's.
   */
  long endTicks(long resumedTicks) {
    if (lastGap == 0) {
      return resumedTicks;
    }
    long twice = lastTicks + 2 * lastGap;
    boolean waitedTwice = resumedTicks >= twice - lastGap / 10;
    return Math.min(resumedTicks, waitedTwice ? twice : earliestEndTicks());
  }
}
