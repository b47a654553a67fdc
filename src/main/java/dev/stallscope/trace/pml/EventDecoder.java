package dev.stallscope.trace.pml;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;

/**
 * Fills an {@link EventRecord} from the bytes of an event. Details may be cut anywhere: what lies
 * beyond their end is "not told". No object is made per event.
 */
final class EventDecoder {
  /** Where the key name starts, by operation code. */
  private static final int[] REGISTRY_FIXED = {
    8, 8, 2, 12, 16, 12, 16, 16, 16, 2, 2, 2, 4, 2, 4, 2, 2, 2
  };

  private static final int REG_CREATE_KEY = 1;

  private static final int PROCESS_CREATE_FIXED = 0x34;

  private final PathSlices paths = new PathSlices();
  private final FileDetails fileDetails = new FileDetails(paths);
  private final NetworkPaths networkPaths;

  EventDecoder(PmlTables tables) {
    this.networkPaths = new NetworkPaths(tables.hostNames());
  }

  /** Fills everything but number, file offset and process; the event's class is 1 to 5. */
  void decode(RawEvent raw, EventRecord record) {
    record.startTicks = raw.startTicks();
    record.status = raw.status();
    record.durationTicks = record.status == NtStatus.PENDING ? Ticks.NONE : raw.durationTicks();
    record.threadId = raw.threadId();
    record.pathLength = 0;
    record.clearDetails();
    switch (raw.classCode()) {
      case 1 -> process(raw, record);
      case 2 -> registry(raw, record);
      case 3 -> fileDetails.decode(raw, record);
      case 4 -> profiling(raw, record);
      default -> network(raw, record);
    }
  }

  private void process(RawEvent raw, EventRecord record) {
    record.operation = Operation.of(EventClass.PROCESS, raw.code(), -1);
    int at = raw.detailStart;
    int length = raw.detailLength();
    switch (record.operation) {
      case PROCESS_CREATE -> processCreate(raw, record);
      case PROCESS_EXIT, THREAD_EXIT, THREAD_CREATE -> {
        if (length >= 4) {
          record.code = RawEvent.i32(raw.bytes, at);
        }
        if (record.operation != Operation.THREAD_CREATE && length >= 20) {
          record.offset = sum(RawEvent.i64(raw.bytes, at + 4), RawEvent.i64(raw.bytes, at + 12));
        }
      }
      case LOAD_IMAGE -> {
        int infoAt = raw.pointerSize + 4;
        if (length >= infoAt + 4) {
          record.length = RawEvent.u32(raw.bytes, at + raw.pointerSize);
          int info = RawEvent.u16(raw.bytes, at + infoAt);
          paths.path(raw.bytes, at + infoAt + 4, info, raw.detailEnd, record);
        }
      }
      default -> {
        // neither path nor typed details
      }
    }
  }

  private static void profiling(RawEvent raw, EventRecord record) {
    record.operation = Operation.of(EventClass.PROFILING, raw.code(), -1);
    byte[] bytes = raw.bytes;
    int at = raw.detailStart;
    if (record.operation == Operation.PROCESS_PROFILING && raw.detailLength() >= 16) {
      record.offset = sum(RawEvent.i64(bytes, at), RawEvent.i64(bytes, at + 8));
    } else if (record.operation == Operation.THREAD_PROFILING && raw.detailLength() >= 8) {
      record.offset = sum(RawEvent.u32(bytes, at), RawEvent.u32(bytes, at + 4));
    }
  }

  /** Times from the file: what cannot be one is not told. */
  private static long sum(long user, long kernel) {
    return user < 0 || kernel < 0 || user + kernel < 0 ? EventRecord.NONE : user + kernel;
  }

  private void processCreate(RawEvent raw, EventRecord record) {
    if (raw.detailLength() < PROCESS_CREATE_FIXED) {
      return;
    }
    byte[] bytes = raw.bytes;
    int at = raw.detailStart;
    record.code = RawEvent.i32(bytes, at + 4);
    int imageInfo = RawEvent.u16(bytes, at + 0x2E);
    int commandInfo = RawEvent.u16(bytes, at + 0x30);
    int image = at + PROCESS_CREATE_FIXED + (bytes[at + 0x2C] & 0xFF) + (bytes[at + 0x2D] & 0xFF);
    paths.path(bytes, image, imageInfo, raw.detailEnd, record);
    int command = image + Counted.length(imageInfo);
    paths.target(bytes, command, commandInfo, raw.detailEnd, record);
  }

  private void registry(RawEvent raw, EventRecord record) {
    int code = raw.code();
    record.operation = Operation.of(EventClass.REGISTRY, code, -1);
    int fixed = code < REGISTRY_FIXED.length ? REGISTRY_FIXED[code] : 2;
    if (raw.detailLength() < fixed) {
      return;
    }
    if (code <= REG_CREATE_KEY) {
      record.access = RawEvent.i32(raw.bytes, raw.detailStart + 4);
    }
    int info = RawEvent.u16(raw.bytes, raw.detailStart);
    paths.path(raw.bytes, raw.detailStart + fixed, info, raw.detailEnd, record);
  }

  private void network(RawEvent raw, EventRecord record) {
    int at = raw.detailStart;
    int length = raw.detailLength();
    int flags = length >= 2 ? RawEvent.u16(raw.bytes, at + NetworkPaths.FLAGS) : 0;
    int tcp = (flags & NetworkPaths.TCP) != 0 ? 1 : 0;
    record.operation = Operation.of(EventClass.NETWORK, raw.code(), tcp);
    if (length >= NetworkPaths.FIXED) {
      record.length = RawEvent.u32(raw.bytes, at + 4);
      byte[] path = networkPaths.path(raw.bytes, at);
      record.path = path;
      record.pathStart = 0;
      record.pathLength = path.length;
    }
  }
}
