package dev.stallscope.compare;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.AnalysisOptions;
import dev.stallscope.analysis.Analyzer;
import dev.stallscope.analysis.NoSuchProcessException;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.Simulation;
import dev.stallscope.synth.plant.Stall;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.pml.PmlTraceWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A made-up run from which stalls can be taken away afterwards, as a change that works does: the
 * time they took is cut out of the whole capture, so the truth of the saving is known to the tick.
 * Only true for tools that work on one thread.
 */
public final class Played {
  /** What an operation that nobody holds takes. */
  private static final long UNHELD = Ticks.PER_MILLISECOND / 10;

  private final Simulation simulation;
  private final List<Stall> gone = new ArrayList<>();
  private boolean warm;

  private Played(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Plays a scenario, one line of it in each text. */
  public static Played of(long seed, String... lines) {
    try {
      return new Played(
          Scenarios.parse("pair.scenario", String.join("\n", lines) + "\n").simulate(seed));
    } catch (ScenarioException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Plays a scenario of those that come with Stallscope. */
  public static Played builtIn(String scenario, long seed) {
    return new Played(Scenarios.builtIn(scenario).orElseThrow().simulate(seed));
  }

  /** Takes away the stalls that are chosen. */
  public Played without(Predicate<Stall> chosen) {
    simulation.truth().stalls().stream().filter(chosen).forEach(gone::add);
    return this;
  }

  /** Takes away all slow reads of the disk as a warm cache does: they are not made at all. */
  public Played warm() {
    warm = true;
    return without(stall -> stall.plant().equals("slow-disk") && isRead(stall.operation()));
  }

  private static boolean isRead(Operation operation) {
    return operation == Operation.READ_FILE;
  }

  /** Ticks of the stalls of one kind that are left. */
  public long planted(String kind) {
    return simulation.truth().stalls().stream()
        .filter(stall -> stall.kind().equals(kind) && !gone.contains(stall))
        .mapToLong(Stall::blockedTicks)
        .sum();
  }

  /** Ticks that were taken away. */
  public long removed() {
    return gone.stream().mapToLong(stall -> stall.blockedTicks() - UNHELD).sum();
  }

  /** All events, each wait that was taken away as short as any. */
  public EventStore store() {
    EventStoreBuilder builder = new EventStoreBuilder();
    play(builder::add);
    return builder.build(simulation.info(), simulation.processes());
  }

  /** The same as a file. */
  public Path write(Path file) throws IOException {
    try (PmlTraceWriter writer =
        PmlTraceWriter.create(file, simulation.info(), simulation.processes())) {
      play(writer::event);
    }
    return file;
  }

  @FunctionalInterface
  private interface Taker<E extends Exception> {
    void take(EventRecord event) throws E;
  }

  private <E extends Exception> void play(Taker<E> taker) throws E {
    Set<Long> dropped = new HashSet<>();
    gone.forEach(stall -> dropped.addAll(stall.events().subList(1, stall.events().size())));
    simulation.forEach(
        (event, stack) -> {
          if (!dropped.contains(event.number) && !isCached(event)) {
            long end = event.startTicks + Math.max(0, event.durationTicks);
            long start = shifted(event.startTicks);
            event.durationTicks = event.durationTicks < 0 ? -1 : shifted(end) - start;
            event.startTicks = start;
            taker.take(event);
          }
        });
  }

  private boolean isCached(EventRecord event) {
    return warm && isRead(event.operation) && (event.flags & EventRecord.FLAG_NON_CACHED) != 0;
  }

  private long shifted(long time) {
    long cut = 0;
    for (Stall stall : gone) {
      long from = stall.startTicks() + UNHELD;
      long to = stall.startTicks() + stall.blockedTicks();
      cut += Math.max(0, Math.min(time, to) - from);
    }
    return time - cut;
  }

  /** Its profile, with the target the truth knows. */
  public RunProfile profile(Exclusion... exclusions) {
    EventStore store = store();
    int target = simulation.truth().target();
    String pid = Integer.toString(store.processes().get(target).pid());
    try {
      Analysis analysis =
          Analyzer.analyze(store, new AnalysisOptions(pid, AnalysisOptions.DEFAULT_MIN_BLOCKED));
      return Profiler.of(analysis, List.of(exclusions));
    } catch (NoSuchProcessException e) {
      throw new AssertionError(e);
    }
  }

  /** Name of the user at the console, as in {@code C:\Users\name}. */
  public String user() {
    String user = simulation.processes().get(simulation.truth().target()).user();
    return user.substring(user.indexOf('\\') + 1);
  }
}
