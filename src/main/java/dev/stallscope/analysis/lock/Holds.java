package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Hold.NEVER;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.analysis.lock.Hold.Range;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.ProcessInfo;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds who holds which file, event by event. ProcMon shows no handle values: a CloseFile is
 * matched with an open of the same process and file. CloseFile is the cleanup of the last handle to
 * a file object, so of a handle that a child inherited it may be the child's, after the parent's
 * end; handles that a process leaves open are closed after its Process Exit (measured), or end with
 * it where no close is shown.
 */
final class Holds {
  private static final int CREATES_SECTION = 1;

  /** A capture whose files are renamed to and fro would otherwise fill the memory. */
  private static final int MOST_MOVES = 1 << 20;

  private final Scene scene;
  private final EventStore store;
  private final ContestedFiles contested;

  /** By file; null where nothing is known of it. */
  private final @Nullable FileHolds[] files;

  private final Map<Integer, FileHolds> below = new HashMap<>();
  private final Map<Integer, Integer> newNames = new HashMap<>();
  private final long[] exits;
  private final long[] exitTicks;
  private int moves;

  Holds(Scene scene, ContestedFiles contested) {
    this.scene = scene;
    this.store = scene.store();
    this.contested = contested;
    files = new FileHolds[contested.isEmpty() ? 0 : store.paths().size()];
    exits = new long[store.processes().size()];
    exitTicks = new long[exits.length];
    Arrays.fill(exits, -1);
    for (ProcessInfo process : store.processes()) {
      exitTicks[process.index()] = process.endTicks() > 0 ? process.endTicks() : NEVER;
    }
  }

  /** The holds on a file. */
  FileHolds on(int file) {
    FileHolds known = files[file];
    FileHolds holds = known == null ? new FileHolds() : known;
    files[file] = holds;
    return holds;
  }

  /** The handles on what lies below a folder with a refused rename. */
  FileHolds below(int folder) {
    return below.computeIfAbsent(folder, any -> new FileHolds());
  }

  /**
   * Where to look for what refused an attempt.
   *
   * @param refused its first refusal
   */
  List<FileHolds> inTheWayOf(Conflict conflict, Attempt attempt, long refused) {
    if (attempt.step() != Step.RENAME) {
      return List.of(on(attempt.file()));
    }
    if (conflict == Conflict.SHARING_VIOLATION) {
      int folder = contested.folderOf(attempt.file());
      return folder < 0 ? List.of() : List.of(on(folder));
    }
    return List.of(on(attempt.file()), below(attempt.file()), below(scene.file(refused)));
  }

  /** FILETIME, {@link Hold#NEVER} while it runs. */
  long exitTicks(int process) {
    return exitTicks[process];
  }

  boolean showCloses() {
    return contested.showsCloses();
  }

  void exited(long event) {
    exits[store.process(event)] = event;
    exitTicks[store.process(event)] = store.startTicks(event);
  }

  /** Plays an event that succeeded, on a contested file. */
  void play(long event) {
    switch (store.operation(event)) {
      case CREATE_FILE -> opened(event);
      case CLOSE_FILE -> closed(event);
      case CREATE_FILE_MAPPING -> mapped(event);
      case LOAD_IMAGE -> gripped(Grip.IMAGE, event, null);
      case LOCK_FILE -> locked(event);
      case UNLOCK_FILE_SINGLE -> unlocked(event, range(event));
      case UNLOCK_FILE_ALL, UNLOCK_FILE_BY_KEY -> unlocked(event, null);
      case FILE_SYSTEM_CONTROL -> controlled(event);
      case SET_DISPOSITION_INFORMATION_FILE, SET_DISPOSITION_INFORMATION_EX ->
          onFileOf(event).deletions().set(event, !store.keepsFile(event));
      case SET_RENAME_INFORMATION_FILE,
          SET_RENAME_INFORMATION_EX,
          SET_RENAME_INFORMATION_EX_BYPASS_ACCESS_CHECK ->
          renamed(event);
      default -> {}
    }
  }

  private FileHolds onFileOf(long event) {
    return on(scene.file(event));
  }

  private void opened(long event) {
    FileHolds file = onFileOf(event);
    if (!scene.guards().isEngine(store.process(event))) {
      // an engine's open may pass over the share check
      file.contradict(Sharing.ofRequest(store, event), scene.endTicks(event));
    }
    add(
        scene.file(event),
        Hold.handle(
            store.process(event),
            store.threadId(event),
            event,
            store.startTicks(event),
            Sharing.ofHandle(store, event)));
  }

  private void add(int file, Hold hold) {
    on(file).add(hold);
    if (hold.grip == Grip.HANDLE) {
      contested.foldersAbove(file).forEach(folder -> below(folder).add(hold));
    }
  }

