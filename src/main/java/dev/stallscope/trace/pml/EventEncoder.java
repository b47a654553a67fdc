package dev.stallscope.trace.pml;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;

/**
 * Makes the bytes of events from their typed fields, as {@link EventDecoder} reads them. What a
 * record does not carry becomes what is most usual in real captures.
 */
final class EventEncoder {
  /** Codes that no operation has, for the operations without a name. */
  private static final int UNKNOWN_PROCESS = 10;

  private static final int UNKNOWN_REGISTRY = 18;
  private static final int UNKNOWN_FILE_SYSTEM = 25;
  private static final int UNKNOWN_PROFILING = 3;
  private static final int UNKNOWN_NETWORK = 10;

  private final EventDraft draft;
  private final ProcessEncoder processes;
  private final RegistryEncoder registry = new RegistryEncoder();
  private final FileEncoder files;
  private final NetworkEncoder network;

  EventEncoder(int pointerSize, WrittenProcesses known, HostTable hosts) {
    draft = new EventDraft(pointerSize);
    processes = new ProcessEncoder(known);
    files = new FileEncoder(known);
    network = new NetworkEncoder(hosts);
  }

  /** Returns the event's bytes, valid until the next call. */
  ByteWriter encode(EventRecord event, long[] stack) {
    draft.begin(stack);
    EventClass eventClass = event.operation.eventClass();
    switch (eventClass) {
      case PROCESS -> processes.encode(event, draft);
      case REGISTRY -> registry.encode(event, draft);
      case FILE_SYSTEM -> files.encode(event, draft);
      case PROFILING -> ProfilingDetails.encode(event, draft.out);
      case NETWORK -> network.encode(event, draft);
    }
    draft.end(event, eventClass.code(), code(event.operation), stack.length);
    return draft.out;
  }

  private static int code(Operation operation) {
    return switch (operation) {
      case UNKNOWN_PROCESS -> UNKNOWN_PROCESS;
      case UNKNOWN_REGISTRY -> UNKNOWN_REGISTRY;
      case UNKNOWN_FILE_SYSTEM -> UNKNOWN_FILE_SYSTEM;
      case UNKNOWN_PROFILING -> UNKNOWN_PROFILING;
      case UNKNOWN_NETWORK -> UNKNOWN_NETWORK;
      default -> operation.code();
    };
  }
}
