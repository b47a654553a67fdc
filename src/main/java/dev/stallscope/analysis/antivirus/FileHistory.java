package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that happened to a few chosen files, in the order of the capture. */
final class FileHistory {
  /** {@code SyncTypeOther}. */
  private static final int SECTION_MADE = 0;

  private final Scene scene;
  private final EventStore store;
  private final Map<Integer, List<Long>> byFile = new HashMap<>();

  FileHistory(Scene scene, BitSet files) {
    this.scene = scene;
    this.store = scene.store();
    for (long event = 0; !files.isEmpty() && event < store.size(); event++) {
      EventClass eventClass = store.operation(event).eventClass();
      if ((eventClass == EventClass.FILE_SYSTEM || eventClass == EventClass.PROCESS)
          && files.get(scene.file(event))) {
        byFile.computeIfAbsent(scene.file(event), file -> new ArrayList<>()).add(event);
      }
    }
  }

  /** The events of a file before this one of it, the latest first. */
  List<Long> before(long event) {
    List<Long> events = events(event);
    List<Long> before = new ArrayList<>(events.subList(0, place(events, event)));
    Collections.reverse(before);
    return before;
  }

  /** The events of a file that began after this one of it had ended. */
  List<Long> after(long event) {
    List<Long> events = events(event);
    long end = scene.endTicks(event);
    return events.subList(place(events, event), events.size()).stream()
        .filter(later -> later != event && store.startTicks(later) >= end)
        .toList();
  }

  private List<Long> events(long event) {
    return byFile.getOrDefault(scene.file(event), List.of());
  }

  private static int place(List<Long> events, long event) {
    int found = Collections.binarySearch(events, event);
    return found < 0 ? -found - 1 : found;
  }

  /** Whether it opened a file so that its content can be read or run. */
  boolean opensData(long event) {
    return store.operation(event) == Operation.CREATE_FILE
        && store.status(event) == NtStatus.SUCCESS
        && (store.options(event) & CreateOptions.DIRECTORY) == 0
        && (store.access(event) & (AccessMask.READ_DATA | AccessMask.EXECUTE)) != 0;
  }

  boolean writes(long event) {
    return store.operation(event) == Operation.WRITE_FILE
        && store.status(event) == NtStatus.SUCCESS;
  }

  /** Whether it used the content: read it, mapped it, started it. */
  boolean usesData(long event) {
    return switch (store.operation(event)) {
      case READ_FILE, MDL_READ -> true;
      default -> maps(event) || runs(event);
    };
  }

  /** Whether it made a section of it; the end of making one is told by the same operation. */
  boolean maps(long event) {
    return store.operation(event) == Operation.CREATE_FILE_MAPPING
        && store.code(event) != SECTION_MADE;
  }

  /** Whether it started the file or mapped it as an image. */
  boolean runs(long event) {
    Operation operation = store.operation(event);
    return operation == Operation.LOAD_IMAGE
        || operation == Operation.PROCESS_CREATE
        || operation == Operation.PROCESS_START;
  }
}
