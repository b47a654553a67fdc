package dev.stallscope.analysis.rule;

import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at: the events of a capture and what is known of the programs in it. Any number
 * of threads may look.
 */
public final class Scene {
  private final EventStore store;
  private final long minBlockedTicks;
  private final WaitsByDesign waits;
  private final Guards guards;
  private final Set<EventClass> classes;
  private final Map<Integer, Boolean> shares = new ConcurrentHashMap<>();
  private final Map<Class<?>, View> views = new ConcurrentHashMap<>();

  /** Made once, by the first thread that asks; others wait for it. */
  private static final class View {
    private @Nullable Object made;

    synchronized Object get(Supplier<?> maker) {
      Object known = made;
      if (known == null) {
        known = maker.get();
        made = known;
      }
      return known;
    }
  }

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

  /** The same, and what it lacks to tell all of it where it tells a part. */
  public @Nullable Missing unseenOpens() {
    Missing missing = missingOpens();
    if (missing != null) {
      return missing;
    }
    Set<Operation> operations = store.operations();
    if (!operations.contains(Operation.CREATE_FILE)) {
      return Missing.OPENING;
    }
    return operations.contains(Operation.CLOSE_FILE) ? null : Missing.CLOSING;
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
    return view(Usual.class, Usual::new);
  }

  /** What several rules look things up in, made when first asked for. */
  public <T> T view(Class<T> type, Function<Scene, T> maker) {
    View view = views.computeIfAbsent(type, any -> new View());
    return type.cast(view.get(() -> maker.apply(this)));
  }

  /** Starts of processes, whoever made them; gathered when first asked for. */
  public ProcessStarts processStarts() {
    return view(ProcessStarts.class, scene -> new ProcessStarts(store));
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
