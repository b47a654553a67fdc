package dev.stallscope.trace;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;

/**
 * One event as a reader hands it over: a reused struct, valid only during the call that passes it.
 * Fields are public and plain because every event of a 10 GB capture goes through them. Which
 * fields mean something depends on the operation; a format that cannot carry one leaves it at the
 * value {@link #clearDetails} gives it.
 */
public final class EventRecord {
  /** A field the trace does not tell. */
  public static final int NONE = -1;

  private static final byte[] EMPTY = {};

  /** Place in the capture, from 0; rows that ProcMon does not show are not counted. */
  public long number;

  /** Byte offset of the record in its (unpacked) file. */
  public long fileOffset;

  /** FILETIME; see {@code TraceInfo.dated}. */
  public long startTicks;

  /** Ticks from start to completion; {@link Ticks#NONE} when pending or not exported. */
  public long durationTicks;

  /** Index into {@link TraceReader#processes()}. */
  public int process;

  /** Thread id; 0 for network events; {@link #NONE} when not exported. */
  public int threadId;

  public Operation operation = Operation.UNKNOWN_FILE_SYSTEM;

  /** NTSTATUS; {@link NtStatus#PENDING} when it never completed. */
  public int status;

  /** Path column in UTF-8: {@code path[pathStart, pathStart + pathLength)}. */
  public byte[] path = EMPTY;

  public int pathStart;
  public int pathLength;

  /** Desired access of CreateFile (generic rights widened), RegOpenKey, RegCreateKey; else 0. */
  public int access;

  /** {@code ShareMode} bits of CreateFile; else {@link #NONE}. */
  public int shareMode;

  /** {@code Disposition} of CreateFile; else {@link #NONE}. */
  public int disposition;

  /** {@code OpenResult} of CreateFile as the trace gives it; else {@link #NONE}. */
  public int openResult;

  /** {@code CreateOptions} bits of CreateFile; else 0. */
  public int options;

  /**
   * Byte offset of ReadFile, WriteFile, LockFile and UnlockFile…; ticks of processor time, user and
   * kernel together, that Process Exit, Thread Exit, Process Profiling and Thread Profiling tell;
   * else {@link #NONE}.
   */
  public long offset;

  /**
   * Bytes: done by ReadFile and WriteFile (asked for when the trace does not tell how many were
   * done), locked or unlocked, of a network packet, of a loaded image; else {@link #NONE}.
   */
  public long length;

  /**
   * Control code of FileSystemControl and DeviceIoControl; sync type of CreateFileMapping (1
   * creates a section); process id of Process Create's child; thread id of Thread Create's new
   * thread; exit status of Process Exit and Thread Exit; else {@link #NONE}.
   */
  public int code;

  /** Bits named by the {@code FLAG_} constants. */
  public int flags;

  /** ReadFile, WriteFile: bypassed the cache. */
  public static final int FLAG_NON_CACHED = 0x1;

  /** ReadFile, WriteFile: paging I/O. */
  public static final int FLAG_PAGING_IO = 0x2;

  /** LockFile: exclusive. */
  public static final int FLAG_EXCLUSIVE = 0x100;

  /** LockFile: fails at once instead of waiting. */
  public static final int FLAG_FAIL_IMMEDIATELY = 0x200;

  /** SetDispositionInformation…: the file is to be deleted. */
  public static final int FLAG_DELETE = 0x400;

  /** SetDispositionInformation…: the trace tells that the file is not to be deleted. */
  public static final int FLAG_KEEP = 0x2000;

  /** SetRenameInformation…, SetLinkInformation…: an existing target is replaced. */
  public static final int FLAG_REPLACE = 0x800;

  /** CreateFile: the thread impersonates somebody else than its process's user. */
  public static final int FLAG_IMPERSONATING = 0x1000;

  /**
   * A second path in UTF-8: target of SetRenameInformation… and SetLinkInformation…; command line
   * of Process Create's child; else empty.
   */
  public byte[] target = EMPTY;

  public int targetStart;
  public int targetLength;

  /** Takes over every field of another; paths are shared, not copied. */
  public void copy(EventRecord other) {
    number = other.number;
    fileOffset = other.fileOffset;
    startTicks = other.startTicks;
    durationTicks = other.durationTicks;
    process = other.process;
    threadId = other.threadId;
    operation = other.operation;
    status = other.status;
    path = other.path;
    pathStart = other.pathStart;
    pathLength = other.pathLength;
    access = other.access;
    shareMode = other.shareMode;
    disposition = other.disposition;
    openResult = other.openResult;
    options = other.options;
    offset = other.offset;
    length = other.length;
    code = other.code;
    flags = other.flags;
    target = other.target;
    targetStart = other.targetStart;
    targetLength = other.targetLength;
  }

  /** Gives every field that depends on the operation the value that stands for "not told". */
  public void clearDetails() {
    access = 0;
    shareMode = NONE;
    disposition = NONE;
    openResult = NONE;
    options = 0;
    offset = NONE;
    length = NONE;
    code = NONE;
    flags = 0;
    targetLength = 0;
  }
}
