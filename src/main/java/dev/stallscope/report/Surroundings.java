package dev.stallscope.report;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.index.EventStore;
import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that a reader of a finding wants to see: those that show it, what its thread did right
 * before and after, and what else happened to the same file. Found anew from the store whenever
 * asked for, and always the same.
 *
 * @param events by number
 * @param left events that show the finding too but are too many to list
 */
public record Surroundings(List<Shown> events, int left) {
  /** Findings whose surroundings are shown; the longest come first. */
  public static final int MOST_FINDINGS = 300;

  private static final int FIRST_EVIDENCE = 10;
  private static final int LAST_EVIDENCE = 6;
  private static final int SAME_FILE = 2;
  private static final int SAME_FILE_MEANWHILE = 4;

  /** Events looked through to each side; busier captures show less. */
  private static final int REACH = 5_000;

  /** Why an event is shown. */
  public enum Role {
    EVIDENCE,
    /** The waiting thread's event before. */
    BEFORE,
    /** Its next event. */
    AFTER,
    /** The same file before the wait. */
    EARLIER,
    /** The same file during the wait. */
    MEANWHILE,
    /** The same file after the wait. */
    LATER
  }

  /**
   * An event to show.
   *
   * @param what what it shows, null unless it is evidence
   */
  public record Shown(long event, Role role, @Nullable What what) {}

  /** The surroundings of one finding. */
  public static Surroundings of(EventStore store, Finding finding) {
    return new Search(store, finding).surroundings();
  }

  /** Numbers of all events that the surroundings of the longest findings hold, rising. */
  public static long[] events(EventStore store, List<Finding> findings) {
    return findings.stream()
        .limit(MOST_FINDINGS)
        .flatMap(finding -> of(store, finding).events.stream())
        .mapToLong(Shown::event)
        .sorted()
        .distinct()
        .toArray();
  }

  /** Looks through the events before and behind those that show the finding. */
  private static final class Search {
    private final EventStore store;
    private final Finding finding;
    private final int file;
    private final List<Shown> shown = new ArrayList<>();
    private final Set<Long> taken = new HashSet<>();

    Search(EventStore store, Finding finding) {
      this.store = store;
      this.finding = finding;
      this.file = store.paths().fold(finding.path());
    }

    Surroundings surroundings() {
      List<Evidence> evidence = finding.evidence();
      evidence.forEach(e -> taken.add(e.event()));
      int most = FIRST_EVIDENCE + LAST_EVIDENCE;
      for (int i = 0; i < evidence.size(); i++) {
        if (evidence.size() <= most || i < FIRST_EVIDENCE || i >= evidence.size() - LAST_EVIDENCE) {
          shown.add(new Shown(evidence.get(i).event(), Role.EVIDENCE, evidence.get(i).what()));
        }
      }
      if (!evidence.isEmpty()) {
        lookBack(ownEvents(evidence)[0]);
        lookAhead(ownEvents(evidence));
      }
      shown.sort(Comparator.comparingLong(Shown::event));
      return new Surroundings(List.copyOf(shown), Math.max(0, evidence.size() - most));
    }

    /** The waiter's first and last event of those that show the finding. */
    private long[] ownEvents(List<Evidence> evidence) {
      long[] own =
          evidence.stream()
              .mapToLong(Evidence::event)
              .filter(event -> store.process(event) == finding.process())
              .sorted()
              .toArray();
      return own.length == 0
          ? new long[] {evidence.get(0).event(), evidence.get(0).event()}
          : new long[] {own[0], own[own.length - 1]};
    }

    private void lookBack(long from) {
      int files = SAME_FILE;
      boolean thread = true;
      for (long event = from - 1; event >= Math.max(0, from - REACH); event--) {
        if (thread && isOfThread(event)) {
          thread = false;
          show(event, Role.BEFORE);
        } else if (files > 0 && isOfFile(event)) {
          files--;
          show(event, Role.EARLIER);
        } else if (!thread && files == 0) {
          return;
        }
      }
    }

    private void lookAhead(long[] own) {
      int[] files = {SAME_FILE_MEANWHILE, SAME_FILE};
      boolean thread = true;
      for (long event = own[0] + 1; event < Math.min(store.size(), own[1] + REACH); event++) {
        boolean after = store.startTicks(event) > finding.endTicks();
        int which = after ? 1 : 0;
        if (thread && event > own[1] && isOfThread(event)) {
          thread = false;
          show(event, Role.AFTER);
        } else if (files[which] > 0 && isOfFile(event)) {
          files[which]--;
          show(event, after ? Role.LATER : Role.MEANWHILE);
        } else if (!thread && files[1] == 0) {
          return;
        }
      }
    }

    private boolean isOfThread(long event) {
      return store.process(event) == finding.process()
          && (finding.threadId() == EventRecord.NONE
              || store.threadId(event) == finding.threadId());
    }

    private boolean isOfFile(long event) {
      return file != 0 && store.paths().fold(store.path(event)) == file;
    }

    private void show(long event, Role role) {
      if (taken.add(event)) {
        shown.add(new Shown(event, role, null));
      }
    }
  }
}
