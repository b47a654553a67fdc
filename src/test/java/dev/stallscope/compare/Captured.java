package dev.stallscope.compare;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.Target;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;

/**
 * A capture written by hand, and its analysis likewise: go.exe and the compiler it starts are the
 * target, which says of itself that it ran from 2 to 7 ms.
 */
final class Captured {
  static final int GO = 0;
  static final int COMPILE = 1;
  static final int ENGINE = 2;
  static final int OTHER = 3;

  private final Events events =
      new Events()
          .process("go.exe", "C:\\Go\\bin\\go.exe", 100, -1, 0)
          .process("compile.exe", "C:\\Go\\pkg\\compile.exe", 101, GO, 0)
          .process("MsMpEng.exe", 102)
          .process("explorer.exe", 103);
  private List<Share> shares = List.of();
  private int at;

  /** For more processes. */
  Events events() {
    return events;
  }

  /** When the next event starts, in milliseconds. */
  Captured at(int millis) {
    at = millis;
    return this;
  }

  /** An event a millisecond after the one before, which takes a tenth of one. */
  Captured event(int process, Operation operation, String path) {
    return event(process, operation, path, 0, 0.1);
  }

  Captured event(int process, Operation operation, String path, int flags, double millis) {
    events.next(operation, path).by(process).flags(flags).at(ticks(at++)).took(ticks(millis)).add();
    return this;
  }

  Captured shares(Share... parts) {
    shares = List.of(parts);
    return this;
  }

  static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  /** Where nothing was found. */
  RunProfile profile(Exclusion... rules) {
    return profile(events.store(), List.of(), rules);
  }

  RunProfile profile(EventStore store, List<Finding> findings, Exclusion... rules) {
    Target target = new Target(GO, List.of(GO, COMPILE), true, ticks(2), ticks(7), 0);
    Verdict verdict = new Verdict(Statement.NOT_BLOCKED, Cause.UNEXPLAINED, 0, 1);
    return Profiler.of(
        new Analysis(store, target, shares, findings, List.of(), List.of(), verdict),
        List.of(rules));
  }
}
