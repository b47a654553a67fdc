package dev.stallscope.trace.pml;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import java.util.Map;

/** Details of network events: the packet's length, then what the system's tracing gave by name. */
final class NetworkTexts {
  private static final int OPTIONS = 44;

  private NetworkTexts() {}

  static void register(Map<Operation, DetailRenderer> renderers) {
    for (Operation operation : Operation.values()) {
      if (operation.eventClass() == EventClass.NETWORK) {
        renderers.put(operation, NetworkTexts::packet);
      }
    }
  }

  private static void packet(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    out.plain("Length", detail.u32(4));
    StringBuilder name = new StringBuilder();
    int at = OPTIONS;
    while (detail.u16(at) != 0) {
      name.setLength(0);
      at = detail.appendUntilNul(at, detail.length(), name);
      at = detail.appendUntilNul(at, detail.length(), out.name(name.toString()));
    }
  }
}
