package dev.stallscope.synth;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Plays all opens and closes again and says where Windows would have answered otherwise. */
final class ShareRules {
  private final EventStore store;
  private final Map<String, List<Handle>> open = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  private final Set<String> heldBefore = new HashSet<>();

  private record Handle(int process, int access, int shareMode, long openedBy) {}

  /**
   * Rules for the events of a store.
   *
   * @param heldBefore paths of files somebody had open before the capture began
   */
  ShareRules(EventStore store, Set<String> heldBefore) {
    this.store = store;
    heldBefore.forEach(path -> this.heldBefore.add(key(path)));
  }

  List<String> violations() {
    for (long event = 0; event < store.size(); event++) {
      if (store.operation(event) == Operation.CREATE_FILE) {
        opened(event);
      } else if (store.operation(event) == Operation.CLOSE_FILE) {
        closed(event);
      }
    }
    return violations;
  }

  private void opened(long event) {
    List<Handle> handles = open.computeIfAbsent(path(event), each -> new ArrayList<>());
    Handle wanted =
        new Handle(store.process(event), store.access(event), store.shareMode(event), event);
    boolean conflict = handles.stream().anyMatch(handle -> conflict(handle, wanted));
    if (store.status(event) == NtStatus.SUCCESS) {
      if (conflict) {
        violations.add("event " + event + " opens what is held: " + path(event));
      }
      handles.add(wanted);
    } else if (store.status(event) == NtStatus.SHARING_VIOLATION
        && !conflict
        && !heldBefore.contains(path(event))) {
      violations.add("event " + event + " is refused by nobody: " + path(event));
    }
  }

  private void closed(long event) {
    List<Handle> handles = open.getOrDefault(path(event), List.of());
    Handle own =
        handles.stream()
            .filter(handle -> handle.process == store.process(event))
            .findFirst()
            .orElse(null);
    if (own == null) {
      violations.add("event " + event + " closes what was not open: " + path(event));
    } else {
      handles.remove(own);
    }
  }

  private static boolean conflict(Handle held, Handle wanted) {
    return !attributesOnly(held)
        && !attributesOnly(wanted)
        && (denies(held.shareMode, wanted.access) || denies(wanted.shareMode, held.access));
  }

  private static boolean denies(int shareMode, int access) {
    boolean reads = (access & (AccessMask.READ_DATA | AccessMask.EXECUTE)) != 0;
    boolean writes = (access & (AccessMask.WRITE_DATA | AccessMask.APPEND_DATA)) != 0;
    boolean deletes = (access & AccessMask.DELETE) != 0;
    return (reads && (shareMode & ShareMode.READ) == 0)
        || (writes && (shareMode & ShareMode.WRITE) == 0)
        || (deletes && (shareMode & ShareMode.DELETE) == 0);
  }

  private static boolean attributesOnly(Handle handle) {
    return (handle.access & ~AccessMask.ATTRIBUTES_ONLY) == 0;
  }

  private String path(long event) {
    return key(store.paths().text(store.path(event)));
  }

  private static String key(String text) {
    String path = text.toLowerCase(Locale.ROOT);
    return path.startsWith("c:") ? path.substring(2) : path;
  }
}
