package dev.stallscope.compare;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.compare.RunProfile.DiskReads;
import dev.stallscope.compare.RunProfile.Guard;
import dev.stallscope.compare.RunProfile.Reach;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reduces an analysis to what is compared of it. */
public final class Profiler {
  /** Bits of a read's flags: past the cache, or by the memory manager. */
  private static final int TO_DISK = 0x1 | 0x2;

  private final Analysis analysis;
  private final EventStore store;
  private final Scene scene;
  private final boolean[] members;
  private final List<ExclusionReach> reaches = new ArrayList<>();
  private final ProgramChains programs;
  private final PlaceNumbers places;
  private final WorkCounts work = new WorkCounts();
  private final DurationGroups byOperation = new DurationGroups();
  private final DurationGroups byPlace = new DurationGroups();
  private final IdleGaps gaps = new IdleGaps();
  private long events;
  private long diskReads;
  private long diskTicks;
  private long looks;

  private Profiler(Analysis analysis, List<Exclusion> exclusions) {
    this.analysis = analysis;
    this.store = analysis.store();
    this.scene = new Scene(store, 0);
    this.members = new boolean[store.processes().size()];
    analysis.target().processes().forEach(process -> members[process] = true);
    this.programs = new ProgramChains(store.processes());
    this.places = new PlaceNumbers(store.paths());
    exclusions.forEach(rule -> reaches.add(new ExclusionReach(rule, store, programs::program)));
  }

  /**
   * The profile of one capture.
   *
   * @param exclusions rules whose effect is asked about
   */
  public static RunProfile of(Analysis analysis, List<Exclusion> exclusions) {
    return new Profiler(analysis, exclusions).profile();
  }

  private RunProfile profile() {
    for (long event = 0; event < store.size(); event++) {
      if (members[store.process(event)]) {
        member(event);
      } else if (scene.guards().isEngine(store.process(event)) && isLook(event)) {
        looks++;
        long look = event;
        reaches.forEach(reach -> reach.look(look));
      }
    }
    ProcessInfo root = store.processes().get(analysis.target().root());
    return new RunProfile(
        store.info(),
        root.name(),
        root.commandLine(),
        store.lastTicks() - store.firstTicks(),
        analysis.target().endTicks() - analysis.target().startTicks(),
        events,
        causes(),
        losses(),
        gaps.ticks(analysis.findings()),
        byOperation.durations(Operation.values().length, this::operation),
        byPlace.durations(places.size(), places::name),
        work.byRole(process -> store.processes().get(process).name(), places),
        new DiskReads(diskReads, diskTicks),
        guard(),
        reaches.stream().map(reach -> new Reach(reach.opens(), reach.looks())).toList());
  }

  private String operation(int ordinal) {
    return Operation.values()[ordinal].displayName();
  }

  private void member(long event) {
    events++;
    Operation operation = store.operation(event);
    int place = places.of(store.paths().fold(store.path(event)));
    if (operation.eventClass() != EventClass.PROFILING) {
      work.add(store.process(event), place);
    }
    if (operation == Operation.CREATE_FILE) {
      reaches.forEach(reach -> reach.open(event));
    }
    if (scene.waits().reason(event) != null) {
      return;
    }
    long ticks = store.durationTicks(event);
    gaps.operation(store.startTicks(event), scene.endTicks(event));
    byOperation.add(operation.ordinal(), ticks);
    if (operation.eventClass() == EventClass.FILE_SYSTEM) {
      byPlace.add(place, ticks);
    }
    if (isDiskRead(event)) {
      diskReads++;
      diskTicks += Math.max(0, ticks);
    }
  }

  private boolean isDiskRead(long event) {
    Operation operation = store.operation(event);
    return (operation == Operation.READ_FILE || operation == Operation.MDL_READ)
        && store.flags(event) > 0
        && (store.flags(event) & TO_DISK) != 0;
  }

  /** Whether an engine's event is part of looking at a file, not merely of opening it. */
  private boolean isLook(long event) {
    return switch (store.operation(event)) {
      case CREATE_FILE_MAPPING, READ_FILE, MDL_READ -> true;
      default -> false;
    };
  }

  private Map<Cause, Long> causes() {
    Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    for (Share share : analysis.wallClock()) {
      if (share.ticks() > 0) {
        causes.merge(share.cause(), share.ticks(), Long::sum);
      }
    }
    return causes;
  }

  private List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    for (Finding finding : analysis.findings()) {
      String path = store.paths().text(finding.path());
      losses.add(
          new Loss(
              finding.kind(),
              finding.rule(),
              StableNames.role(store.processes().get(finding.process()).name()),
              finding.operation(),
              StableNames.folder(path),
              path,
              programs.of(finding.process()),
              finding.startTicks() - analysis.target().startTicks(),
              finding.blockedTicks(),
              behind(finding, path)));
    }
    return losses;
  }

  private String behind(Finding finding, String path) {
    if (finding.kind() == Cause.NETWORK_STALL) {
      return StableNames.of(path);
    }
    Culprit culprit = finding.culprit();
    if (culprit == null) {
      return "";
    }
    @Nullable String product = culprit.product();
    if (product != null) {
      return product;
    }
    return culprit.process() < 0 ? "" : store.processes().get(culprit.process()).name();
  }

  private Guard guard() {
    Set<String> engines = new LinkedHashSet<>();
    scene.guards().engines().forEach(index -> engines.add(store.processes().get(index).name()));
    return new Guard(List.copyOf(engines), scene.guards().antivirusFilters().size(), looks);
  }
}
