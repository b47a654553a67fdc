package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The few files of a capture on which something was refused or waited for somebody else: only on
 * these are handles followed.
 */
final class ContestedFiles {
  private final Scene scene;
  private final EventStore store;
  private final BitSet files = new BitSet();
  private final BitSet renamed = new BitSet();

  /** Targets of renames that were refused with a sharing violation. */
  private final BitSet keptOut = new BitSet();

  private final BitSet oplocked = new BitSet();
  private final BitSet started = new BitSet();
  private final List<Long> renames = new ArrayList<>();
  private final Folders folders;
  private final TargetFolders targetFolders;
  private final boolean showsCloses;

  ContestedFiles(Scene scene) {
    this.scene = scene;
    this.store = scene.store();
    showsCloses = store.operations().contains(Operation.CLOSE_FILE);
    store.each(this::matters, this::look);
    if (!oplocked.isEmpty()) {
      store.eachLasting(Math.max(1, scene.minBlockedTicks()), this::lookAtSlow);
    }
    folders = new Folders(store.paths(), renamed);
    folders.files().forEach(files::set);
    targetFolders = new TargetFolders(store.paths(), keptOut);
    targetFolders.all().forEach(files::set);
    followNamesBack();
  }

  private boolean matters(long event) {
    if (Conflict.of(store, event) != null || Step.of(store, event) == Step.RENAME) {
      return true;
    }
    Operation operation = store.operation(event);
    return operation == Operation.FILE_SYSTEM_CONTROL
        || operation == Operation.LOCK_FILE
        || operation == Operation.PROCESS_START;
  }

  private void look(long event) {
    if (Conflict.of(store, event) != null) {
      files.set(scene.file(event));
      if (Step.of(store, event) == Step.RENAME) {
        renamed.set(scene.file(event));
        addTarget(event);
      }
      return;
    }
    switch (store.operation(event)) {
      case PROCESS_START -> started.set(store.process(event));
      case FILE_SYSTEM_CONTROL -> {
        if (Oplocks.isRequest(store.code(event))) {
          oplocked.set(scene.file(event));
        }
      }
      case LOCK_FILE -> {
        if (isSlow(event) || isPending(event)) {
          files.set(scene.file(event));
        }
      }
      default -> renames.add(event);
    }
  }

  private void lookAtSlow(long event) {
    if (store.operation(event) == Operation.CREATE_FILE
        && isSlow(event)
        && oplocked.get(scene.file(event))) {
      files.set(scene.file(event));
    }
  }

  private void addTarget(long event) {
    int target = Attempt.target(scene, event);
    if (target >= 0) {
      files.set(target);
      renamed.set(target);
      if (store.status(event) == NtStatus.SHARING_VIOLATION) {
        keptOut.set(target);
      }
    }
  }

  private boolean isSlow(long event) {
    return store.durationTicks(event) >= Math.max(1, scene.minBlockedTicks());
  }

  private boolean isPending(long event) {
    return store.status(event) == NtStatus.PENDING;
  }

  /** A handle on a contested file may have been opened when the file had another name. */
  private void followNamesBack() {
    for (int i = renames.size() - 1; i >= 0; i--) {
      int target = Attempt.target(scene, renames.get(i));
      if (target >= 0 && files.get(target)) {
        files.set(scene.file(renames.get(i)));
      }
    }
  }

  /** Whether the capture has closes at all; Process Monitor's filter may have left them out. */
  boolean showsCloses() {
    return showsCloses;
  }

  /** Whether the capture shows the start of a process. */
  boolean showsStart(int process) {
    return started.get(process);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  boolean contains(int file) {
    return files.get(file);
  }

  void each(IntConsumer action) {
    files.stream().forEach(action);
  }

  /** The folder of a target whose rename met a sharing violation, -1 when it is not known. */
  int folderOf(int target) {
    return targetFolders.of(target);
  }

  /** Folders with a refused rename that a file lies below. */
  List<Integer> foldersAbove(int file) {
    return folders.above(file);
  }
}
