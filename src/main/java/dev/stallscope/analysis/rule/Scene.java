package dev.stallscope.analysis.rule;

import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules look at: the events of a capture and what is known of the programs in it. */
public final class Scene {
  private final EventStore store;
  private final long minBlockedTicks;
  private final WaitsByDesign waits;
  private final Guards guards;
  private final Set<EventClass> classes;
  private final Map<Integer, Boolean> shares = new HashMap<>();
  private final Map<Class<?>, Object> views = new HashMap<>();
  private @Nullable Usual usual;
  private @Nullable ProcessStarts processStarts;

  /**
   * @param minBlockedTicks waits shorter than this are no findings
   */
  public Scene(EventStore store, long minBlockedTicks) {
    this.store = store;
    this.minBlockedTicks = minBlockedTicks;
    this.waits = new WaitsByDesign(store);
    this.guards = new Guards(store);
    this.classes = store.eventClasses();
  }

  public EventStore store() {
    return store;
  }

  /** In ticks of 100 ns. */
  public long minBlockedTicks() {
    return minBlockedTicks;
  }

  public WaitsByDesign waits() {
    return waits;
  }

  public Guards guards() {
    return guards;
  }

  /** What the capture lacks to tell who opened and closed which files; null when it can be told. */
  public @Nullable Missing missingOpens() {
    if (!has(EventClass.FILE_SYSTEM)) {
      return Missing.FILE_EVENTS;
    }
    Set<Operation> operations = store.operations();
    return operations.contains(Operation.CREATE_FILE) || operations.contains(Operation.CLOSE_FILE)
        ? null
        : Missing.OPENS;
  }

  /** Whether the capture has any event of this class. */
  public boolean has(EventClass eventClass) {
    return classes.contains(eventClass);
  }

  /** The same file or key has the same number, whatever its case and whether its drive is told. */
  public int file(long event) {
    return store.paths().fold(store.path(event));
  }

  /** FILETIME at which an event ended; that of its start when it tells no duration. */
  public long endTicks(long event) {
    return store.startTicks(event) + Math.max(0, store.durationTicks(event));
  }

  /**
   * How long operations of each kind usually take in this capture; counted when first asked for.
   */
  public Usual usual() {
    if (usual == null) {
      usual = new Usual(this);
    }
    return usual;
  }

  /** What several rules look things up in, made when first asked for. */
  public <T> T view(Class<T> type, Function<Scene, T> maker) {
    Object known = views.get(type);
    if (known == null) {
      known = maker.apply(this);
      views.put(type, known);
    }
    return type.cast(known);
  }

  /** Starts of processes, whoever made them; gathered when first asked for. */
  public ProcessStarts processStarts() {
    if (processStarts == null) {
      processStarts = new ProcessStarts(store);
    }
    return processStarts;
  }

  /** Whether the path is on another machine, such as {@code \\\\server\\share\\file}. */
  public boolean isOnNetworkShare(long event) {
    return shares.computeIfAbsent(store.path(event), path -> isUnc(store.paths().text(path)));
  }

  private static boolean isUnc(String path) {
    return path.startsWith("\\\\")
        && path.length() > 2
        && path.charAt(2) != '?'
        && path.charAt(2) != '.';
  }
}
