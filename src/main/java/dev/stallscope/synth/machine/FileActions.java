package dev.stallscope.synth.machine;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;

/** What a thread does to files, in the sequences that Windows' API makes of it. */
public final class FileActions {
  private static final int END_OF_FILE = 0xC0000011;
  private static final int NO_MORE_FILES = 0x80000006;
  private static final int CREATE_SECTION = 1;
  private static final int PAGE_EXECUTE = 0x10;
  private static final int BLOCK = 32768;

  private final SimThread thread;

  FileActions(SimThread thread) {
    this.thread = thread;
  }

  /** Opens a file in ordinary time. */
  public SimEvent open(String path, Open how) {
    return thread.done(opening(path, how));
  }

  /** Opens a file in that many ticks; in ordinary time for {@link Ticks#NONE}. */
  public SimEvent open(String path, Open how, long ticks) {
    return thread.done(opening(path, how).lastingUnlessOrdinary(ticks));
  }

  private SimEvent opening(String path, Open how) {
    return thread.begin(Operation.CREATE_FILE, path).opening(how).openResult(how.result());
  }

  /** Tries to open a file and is refused. */
  public SimEvent refusedOpen(String path, Open how, int status) {
    return thread.done(thread.begin(Operation.CREATE_FILE, path).opening(how).status(status));
  }

  /** Closes a handle in ordinary time. */
  public SimEvent close(String path) {
    return closed(thread.done(thread.begin(Operation.CLOSE_FILE, path)));
  }

  /** Closes a handle in that many ticks; in ordinary time for {@link Ticks#NONE}. */
  public SimEvent close(String path, long ticks) {
    return closed(
        thread.done(thread.begin(Operation.CLOSE_FILE, path).lastingUnlessOrdinary(ticks)));
  }

  /** The file object goes after its last handle; ProcMon shows that only with advanced output. */
  private SimEvent closed(SimEvent cleanup) {
    if (thread.machine().advancedOutput()) {
      thread.run(Operation.IRP_MJ_CLOSE, cleanup.path());
    }
    return cleanup;
  }

  /** Reads part of a file. */
  public SimEvent read(String path, long offset, long length) {
    return thread.done(thread.begin(Operation.READ_FILE, path).range(offset, length));
  }

  /** Reads a file of that many bytes from begin to end, and notices the end. */
  public void readAll(String path, long bytes) {
    for (long at = 0; at < bytes; at += BLOCK) {
      read(path, at, Math.min(BLOCK, bytes - at));
    }
    thread.done(thread.begin(Operation.READ_FILE, path).range(bytes, BLOCK).status(END_OF_FILE));
  }

  /** Writes part of a file. */
  public SimEvent write(String path, long offset, long length) {
    return thread.done(thread.begin(Operation.WRITE_FILE, path).range(offset, length));
  }

  /** Writes a file of that many bytes from begin to end. */
  public void writeAll(String path, long bytes) {
    for (long at = 0; at < bytes; at += BLOCK) {
      write(path, at, Math.min(BLOCK, bytes - at));
    }
  }

  /** One of the operations that only ask or set something, in ordinary time. */
  public SimEvent query(Operation operation, String path) {
    return thread.run(operation, path);
  }

  /** The same when it is refused or says something other than success. */
  public SimEvent query(Operation operation, String path, int status) {
    return thread.done(thread.begin(operation, path).status(status));
  }

  /** Opens, reads whole and closes: an ordinary touch. */
  public void touch(String path, Open how, long bytes) {
    open(path, how);
    thread.done(thread.begin(Operation.QUERY_STANDARD_INFORMATION_FILE, path).length(bytes));
    readAll(path, bytes);
    close(path);
  }

  /** Asks for a file's attributes, as most things do before they open it. */
  public void stat(String path) {
    open(path, Open.ATTRIBUTES);
    query(Operation.QUERY_BASIC_INFORMATION_FILE, path);
    close(path);
  }

  /** Looks for a file that is not there. */
  public void miss(String path) {
    refusedOpen(path, Open.ATTRIBUTES, NtStatus.NAME_NOT_FOUND);
  }

  /** Makes a new file of that many bytes. */
  public void create(String path, long bytes) {
    open(path, Open.WRITE);
    writeAll(path, bytes);
    close(path);
  }

  /** Lists a folder. */
  public void list(String folder) {
    open(folder, Open.LIST);
    query(Operation.QUERY_DIRECTORY, folder);
    query(Operation.QUERY_DIRECTORY, folder, NO_MORE_FILES);
    close(folder);
  }

  /** Deletes a file. */
  public void delete(String path) {
    open(path, Open.DELETE);
    query(Operation.QUERY_ATTRIBUTE_TAG_FILE, path);
    markDeleted(path);
    close(path);
  }

  /** Marks an open file for deletion. */
  public SimEvent markDeleted(String path) {
    return thread.done(
        thread
            .begin(Operation.SET_DISPOSITION_INFORMATION_FILE, path)
            .flags(EventRecord.FLAG_DELETE));
  }

  /** Moves a file. */
  public void rename(String from, String to) {
    open(from, Open.RENAME);
    query(Operation.QUERY_ATTRIBUTE_TAG_FILE, from);
    query(Operation.QUERY_BASIC_INFORMATION_FILE, from);
    setName(from, to, NtStatus.SUCCESS);
    close(from);
  }

  /** The step of a move that gives the new name. */
  public SimEvent setName(String from, String to, int status) {
    return thread.done(
        thread
            .begin(Operation.SET_RENAME_INFORMATION_FILE, from)
            .target(to)
            .flags(EventRecord.FLAG_REPLACE)
            .status(status));
  }

  /** Makes a section of an open file; Windows says in the status who else has it open. */
  public SimEvent createSection(String path, int status) {
    SimEvent section = beginSection(path, status);
    thread.done(section);
    releaseSection(path);
    return section;
  }

  /** The first half of it, to be given a length and to be ended. */
  public SimEvent beginSection(String path, int status) {
    return thread
        .begin(Operation.CREATE_FILE_MAPPING, path)
        .code(CREATE_SECTION)
        .protection(PAGE_EXECUTE)
        .status(status);
  }

  /** The second half of it. */
  public void releaseSection(String path) {
    thread.done(thread.begin(Operation.CREATE_FILE_MAPPING, path).code(0));
  }

  /** A control operation of that many ticks. */
  public SimEvent control(String path, int controlCode, int status, long ticks) {
    return thread.done(
        thread
            .begin(Operation.FILE_SYSTEM_CONTROL, path)
            .code(controlCode)
            .status(status)
            .lasting(ticks));
  }

  /** Watches a folder for that many ticks. */
  public SimEvent watch(String folder, long ticks) {
    return thread.done(thread.begin(Operation.NOTIFY_CHANGE_DIRECTORY, folder).lasting(ticks));
  }

  /** Watches a folder until after the capture's end. */
  public SimEvent watchOn(String folder) {
    return thread.begin(Operation.NOTIFY_CHANGE_DIRECTORY, folder).pending();
  }

  /** Locks a range of an open file. */
  public SimEvent lock(String path, long offset, long length, int flags, int status, long ticks) {
    SimEvent lock = thread.begin(Operation.LOCK_FILE, path).range(offset, length).flags(flags);
    return thread.done(lock.status(status).lasting(ticks == Ticks.NONE ? lock.duration() : ticks));
  }

  /** Unlocks it again. */
  public void unlock(String path, long offset, long length) {
    thread.done(thread.begin(Operation.UNLOCK_FILE_SINGLE, path).range(offset, length));
  }
}
