package dev.stallscope.trace.pml;

import dev.stallscope.model.Operation;
import java.util.Map;

/** Details of process, thread and profiling events. */
final class ProcessTexts {
  private ProcessTexts() {}

  static void register(Map<Operation, DetailRenderer> renderers) {
    renderers.put(Operation.PROCESS_DEFINED, ProcessTexts::create);
    renderers.put(Operation.PROCESS_CREATE, ProcessTexts::create);
    renderers.put(Operation.PROCESS_START, ProcessTexts::start);
    renderers.put(Operation.PROCESS_EXIT, ProcessTexts::exit);
    renderers.put(Operation.PROCESS_STATISTICS, ProcessTexts::exit);
    renderers.put(Operation.THREAD_CREATE, ProcessTexts::threadCreate);
    renderers.put(Operation.THREAD_EXIT, ProcessTexts::threadExit);
    renderers.put(Operation.LOAD_IMAGE, ProcessTexts::loadImage);
    renderers.put(Operation.PROCESS_PROFILING, ProcessTexts::processProfiling);
    renderers.put(Operation.THREAD_PROFILING, ProcessTexts::threadProfiling);
  }

  private static void create(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    int path = 0x34 + detail.u8(0x2C) + detail.u8(0x2D);
    int commandLine = path + ByteRange.countedSize(detail.u16(0x2E));
    out.plain("PID", detail.u32(4));
    detail.appendCounted(detail.u16(0x30), commandLine, out.name("Command line"));
  }

  /** Logs of version 7 hold the parent's PID only. */
  private static void start(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    out.plain("Parent PID", detail.u32(0));
    if (!detail.holds(0, 12)) {
      return;
    }
    int directory = 12 + ByteRange.countedSize(detail.u16(4));
    int environment = directory + ByteRange.countedSize(detail.u16(6));
    detail.appendCounted(detail.u16(4), 12, out.name("Command line"));
    detail.appendCounted(detail.u16(6), directory, out.name("Current directory"));
    environment(detail, environment, detail.u32(8) * 2, out.name("Environment"));
  }

  /** Each variable on a line of its own; a CSV export turns the line feeds into semicolons. */
  private static void environment(ByteRange detail, int from, long size, StringBuilder out) {
    int at = from;
    while (at < from + size && detail.u16(at) != 0) {
      at = detail.appendUntilNul(at, from + size - at, out.append("\r\n\t"));
    }
  }

  private static void exit(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    out.plain("Exit Status", detail.i32(0))
        .seconds("User Time", detail.i64(12), " seconds")
        .seconds("Kernel Time", detail.i64(4), " seconds")
        .count("Private Bytes", detail.i64(36))
        .count("Peak Private Bytes", detail.i64(44))
        .count("Working Set", detail.i64(20))
        .count("Peak Working Set", detail.i64(28));
  }

  private static void threadCreate(EventView view, DetailWriter out) {
    out.plain("Thread ID", view.detail().u32(0));
  }

  private static void threadExit(EventView view, DetailWriter out) {
    out.plain("Thread ID", view.event().threadId & 0xFFFFFFFFL)
        .seconds("User Time", view.detail().i64(12), "")
        .seconds("Kernel Time", view.detail().i64(4), "");
  }

  private static void loadImage(EventView view, DetailWriter out) {
    int size = view.pointerSize();
    out.hex("Image Base", view.detail().pointer(0, size))
        .hex("Image Size", view.detail().u32(size));
  }

  private static void processProfiling(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    out.seconds("User Time", detail.i64(0), " seconds")
        .seconds("Kernel Time", detail.i64(8), " seconds")
        .count("Private Bytes", detail.i64(24))
        .count("Working Set", detail.i64(16));
  }

  private static void threadProfiling(EventView view, DetailWriter out) {
    ByteRange detail = view.detail();
    out.seconds("User Time", detail.u32(0), "")
        .seconds("Kernel Time", detail.u32(4), "")
        .count("Context Switches", detail.u32(8));
  }
}
