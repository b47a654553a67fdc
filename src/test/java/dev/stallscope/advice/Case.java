package dev.stallscope.advice;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.Target;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.Severity;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An analysis written by hand: processes, and findings one after the other. */
final class Case {
  static final String DEFENDER = "Microsoft Defender Antivirus";

  private final List<ProcessInfo> processes = new ArrayList<>();
  private final EventStoreBuilder events = new EventStoreBuilder();
  private final List<Finding> findings = new ArrayList<>();
  private final String windows;
  private int members;
  private long now = Ticks.PER_SECOND;

  private Case(String windows) {
    this.windows = windows;
  }

  /** A target of one process. */
  static Case of(String image, String commandLine) {
    return of(image, commandLine, "Windows 10 (build 19045)");
  }

  static Case of(String image, String commandLine, String windows) {
    Case world = new Case(windows);
    world.process(image, commandLine);
    world.members = 1;
    return world;
  }

  /** Adds a process outside the target; 1 is the first. */
  Case process(String image, String commandLine) {
    int index = processes.size();
    String name = image.substring(image.lastIndexOf('\\') + 1);
    processes.add(
        new ProcessInfo(
            index,
            100 + index,
            -1,
            -1,
            name,
            image.contains("\\") ? image : "",
            commandLine,
            "",
            "",
            "",
            "",
            1,
            0,
            "",
            "",
            64,
            0,
            0,
            List.of()));
    return this;
  }

  /** A path that is only seen. */
  Case seen(String path) {
    event(path);
    return this;
  }

  Case scan(String path, double seconds) {
    return scan(path, seconds, 0.97, DEFENDER);
  }

  Case scan(String path, double seconds, double confidence, @Nullable String product) {
    return finding(
        Cause.ANTIVIRUS_SCAN,
        "antivirus-engine-seen",
        path,
        seconds,
        confidence,
        Outcome.COMPLETED,
        product == null ? null : new Finding.Culprit(-1, product));
  }

  /** A lock; holder is the index of a process, -1 for nobody in the capture. */
  Case lock(String path, double seconds, int holder, @Nullable String product, Outcome outcome) {
    Finding.Culprit culprit =
        holder < 0 && product == null ? null : new Finding.Culprit(holder, product);
    return finding(Cause.LOCK_CONFLICT, "lock-sharing", path, seconds, 0.95, outcome, culprit);
  }

  Case stall(String rule, String path, double seconds, Outcome outcome) {
    return finding(Cause.NETWORK_STALL, rule, path, seconds, 0.95, outcome, null);
  }

  Case slow(Ground.Kind where, String path, double seconds) {
    finding(Cause.SLOW_OPERATION, "slow", path, seconds, 0.6, Outcome.COMPLETED, null);
    return because(Ground.of(where));
  }

  /** The ground of the last finding. */
  Case because(Ground ground) {
    Finding last = findings.remove(findings.size() - 1);
    findings.add(
        new Finding(
            last.id(),
            last.kind(),
            last.rule(),
            last.severity(),
            last.confidence(),
            last.process(),
            last.threadId(),
            last.operation(),
            last.path(),
            last.startTicks(),
            last.blockedTicks(),
            last.attempts(),
            last.outcome(),
            last.culprit(),
            last.evidence(),
            List.of(ground)));
    return this;
  }

  private Case finding(
      Cause kind,
      String rule,
      String path,
      double seconds,
      double confidence,
      Outcome outcome,
      Finding.@Nullable Culprit culprit) {
    long ticks = (long) (seconds * Ticks.PER_SECOND);
    long event = event(path);
    findings.add(
        new Finding(
            "F" + (findings.size() + 1),
            kind,
            rule,
            Severity.HIGH,
            confidence,
            0,
            1,
            Operation.CREATE_FILE,
            (int) event,
            now,
            ticks,
            1,
            outcome,
            culprit,
            List.of(),
            List.of()));
    now += ticks;
    return this;
  }

  private long event(String path) {
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.number = events.size();
    event.operation = Operation.CREATE_FILE;
    event.startTicks = now;
    event.durationTicks = 1;
    event.path = path.getBytes(StandardCharsets.UTF_8);
    event.pathLength = event.path.length;
    events.add(event);
    return event.number;
  }

  Analysis analysis() {
    return analysis(EnumSet.allOf(Column.class), Statement.BLOCKED);
  }

  Analysis analysis(EnumSet<Column> columns, Statement statement) {
    if (events.size() == 0) {
      event("C:\\a");
    }
    TraceInfo info =
        new TraceInfo(List.of("a.PML"), "PML", "", windows, 0, 0, 64, columns, true, -1);
    EventStore store = events.build(info, processes);
    List<Finding> placed = new ArrayList<>();
    for (Finding f : findings) {
      placed.add(
          new Finding(
              f.id(),
              f.kind(),
              f.rule(),
              f.severity(),
              f.confidence(),
              f.process(),
              f.threadId(),
              f.operation(),
              store.path(f.path()),
              f.startTicks(),
              f.blockedTicks(),
              f.attempts(),
              f.outcome(),
              f.culprit(),
              f.evidence(),
              f.grounds()));
    }
    placed.sort(Comparator.comparingLong(Finding::blockedTicks).reversed());
    List<Integer> tree = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      tree.add(i);
    }
    return new Analysis(
        store,
        new Target(0, tree, false, 0, Math.max(now, 20 * Ticks.PER_SECOND), 0),
        List.of(),
        placed,
        List.of(),
        List.of(),
        new Verdict(statement, Cause.ANTIVIRUS_SCAN, 0, 1));
  }

  AdvicePlan plan() {
    return Advisor.of(analysis());
  }
}
