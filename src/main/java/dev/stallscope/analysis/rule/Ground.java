package dev.stallscope.analysis.rule;

/**
 * One reason for a finding's confidence. What number and name mean is said of each kind; where they
 * mean nothing they are 0 and empty.
 */
public record Ground(Kind kind, double number, String name) {

  /** Reasons; views put them into words. */
  public enum Kind {
    /** The engine mapped the same file inside the victim's operation; number: its events there. */
    ENGINE_MAPPED_FILE,
    /** The engine read or queried the same file inside the operation; number: its events there. */
    ENGINE_TOUCHED_FILE,
    /** Products look at a file when it is opened. */
    SCAN_ON_OPEN,
    /** Products look at a file when it is closed, mostly after it was written. */
    SCAN_ON_CLOSE,
    /** Products look at a file before it is mapped as an image or started. */
    SCAN_ON_EXECUTE,
    /** An anti-virus filter was loaded; name: its driver. */
    FILTER_LOADED,
    /** An engine was running; name: its image. */
    ENGINE_RUNNING,
    /** The file's later touches were faster; number: how many times. */
    LATER_TOUCHES_FASTER,
    /** Other operations of that kind were faster; number: how many times. */
    KIND_FASTER,
    /** As long as a cloud check takes until it gives up; number: seconds. */
    CLOUD_CHECK,
    /** The same picture was met again and again; number: how often. */
    OFTEN,
    /** Started or mapped as an image right after. */
    EXECUTED_AFTER,
    /** Reads and writes of data were fast at that time: the storage is not to blame. */
    STORAGE_FAST,
    /** The capture has no durations: times are from one event to the thread's next. */
    NO_DURATIONS,
    /** Access and share mode of the holder's handle refuse this open. */
    HOLDER_CONFLICTS,
    /** The holder let go after the last refusal and before the success. */
    HOLDER_LET_GO,
    /** The holder had opened it before the capture began; only the close is in it. */
    HOLDER_OPENED_BEFORE,
    /** It was deleted while the holder had it open. */
    HOLDER_KEEPS_DELETED,
    /** The holder had a view of it mapped. */
    HOLDER_MAPPED,
    /** The holder runs it or has loaded it. */
    HOLDER_RUNS,
    /** The holder had locked a range of it that overlaps. */
    HOLDER_LOCKED,
    /** The holder had what was to be replaced or removed open, or something below that folder. */
    HOLDER_USES_IT,
    /** The open broke the holder's oplock and waited for its answer. */
    OPLOCK_BROKEN,
    /** The holder is the process that was refused. */
    OWN_HANDLE,
    /** The holder had it open in several ways; which of them a close ended is not recorded. */
    HANDLE_AMBIGUOUS,
    /** Others were in the way as well; number: processes. */
    OTHER_HOLDERS,
    /** The capture ended before another try was due. */
    STILL_TRYING,
    /** A known product; name: the product. */
    HOLDER_PRODUCT,
    /** No handle in the capture conflicts: it was opened before the capture began, or elsewhere. */
    HOLDER_UNKNOWN,
    /** The gaps between tries are those of a known tool; name: the tool. */
    RETRY_SCHEDULE,
    /** A rename or delete that was denied succeeded later, or was tried again. */
    DENIED_THEN_RETRIED,
    /** Gaps between packets doubled; number: packets. */
    DOUBLING_GAPS,
    /** Gaps between packets were short and all the same; number: packets. */
    CONSTANT_GAPS,
    /** Nothing ever came back. */
    NO_ANSWER,
    /** Something came back late. */
    LATE_ANSWER,
    /** The first packet left before the first in the capture, by the gaps; number: ms before. */
    BEGIN_INFERRED,
    /** The first packet is not in the capture: the wait counts from the first that is. */
    BEGIN_UNSEEN,
    /** No event shows the end; it is taken from when the next try was due, or a thread went on. */
    END_INFERRED,
    /** A thread of the process fell silent with the wait and went on with its end. */
    THREAD_SILENT,
    /** The process went on with other work meanwhile. */
    PROCESS_BUSY,
    /** Windows' resolver asked; who waited is told by who fell silent; name: the resolver. */
    ASKED_BY_RESOLVER,
    /** What this endpoint is to a tool; name: the role. */
    ENDPOINT_ROLE,
    /** Far beyond the usual of its operation and size here; number: how many times. */
    BEYOND_USUAL,
    /** On a local volume. */
    STORAGE,
    /** On a network share. */
    NETWORK_SHARE,
    /** In the registry. */
    REGISTRY,
    /** Windows answers it from memory: the thread may just not have got its turn. */
    IN_MEMORY,
    /** While a process was started or an image loaded. */
    PROCESS_START,
    /** It had not returned when the capture ended. */
    STILL_PENDING
  }

  public static Ground of(Kind kind) {
    return new Ground(kind, 0, "");
  }

  public static Ground of(Kind kind, double number) {
    return new Ground(kind, number, "");
  }

  public static Ground of(Kind kind, String name) {
    return new Ground(kind, 0, name);
  }
}
