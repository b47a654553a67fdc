package dev.stallscope.analysis.network;

import dev.stallscope.analysis.network.NetworkStalls.Way;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what ProcMon shows of packets, in milliseconds; thread 7 of process 0 is at work. */
final class Wire {
  private static final long MIN_BLOCKED = 50 * Ticks.PER_MILLISECOND;

  private final Events events = new Events();
  private @Nullable EventStore store;

  /** The process is number 0; svchost.exe is 1 and another.exe 2. */
  Wire(String process) {
    events.process(process, 100).process("svchost.exe", 200).process("another.exe", 300);
  }

  /** The thread does something. */
  Wire works(long... millis) {
    for (long at : millis) {
      event(0, 7, at, Operation.READ_FILE, "C:\\src\\main.go", 100);
    }
    return this;
  }

  /** A thread of a process does something. */
  Wire other(int process, int thread, long at) {
    return event(process, thread, at, Operation.READ_FILE, "C:\\other", 100);
  }

  Wire packet(long at, Operation operation, String path) {
    return packet(0, at, operation, path, 0);
  }

  Wire packet(long at, Operation operation, String path, long bytes) {
    return packet(0, at, operation, path, bytes);
  }

  Wire packet(int process, long at, Operation operation, String path, long bytes) {
    return event(process, 0, at, operation, path, bytes);
  }

  private Wire event(
      int process, int thread, long at, Operation operation, String path, long bytes) {
    events
        .next(operation, path)
        .by(process)
        .thread(thread)
        .at(at * Ticks.PER_MILLISECOND)
        .took(0)
        .bytes(bytes)
        .add();
    return this;
  }

  /** What was drawn; nothing can be added any more. */
  EventStore store() {
    if (store == null) {
      store = events.store();
    }
    return store;
  }

  /** What all rules find, in their order. */
  List<Finding> findings() {
    return findings(store(), MIN_BLOCKED);
  }

  static List<Finding> findings(EventStore store, long minBlockedTicks) {
    Scene scene = new Scene(store, minBlockedTicks);
    Claims claims = new Claims();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules()) {
      if (rule.missing(scene) == null) {
        rule.find(scene, claims, findings::add);
      }
    }
    return findings;
  }

  static List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Way way : Way.values()) {
      rules.add(new NetworkStalls(way));
    }
    rules.add(new NameLookups());
    return rules;
  }

  /** {@code rule outcome start..end ms} of the only finding, or how many there are. */
  String only() {
    List<Finding> findings = findings();
    return findings.size() == 1 ? text(findings.get(0)) : findings.size() + " findings";
  }

  static String text(Finding finding) {
    return "%s %s %d..%d"
        .formatted(
            finding.rule(),
            finding.outcome(),
            finding.startTicks() / Ticks.PER_MILLISECOND,
            finding.endTicks() / Ticks.PER_MILLISECOND);
  }
}
