package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One blocking point: an operation, retry series or connection of the target that waited.
 *
 * @param id stable within a report, such as {@code F1}
 * @param kind one of {@code ANTIVIRUS_SCAN}, {@code LOCK_CONFLICT}, {@code NETWORK_STALL}, {@code
 *     SLOW_OPERATION}
 * @param rule id of the rule that found it
 * @param severity how much it matters beside the others
 * @param confidence 0 to 1
 * @param process index of the process that waited
 * @param threadId of the thread that waited, -1 when the trace does not tell
 * @param operation what waited
 * @param path index into the store's paths
 * @param startTicks FILETIME of the begin of the wait
 * @param blockedTicks ticks lost
 * @param attempts tries, 1 where nothing was retried
 * @param outcome how it ended
 * @param culprit who made it wait, null when unknown or nobody
 * @param evidence the events that show it
 * @param grounds why the confidence is what it is, the strongest first
 */
public record Finding(
    String id,
    Cause kind,
    String rule,
    Severity severity,
    double confidence,
    int process,
    int threadId,
    Operation operation,
    int path,
    long startTicks,
    long blockedTicks,
    int attempts,
    Outcome outcome,
    @Nullable Culprit culprit,
    List<Evidence> evidence,
    List<Ground> grounds) {

  /** A finding on one event: its process, thread, operation, path, start and duration. */
  public static Builder on(EventStore store, long event) {
    return new Builder(store, event);
  }

  /** FILETIME of the end of the wait. */
  public long endTicks() {
    return startTicks + blockedTicks;
  }

  /** The same with its place among the others. */
  public Finding ranked(String rankedId, Severity rankedSeverity) {
    return new Finding(
        rankedId,
        kind,
        rule,
        rankedSeverity,
        confidence,
        process,
        threadId,
        operation,
        path,
        startTicks,
        blockedTicks,
        attempts,
        outcome,
        culprit,
        evidence,
        grounds);
  }

  /** How much a finding matters: a tenth of the target's time, a hundredth, or less. */
  public enum Severity {
    HIGH,
    MEDIUM,
    LOW
  }

  /** How a wait ended. Lower-case with hyphens in the JSON. */
  public enum Outcome {
    COMPLETED,
    RECOVERED,
    GAVE_UP,
    UNANSWERED
  }

  /**
   * Who made the target wait.
   *
   * @param process index of the culprit's process, -1 when it is not in the trace
   * @param product name of the product it belongs to, null when unknown
   */
  public record Culprit(int process, @Nullable String product) {}

  /**
   * One event that speaks for a finding.
   *
   * @param event number of the event that shows it
   * @param what what that event shows, one of a closed list that views put into words
   */
  public record Evidence(long event, What what) {}

  /** What an event shows. */
  public enum What {
    /** The operation that waited itself. */
    SLOW_OPERATION,
    /** The engine mapped the file. */
    ENGINE_SECTION,
    /** The engine asked for the file's size or attributes. */
    ENGINE_QUERY,
    /** The engine read the file. */
    ENGINE_READ,
    /** The same file, touched again without a wait. */
    FAST_TOUCH,
    /** The file was written before. */
    WRITTEN_BEFORE,
    /** The file was started or mapped as an image afterwards. */
    EXECUTED,
    /** A try that was refused. */
    REFUSED,
    /** The try that succeeded. */
    SUCCEEDED,
    /** Where the holder opened the handle in the way. */
    HOLDER_OPENED,
    /** Where that handle was closed. */
    HOLDER_CLOSED,
    /** Where the holder mapped or loaded it. */
    HOLDER_MAPPED,
    /** Where the holder locked it, or asked for an oplock. */
    HOLDER_LOCKED,
    /** Where the holder unlocked it, or answered the break of its oplock. */
    HOLDER_LET_GO,
    /** Where it was marked for deletion. */
    DELETED,
    /** A try to connect. */
    CONNECT_ATTEMPT,
    /** A packet sent again. */
    RETRANSMIT,
    /** Something was sent. */
    SENT,
    /** Something came back. */
    ANSWERED,
    /** The connection ended. */
    DISCONNECTED,
    /** A name was asked for. */
    NAME_LOOKUP
  }

  /** Gathers a finding; what is not said is as the event has it. */
  public static final class Builder {
    private int process;
    private int threadId;
    private final Operation operation;
    private final int path;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Ground> grounds = new ArrayList<>();
    private long startTicks;
    private long blockedTicks;
    private int attempts = 1;
    private double confidence = 0.5;
    private Outcome outcome = Outcome.COMPLETED;
    private @Nullable Culprit culprit;

    private Builder(EventStore store, long event) {
      process = store.process(event);
      threadId = store.threadId(event);
      operation = store.operation(event);
      path = store.path(event);
      startTicks = store.startTicks(event);
      blockedTicks = Math.max(0, store.durationTicks(event));
    }

    /**
     * Who waited, where that is not who the event belongs to.
     *
     * @param index index of the process
     * @param thread its thread, -1 when not known
     */
    public Builder waiter(int index, int thread) {
      process = index;
      threadId = thread;
      return this;
    }

    /** FILETIME of the begin of the wait and ticks lost. */
    public Builder span(long start, long blocked) {
      startTicks = start;
      blockedTicks = blocked;
      return this;
    }

    public Builder attempts(int count) {
      attempts = count;
      return this;
    }

    public Builder outcome(Outcome how) {
      outcome = how;
      return this;
    }

    public Builder confidence(double howSure) {
      confidence = howSure;
      return this;
    }

    /**
     * Names who made the target wait.
     *
     * @param index index of the culprit's process, -1 when it is not in the trace
     * @param product name of its product, null when unknown
     */
    public Builder culprit(int index, @Nullable String product) {
      culprit = new Culprit(index, product);
      return this;
    }

    public Builder evidence(long event, What what) {
      evidence.add(new Evidence(event, what));
      return this;
    }

    public Builder ground(Ground ground) {
      grounds.add(ground);
      return this;
    }

    /** The finding, not yet ranked among others. */
    public Finding build(Cause kind, String rule) {
      return new Finding(
          "",
          kind,
          rule,
          Severity.LOW,
          confidence,
          process,
          threadId,
          operation,
          path,
          startTicks,
          blockedTicks,
          attempts,
          outcome,
          culprit,
          List.copyOf(evidence),
          List.copyOf(grounds));
    }
  }
}
