package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins refusals into series. Tries of one process at one thing belong together, whichever of its
 * threads makes them. Where each try is a process of its own (a script that calls {@code del} until
 * it works), those with the same parent, image and command line that follow each other count as
 * one.
 */
final class Retries {
  private static final List<Step> OPENS =
      List.of(Step.OPEN_TO_READ, Step.OPEN_TO_WRITE, Step.OPEN_TO_REMOVE, Step.OPEN);

  private final Scene scene;
  private final EventStore store;
  private final Holds holds;
  private final int[] kin;
  private final Map<Attempt, Series> open = new HashMap<>();
  private final Map<Attempt, Series> ofKin = new HashMap<>();
  private final List<Series> all = new ArrayList<>();

  Retries(Scene scene, Holds holds) {
    this.scene = scene;
    this.store = scene.store();
    this.holds = holds;
    this.kin = kin(store.processes());
  }

  /** For each process the first of its kind, itself where it has no kin. */
  private static int[] kin(List<ProcessInfo> processes) {
    Map<List<Object>, Integer> firsts = new HashMap<>();
    int[] kin = new int[processes.size()];
    for (ProcessInfo process : processes) {
      int index = process.index();
      boolean known = process.parentIndex() >= 0 && !process.commandLine().isEmpty();
      List<Object> kind = List.of(process.parentIndex(), process.name(), process.commandLine());
      Integer first = known ? firsts.putIfAbsent(kind, index) : null;
      kin[index] = first == null ? index : first;
    }
    return kin;
  }

  void refused(Conflict conflict, Attempt attempt, long event) {
    Series series = known(attempt, store.startTicks(event));
    if (series == null) {
      series = new Series(scene, conflict, attempt, event, present(conflict, attempt, event));
      all.add(series);
    } else {
      series.addRefusal(event);
    }
    open.put(attempt, series);
    ofKin.put(attempt.by(kin[attempt.process()]), series);
  }

  private @Nullable Series known(Attempt attempt, long ticks) {
    Series series = open.get(attempt);
    if (series == null) {
      Series kins = ofKin.get(attempt.by(kin[attempt.process()]));
      boolean ended =
          kins != null && !kins.isGranted() && holds.exitTicks(store.process(kins.last())) <= ticks;
      series = ended ? kins : null;
    }
    return series != null && series.isContinuedAt(ticks) ? series : null;
  }

  private List<Hold> present(Conflict conflict, Attempt attempt, long event) {
    long ticks = store.startTicks(event);
    List<Hold> present = new ArrayList<>();
    holds
        .inTheWayOf(conflict, attempt, event)
        .forEach(file -> present.addAll(file.presentAt(ticks)));
    return present;
  }

  /** An event on a contested file that succeeded: what was tried before may be done by it. */
  void succeeded(long event) {
    Attempt attempt = Attempt.of(scene, event);
    if (attempt == null) {
      return;
    }
    if (!attempt.step().opens()) {
      grant(attempt, event);
      return;
    }
    for (Step step : OPENS) {
      if (step.isDoneByOpen(store, event)) {
        grant(attempt.at(step), event);
      }
    }
  }

  /** The file is not there any more: who waits for it to be deleted has had his way. */
  void gone(long event) {
    Attempt attempt = Attempt.of(scene, event);
    if (attempt != null && attempt.step() == Step.OPEN_TO_REMOVE) {
      Series series = known(attempt, store.startTicks(event));
      if (series != null && series.conflict == Conflict.DELETE_PENDING) {
        grant(attempt, event);
      }
    }
  }

  private void grant(Attempt attempt, long event) {
    Series series = known(attempt, store.startTicks(event));
    open.remove(attempt);
    ofKin.remove(attempt.by(kin[attempt.process()]));
    if (series != null) {
      series.grant(event);
    }
  }

  /** The process changed attributes or permissions of a file: a refusal may have been for these. */
  void permitted(long event) {
    for (Step step : Step.values()) {
      Series series = open.get(new Attempt(store.process(event), scene.file(event), step, 0));
      if (series != null) {
        series.permit();
      }
    }
  }

  /** An operation that waited for somebody until it was done: refused and granted at once. */
  void waited(Conflict conflict, Attempt attempt, long event, boolean done) {
    Series series = new Series(scene, conflict, attempt, event, present(conflict, attempt, event));
    series.makeWait();
    if (done) {
      series.grant(event);
    }
    all.add(series);
  }

  /** Forgets what only the next event would ask for. */
  void finish() {
    open.clear();
    ofKin.clear();
  }

  /** In the order of their first refusal. */
  List<Series> all() {
    return all;
  }
}
