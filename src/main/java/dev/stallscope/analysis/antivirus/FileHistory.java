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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened to a few chosen files before and after a slow operation on one of them. Sorted by
 * what is asked, so that each answer is one search, however long a file's history is.
 */
final class FileHistory {
  /** No event. */
  static final long NONE = -1;

  /** {@code SyncTypeOther}. */
  private static final int SECTION_MADE = 0;

  private static final Set<EventClass> CLASSES =
      EnumSet.of(EventClass.FILE_SYSTEM, EventClass.PROCESS);

  private final Scene scene;
  private final EventStore store;
  private final Map<Integer, OfFile> files = new HashMap<>();

  /** What one process did to one file, by both in one number. */
  private final Map<Long, OfProcess> processes = new HashMap<>();

  /** Of one file: opens and sections since the last write, writes and opens, runs. */
  private final class OfFile {
    final QuickestTouches opens = new QuickestTouches();
    final QuickestTouches sections = new QuickestTouches();
    final List<Long> writesAndOpens = new ArrayList<>(1);
    final List<Long> runs = new ArrayList<>(0);

    void add(long event) {
      long ticks = Math.max(0, store.durationTicks(event));
      if (writes(event)) {
        opens.forget(event);
        sections.forget(event);
        writesAndOpens.add(event);
      } else if (opensData(event)) {
        opens.add(event, ticks);
        writesAndOpens.add(event);
      } else if (maps(event)) {
        sections.add(event, ticks);
      } else if (runs(event)) {
        runs.add(event);
      }
    }

    void sort() {
      writesAndOpens.sort(Comparator.comparingLong(store::startTicks));
      runs.sort(Comparator.comparingLong(store::startTicks));
    }
  }

  private static final class OfProcess {
    final List<Long> writesAndCloses = new ArrayList<>(1);
    final List<Long> uses = new ArrayList<>(0);
  }

  FileHistory(Scene scene, BitSet files) {
    this.scene = scene;
    this.store = scene.store();
    if (!files.isEmpty()) {
      store.each(
          event -> CLASSES.contains(store.operation(event).eventClass()),
          event -> {
            if (files.get(scene.file(event))) {
              add(event);
            }
          });
    }
    this.files.values().forEach(OfFile::sort);
    processes.values().forEach(own -> own.uses.sort(Comparator.comparingLong(store::startTicks)));
  }

  private void add(long event) {
    files.computeIfAbsent(scene.file(event), any -> new OfFile()).add(event);
    boolean closes = store.operation(event) == Operation.CLOSE_FILE;
    if (closes || writes(event) || usesData(event)) {
      OfProcess own = processes.computeIfAbsent(own(event), any -> new OfProcess());
      (usesData(event) ? own.uses : own.writesAndCloses).add(event);
    }
  }

  private long own(long event) {
    return (long) scene.file(event) << 32 | store.process(event);
  }

  /** The last write or close of the file by the same process before this event. */
  long lastOwnWriteOrClose(long event) {
    OfProcess own = processes.get(own(event));
    int place = own == null ? 0 : placeOf(own.writesAndCloses, event);
    return own == null || place == 0 ? NONE : own.writesAndCloses.get(place - 1);
  }

  private static int placeOf(List<Long> events, long event) {
    int found = Collections.binarySearch(events, event);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * The duration of the quickest open of the same content before this event, {@code Long.MAX_VALUE}
   * when there was none.
   */
  long quickestOpenBefore(long event) {
    OfFile file = files.get(scene.file(event));
    return file == null ? Long.MAX_VALUE : file.opens.before(event);
  }

  /** The same of sections made of it. */
  long quickestSectionBefore(long event) {
    OfFile file = files.get(scene.file(event));
    return file == null ? Long.MAX_VALUE : file.sections.before(event);
  }

  /** The first write or open for its data that began after this event of the file had ended. */
  long nextWriteOrOpen(long event) {
    OfFile file = files.get(scene.file(event));
    return file == null ? NONE : firstAfter(event, file.writesAndOpens);
  }

  /** The first time it ran after this event of it had ended. */
  long nextRun(long event) {
    OfFile file = files.get(scene.file(event));
    return file == null ? NONE : firstAfter(event, file.runs);
  }

  /** The first time the same process used the content after this event of it had ended. */
  long nextOwnUse(long event) {
    OfProcess own = processes.get(own(event));
    return own == null ? NONE : firstAfter(event, own.uses);
  }

  private long firstAfter(long event, List<Long> events) {
    long end = scene.endTicks(event);
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (store.startTicks(events.get(middle)) < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == events.size() ? NONE : events.get(low);
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
  private boolean usesData(long event) {
    return switch (store.operation(event)) {
      case READ_FILE, MDL_READ -> true;
      default -> maps(event) || runs(event);
    };
  }

  /** Whether it made a section of it; the end of making one is told by the same operation. */
  private boolean maps(long event) {
    return store.operation(event) == Operation.CREATE_FILE_MAPPING
        && store.code(event) != SECTION_MADE;
  }

  /** Whether it started the file or mapped it as an image. */
  private boolean runs(long event) {
    Operation operation = store.operation(event);
    return operation == Operation.LOAD_IMAGE
        || operation == Operation.PROCESS_CREATE
        || operation == Operation.PROCESS_START;
  }
}
