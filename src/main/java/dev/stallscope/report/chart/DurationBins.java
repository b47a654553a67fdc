package dev.stallscope.report.chart;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.index.EventStore;
import dev.stallscope.report.ReportInput;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The target's operations counted by duration, in bins of a fifth of a decade of which one begins
 * at the threshold. Operations without a duration, and of no time at all, are left out.
 */
final class DurationBins {
  private static final int PER_DECADE = 5;

  /** From 100 ns to the longest duration there can be. */
  private static final int DECADES = 19;

  private final long[] edges;
  private final long[] all;
  private final long[] findings;
  private final long thresholdTicks;

  private DurationBins(long thresholdTicks) {
    this.thresholdTicks = Math.max(1, thresholdTicks);
    int below = (int) Math.ceil(Math.log10((double) this.thresholdTicks) * PER_DECADE) + 1;
    edges =
        IntStream.range(-below, DECADES * PER_DECADE - below)
            .mapToDouble(i -> this.thresholdTicks * Math.pow(10, i / (double) PER_DECADE))
            .mapToLong(Math::round)
            .distinct()
            .toArray();
    all = new long[edges.length];
    findings = new long[edges.length];
  }

  static DurationBins of(ReportInput input) {
    DurationBins bins = new DurationBins(input.thresholdTicks());
    EventStore store = input.store();
    boolean[] members = new boolean[store.processes().size()];
    input.target().processes().forEach(process -> members[process] = true);
    store.eachOf(members, event -> bins.count(store.durationTicks(event)));
    for (Finding finding : input.analysis().findings()) {
      for (Evidence evidence : finding.evidence()) {
        bins.addFinding(store.durationTicks(evidence.event()));
      }
    }
    return bins;
  }

  private void count(long ticks) {
    if (ticks > 0) {
      all[bin(ticks)]++;
    }
  }

  private void addFinding(long ticks) {
    if (ticks > 0) {
      findings[bin(ticks)]++;
    }
  }

  private int bin(long ticks) {
    int found = Arrays.binarySearch(edges, ticks);
    int bin = found >= 0 ? found : -found - 2;
    return Math.min(Math.max(bin, 0), edges.length - 2);
  }

  /** Shortest duration of a bin in ticks. */
  long from(int bin) {
    return Math.max(1, edges[bin]);
  }

  long[] all() {
    return all;
  }

  /** Of those, the findings. */
  long[] findings() {
    return findings;
  }

  /** The bins from the first that has an operation to the last, at least those at the threshold. */
  int[] used() {
    int threshold = bin(thresholdTicks);
    int first =
        IntStream.range(0, all.length).filter(i -> all[i] > 0).findFirst().orElse(threshold);
    int last = all.length - 1;
    while (last > threshold && all[last] == 0) {
      last--;
    }
    return IntStream.rangeClosed(Math.min(first, threshold), last).toArray();
  }

  long total() {
    return Arrays.stream(all).sum();
  }

  long atLeastThreshold() {
    return Arrays.stream(all, bin(thresholdTicks), all.length).sum();
  }
}
