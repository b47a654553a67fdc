package dev.stallscope.compare;

import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.model.TraceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What else than the change may explain a difference between two sides. */
final class Confounds {
  /** From here on the work counts as the same; below it is worth a word. */
  private static final double SAME_WORK = 0.8;

  /** Fewer reads of the disk say nothing of a cache. */
  private static final long ENOUGH_READS = 20;

  /** Reads vanished when less than this part of them was left. */
  private static final double VANISHED = 0.5;

  /** Fewer looks of an engine can be missing by chance. */
  private static final long ENOUGH_LOOKS = 10;

  private final Side before;
  private final Side after;

  Confounds(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /** Those that apply, the gravest first. */
  List<Confound> of(WorkMatch matched) {
    List<Confound> found = new ArrayList<>();
    add(found, Confound.DIFFERENT_WORK, Math.min(matched.before(), matched.after()) < SAME_WORK);
    add(found, Confound.DIFFERENT_TARGET, differ(run -> StableNames.role(run.root())));
    add(found, Confound.WARM_CACHE, vanishedReads(before, after) > 0);
    add(found, Confound.COLD_CACHE, vanishedReads(after, before) > 0);
    add(found, Confound.PROTECTION_OFF, protectionOff());
    add(found, Confound.DIFFERENT_MACHINE, differ(run -> machine(run.info())));
    add(found, Confound.DIFFERENT_WINDOWS, differ(run -> run.info().windows()));
    add(found, Confound.ONE_RUN, Math.min(before.runs().size(), after.runs().size()) < 2);
    return found;
  }

  private static void add(List<Confound> found, Confound confound, boolean applies) {
    if (applies) {
      found.add(confound);
    }
  }

  /** Whether runs tell more than one value; those that tell none do not count. */
  private boolean differ(Function<RunProfile, String> value) {
    Set<String> values =
        Stream.concat(before.runs().stream(), after.runs().stream())
            .map(value)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
    return values.size() > 1;
  }

  private static String machine(TraceInfo info) {
    boolean told = !info.computer().isEmpty() || info.processors() > 0;
    return told ? info.computer() + '/' + info.processors() + '/' + info.memoryBytes() : "";
  }

  /**
   * Ticks that reads of the disk took on the one side which were not made on the other, where most
   * of them were not made: what a cache saves. Reads that got faster are no sign of one.
   */
  static long vanishedReads(Side cold, Side warm) {
    double reads = cold.mean(run -> run.disk().count());
    double left = warm.mean(run -> run.disk().count());
    if (reads < ENOUGH_READS || left >= VANISHED * reads) {
      return 0;
    }
    return Math.round(cold.mean(run -> run.disk().ticks()) * (1 - left / reads));
  }

  /**
   * Whether engines looked at files before and nowhere at all after, or their filter drivers were
   * gone: an exclusion leaves both at work elsewhere.
   */
  private boolean protectionOff() {
    boolean looked = before.mean(run -> run.guard().looks()) >= ENOUGH_LOOKS;
    boolean looksNowhere = after.runs().stream().allMatch(run -> run.guard().looks() == 0);
    boolean filtered = before.runs().stream().allMatch(run -> run.guard().filters() > 0);
    boolean unfiltered = after.runs().stream().allMatch(run -> run.guard().filters() == 0);
    return (looked && looksNowhere) || (filtered && unfiltered && sameFormat());
  }

  /** Drivers are told by some formats only. */
  private boolean sameFormat() {
    return !differ(run -> run.info().format());
  }
}
