package dev.stallscope.synth.machine;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;

/** An event on its way to the capture. Its number is known when the tape has been put in order. */
public final class SimEvent {
  private final SimProcess process;
  private final int threadId;
  private final long start;
  private final Operation operation;
  private final String path;
  private long duration;
  private int status = NtStatus.SUCCESS;
  private int access;
  private int shareMode = EventRecord.NONE;
  private int disposition = EventRecord.NONE;
  private int openResult = EventRecord.NONE;
  private int options;
  private long offset = EventRecord.NONE;
  private long length = EventRecord.NONE;
  private int code = EventRecord.NONE;
  private int flags;
  private String target = "";
  private long number = -1;

  SimEvent(SimProcess process, int threadId, long start, Operation operation, String path) {
    this.process = process;
    this.threadId = threadId;
    this.start = start;
    this.operation = operation;
    this.path = path;
  }

  public SimEvent lasting(long ticks) {
    duration = ticks;
    return this;
  }

  /** Lasts as long as it began to, when {@link Ticks#NONE} is said. */
  SimEvent lastingUnlessOrdinary(long ticks) {
    return ticks == Ticks.NONE ? this : lasting(ticks);
  }

  /** Never completed before the capture ended: no duration and no result. */
  public SimEvent pending() {
    duration = Ticks.NONE;
    status = NtStatus.PENDING;
    return this;
  }

  public SimEvent status(int code) {
    status = code;
    return this;
  }

  /** How the pages of a section may be used, {@code PAGE_EXECUTE} and its like. */
  public SimEvent protection(int pages) {
    options = pages;
    return this;
  }

  /** What an open asks for and, when it succeeds, what it did. */
  public SimEvent opening(Open how) {
    access = how.access();
    shareMode = how.shareMode();
    disposition = how.disposition();
    options = how.options();
    return this;
  }

  public SimEvent openResult(int result) {
    openResult = result;
    return this;
  }

  public SimEvent access(int mask) {
    access = mask;
    return this;
  }

  public SimEvent range(long from, long bytes) {
    offset = from;
    length = bytes;
    return this;
  }

  public SimEvent length(long bytes) {
    length = bytes;
    return this;
  }

  public SimEvent code(int value) {
    code = value;
    return this;
  }

  public SimEvent flags(int bits) {
    flags = bits;
    return this;
  }

  public SimEvent target(String text) {
    target = text;
    return this;
  }

  void number(long value) {
    number = value;
  }

  /** Place in the capture, -1 while the tape is still running. */
  public long number() {
    return number;
  }

  public SimProcess process() {
    return process;
  }

  public int threadId() {
    return threadId;
  }

  public long start() {
    return start;
  }

  /** Ticks, {@link Ticks#NONE} when pending. */
  public long duration() {
    return duration;
  }

  /** When it completed; its start when it never did. */
  public long end() {
    return start + Math.max(0, duration);
  }

  public Operation operation() {
    return operation;
  }

  public String path() {
    return path;
  }

  public int status() {
    return status;
  }

  /** Fills a reader's struct with this event; it has no place in a file. */
  public void copyTo(EventRecord event) {
    event.clearDetails();
    event.number = number;
    event.fileOffset = 0;
    event.startTicks = start;
    event.durationTicks = duration;
    event.process = process.index();
    event.threadId = threadId;
    event.operation = operation;
    event.status = status;
    event.path = path.getBytes(StandardCharsets.UTF_8);
    event.pathStart = 0;
    event.pathLength = event.path.length;
    event.access = access;
    event.shareMode = shareMode;
    event.disposition = disposition;
    event.openResult = openResult;
    event.options = options;
    event.offset = offset;
    event.length = length;
    event.code = code;
    event.flags = flags;
    event.target = target.getBytes(StandardCharsets.UTF_8);
    event.targetStart = 0;
    event.targetLength = event.target.length;
  }
}
