package dev.stallscope.trace.pml;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;

/** Writes what processes and threads have used so far; all processor time as the user's. */
final class ProfilingDetails {
  private static final long WORKING_SET = 8 << 20;
  private static final long PRIVATE_BYTES = 4 << 20;

  private ProfilingDetails() {}

  static void encode(EventRecord event, ByteWriter out) {
    if (event.operation == Operation.PROCESS_PROFILING) {
      out.u64(Math.max(0, event.offset)).u64(0).u64(WORKING_SET).u64(PRIVATE_BYTES);
    } else if (event.operation == Operation.THREAD_PROFILING) {
      out.u32(Math.max(0, event.offset)).u32(0).u32(1);
    }
  }

  /** Process Exit and Process Statistics; the fields are as wide in 32-bit captures. */
  static void exit(EventRecord event, ByteWriter out) {
    out.u32(event.code)
        .u64(0)
        .u64(Math.max(0, event.offset))
        .u64(WORKING_SET)
        .u64(WORKING_SET)
        .u64(PRIVATE_BYTES)
        .u64(PRIVATE_BYTES);
  }
}
