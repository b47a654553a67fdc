package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;

/**
 * All that was tried again in a capture, and who held what meanwhile. Takes two passes: one finds
 * the few files on which something was refused, one plays what happened to these.
 */
final class Contests {
  private final Scene scene;
  private final EventStore store;
  private final Holds holds;
  private final Retries retries;

  Contests(Scene scene) {
    this.scene = scene;
    this.store = scene.store();
    ContestedFiles contested = new ContestedFiles(scene);
    holds = new Holds(scene, contested);
    retries = new Retries(scene, holds);
    if (!contested.isEmpty()) {
      RunningImages.addTo(holds, contested, store);
      store.each(this::matters, event -> see(event, contested));
    }
    holds.finish();
    retries.finish();
  }

  private boolean matters(long event) {
    Operation operation = store.operation(event);
    return operation.eventClass() == EventClass.FILE_SYSTEM
        || operation == Operation.LOAD_IMAGE
        || operation == Operation.PROCESS_EXIT;
  }

  private void see(long event, ContestedFiles contested) {
    Operation operation = store.operation(event);
    if (operation == Operation.PROCESS_EXIT) {
      holds.exited(event);
    } else if (contested.contains(scene.file(event))) {
      play(event, operation);
    }
  }

  private void play(long event, Operation operation) {
    Conflict conflict = Conflict.of(store, event);
    Attempt attempt = conflict == null ? null : Attempt.of(scene, event);
    if (conflict != null && attempt != null) {
      retries.refused(conflict, attempt, event);
    } else if (Holds.succeeded(store, event)) {
      succeeded(event, operation);
    } else if (store.status(event) == NtStatus.NAME_NOT_FOUND) {
      retries.gone(event);
    } else if (store.status(event) == NtStatus.PENDING && operation == Operation.LOCK_FILE) {
      waited(Conflict.BYTE_RANGE_LOCK, event, false);
    }
  }

  private void succeeded(long event, Operation operation) {
    retries.succeeded(event);
    if (operation == Operation.SET_BASIC_INFORMATION_FILE
        || operation == Operation.SET_SECURITY_FILE) {
      retries.permitted(event);
    }
    boolean slow = store.durationTicks(event) >= Math.max(1, scene.minBlockedTicks());
    if (slow && operation == Operation.LOCK_FILE && !store.failsImmediately(event)) {
      waited(Conflict.BYTE_RANGE_LOCK, event, true);
    } else if (slow && operation == Operation.CREATE_FILE) {
      waited(Conflict.OPLOCK, event, true);
    }
    holds.play(event);
  }

  private void waited(Conflict conflict, long event, boolean done) {
    Attempt attempt = Attempt.of(scene, event);
    if (attempt != null) {
      retries.waited(conflict, attempt, event, done);
    }
  }

  List<Series> series() {
    return retries.all();
  }

  Holds holds() {
    return holds;
  }
}