  private void closed(long event) {
    int process = store.process(event);
    int file = scene.file(event);
    on(file).answer(process, event, store.startTicks(event));
    int newName = newNames.getOrDefault(file, file);
    if (close(event, file, ownHandle(event))
        || close(event, newName, on(newName).handleOf(process, store.threadId(event)))
        || close(event, file, inherited(on(file), process))) {
      return;
    }
    on(file).add(Hold.earlier(process, event, scene.endTicks(event)));
    on(file)
        .unlock(
            range -> range.process == process && range.handle == null,
            event,
            scene.endTicks(event));
  }

  private boolean close(long event, int file, @Nullable Hold handle) {
    if (handle == null) {
      return false;
    }
    on(file).doubt(handle, store.threadId(event));
    long start = store.startTicks(event);
    on(file).close(handle, event, start, scene.endTicks(event));
    for (int folder : contested.foldersAbove(file)) {
      below(folder).close(handle, event, start, scene.endTicks(event));
    }
    return true;
  }

  /** An open handle of a parent or its parent, opened before the process began. */
  private @Nullable Hold inherited(FileHolds holds, int process) {
    List<ProcessInfo> processes = store.processes();
    long born = processes.get(process).startTicks();
    int ancestor = processes.get(process).parentIndex();
    for (int steps = 0; steps < 2 && ancestor >= 0; steps++) {
      int heldBy = ancestor;
      Hold handle =
          holds.latestHandle(
              each ->
                  each.process == heldBy && (born <= 0 || store.startTicks(each.event) <= born));
      if (handle != null) {
        return handle;
      }
      ancestor = processes.get(ancestor).parentIndex();
    }
    return null;
  }

  private void mapped(long event) {
    if (store.code(event) == CREATES_SECTION) {
      gripped(Grip.SECTION, event, ownHandle(event));
    }
  }

  private void gripped(Grip grip, long event, @Nullable Hold handle) {
    onFileOf(event)
        .add(Hold.other(grip, store.process(event), event, store.startTicks(event), handle));
  }

  private @Nullable Hold ownHandle(long event) {
    return onFileOf(event).handleOf(store.process(event), store.threadId(event));
  }

  private void locked(long event) {
    // one that waited has the range from its end on
    onFileOf(event)
        .add(
            Hold.range(
                store.process(event),
                event,
                scene.endTicks(event),
                ownHandle(event),
                range(event)));
  }

  private Range range(long event) {
    return new Range(store.offset(event), store.length(event), store.locksExclusively(event));
  }

  private void unlocked(long event, @Nullable Range range) {
    int process = store.process(event);
    onFileOf(event)
        .unlock(
            hold ->
                hold.process == process
                    && (range == null
                        || (hold.range.offset() == range.offset()
                            && hold.range.length() == range.length())),
            event,
            scene.endTicks(event));
  }

  private void controlled(long event) {
    int process = store.process(event);
    if (Oplocks.isAnswer(store.code(event)) || Oplocks.isRequest(store.code(event))) {
      onFileOf(event).answer(process, event, store.startTicks(event));
    }
    if (Oplocks.isRequest(store.code(event))
        && store.status(event) == NtStatus.SUCCESS
        && store.durationTicks(event) > 0) {
      onFileOf(event)
          .add(Hold.other(Grip.OPLOCK, process, event, scene.endTicks(event), ownHandle(event)));
    }
  }

  private void renamed(long event) {
    int source = scene.file(event);
    int target = Attempt.target(scene, event);
    if (target < 0 || target == source) {
      return;
    }
    long ticks = scene.endTicks(event);
    // who held what was replaced did so until that was done: nobody let go before
    on(target).take().forEach(hold -> end(hold, ticks + 1));
    Map<Hold, Hold> moved = new HashMap<>();
    for (Hold hold : on(source).take()) {
      end(hold, ticks);
      if (moves++ < MOST_MOVES) {
        Hold handle = hold.handle;
        Hold renamed =
            hold.renamed(ticks, handle == null ? null : moved.getOrDefault(handle, handle));
        moved.put(hold, renamed);
        add(target, renamed);
      }
    }
    newNames.put(source, target);
  }

  /** Ends a hold at that time, or with its process if that had exited. */
  private void end(Hold hold, long ticks) {
    long exit = exitTicks[hold.process];
    hold.end(exit <= ticks ? exits[hold.process] : -1, Math.min(exit, ticks));
  }

  /** Ends what processes left behind when they exited. */
  void finish() {
    Arrays.stream(files).filter(Objects::nonNull).forEach(this::finish);
    below.values().forEach(this::finish);
  }

  private void finish(FileHolds holds) {
    for (Hold hold : holds.all()) {
      if (hold.isOpen()) {
        end(hold, NEVER);
      }
    }
    holds.finish();
  }

  /** Whether an event did what it was asked to: a file that others use may be mapped and opened. */
  static boolean succeeded(EventStore store, long event) {
    int status = store.status(event);
    return status >= 0 && status != NtStatus.PENDING && status != NtStatus.REPARSE;
  }
}
