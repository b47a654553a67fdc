package dev.stallscope.analysis.latency;

import dev.stallscope.analysis.rule.EventSet;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Long operations whose thread did other things while they were outstanding. */
final class AsynchronousOperations {
  /** A program need not wait for these, and nothing in the event tells whether it does. */
  private static final Set<Operation> MAY_BE_ASYNCHRONOUS =
      EnumSet.of(
          Operation.READ_FILE,
          Operation.WRITE_FILE,
          Operation.QUERY_DIRECTORY,
          Operation.FILE_SYSTEM_CONTROL,
          Operation.DEVICE_IO_CONTROL,
          Operation.LOCK_FILE);

  private final Scene scene;
  private final EventStore store;
  private final EventSet found = new EventSet();

  /** Those that no event of their thread has followed yet, by thread; while reading. */
  private final Map<Long, List<Long>> latest = new HashMap<>();

  AsynchronousOperations(Scene scene) {
    this.scene = scene;
    this.store = scene.store();
    if (store.info().hasThreads()) {
      store.each(event -> mayBeAsynchronous(event) || isOfItsOwn(event), this::look);
    }
    latest.clear();
  }

  private void look(long event) {
    if (!mayBeAsynchronous(event)) {
      if (!latest.isEmpty()) {
        goOn(event);
      }
    } else if (store.durationTicks(event) >= SlowOperations.FLOOR_TICKS) {
      latest.computeIfAbsent(thread(event), any -> new ArrayList<>(1)).add(event);
    }
  }

  private boolean mayBeAsynchronous(long event) {
    return MAY_BE_ASYNCHRONOUS.contains(store.operation(event));
  }

  /** Those of a scene, found when first asked for. */
  static AsynchronousOperations of(Scene scene) {
    return scene.view(AsynchronousOperations.class, AsynchronousOperations::new);
  }

  boolean contains(long event) {
    return found.contains(event);
  }

  private void goOn(long event) {
    List<Long> before = latest.remove(thread(event));
    if (before != null) {
      before.stream()
          .filter(operation -> store.startTicks(event) < scene.endTicks(operation))
          .forEach(found::add);
    }
  }

  /** Thread ids are used again: a thread is known by its process too. */
  private long thread(long event) {
    return (long) store.process(event) << 32 | (store.threadId(event) & 0xFFFFFFFFL);
  }

  /** File systems and filters nest paging and questions in an operation, but not such things. */
  private boolean isOfItsOwn(long event) {
    Operation operation = store.operation(event);
    return operation.eventClass() == EventClass.REGISTRY
        || operation == Operation.CREATE_FILE
        || operation == Operation.CLOSE_FILE
        || operation == Operation.LOAD_IMAGE;
  }
}
