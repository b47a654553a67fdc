package dev.stallscope.redact;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A trace with stand-ins instead of names. Names are gathered in a first walk over the whole trace,
 * so that one is replaced also where it is met before it can be told as a name. PIDs, times,
 * operations and results stay.
 */
public final class RedactedReader implements TraceReader {
  /** Texts come again and again; when so many are remembered, it starts anew. */
  private static final int MOST_REMEMBERED = 200_000;

  private final TraceReader reader;
  private final Redactor redactor;
  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, String> others = new HashMap<>();
  private final Map<String, String> users = new HashMap<>();
  private final Map<String, String> programs = new HashMap<>();
  private final List<ProcessInfo> processes = new ArrayList<>();

  private RedactedReader(TraceReader reader, Redactor redactor) {
    this.reader = reader;
    this.redactor = redactor;
  }

  /**
   * Puts stand-ins into everything another reader hands over, having read it once.
   *
   * @param redactor a new one, or that of captures read before for the same stand-ins
   * @throws IOException when that cannot be read
   */
  public static RedactedReader of(TraceReader reader, Redactor redactor) throws IOException {
    RedactedReader redacted = new RedactedReader(reader, redactor);
    redacted.gather();
    return redacted;
  }

  private void gather() throws IOException {
    redactor.computer(reader.info().computer());
    // a log names its processes at once, an export row by row
    reader.processes().forEach(process -> redactor.program(process.name()));
    StringBuilder detail = new StringBuilder();
    reader.read(
        (event, texts) -> {
          String path = original(event);
          if (paths.putIfAbsent(path, path) == null) {
            redactor.gather(path);
          }
          if (event.operation == Operation.PROCESS_START) {
            detail.setLength(0);
            texts.append(Column.DETAIL, detail);
            redactor.text(detail.toString());
          }
          return true;
        });
    for (ProcessInfo process : reader.processes()) {
      redactor.program(process.name());
      redactor.user(process.user());
      redactor.path(process.imagePath());
    }
    redactor.gathered();
    paths.clear();
  }

  private static String original(EventRecord event) {
    return new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
  }

  private String path(EventRecord event) {
    return remembered(paths, original(event), redactor::path);
  }

  private static String remembered(
      Map<String, String> known, String text, UnaryOperator<String> redact) {
    String made = known.get(text);
    if (made == null) {
      made = redact.apply(text);
      if (known.size() >= MOST_REMEMBERED) {
        known.clear();
      }
      known.put(text, made);
    }
    return made;
  }

  @Override
  public TraceInfo info() {
    TraceInfo info = reader.info();
    return new TraceInfo(
        info.files().stream().map(redactor::text).toList(),
        info.format(),
        redactor.computer(info.computer()),
        info.windows(),
        info.processors(),
        info.memoryBytes(),
        info.bits(),
        info.columns(),
        info.dated(),
        info.declaredEvents());
  }

  @Override
  public List<ProcessInfo> processes() {
    List<ProcessInfo> told = reader.processes();
    while (processes.size() < told.size()) {
      processes.add(redacted(told.get(processes.size())));
    }
    return processes;
  }

  private ProcessInfo redacted(ProcessInfo process) {
    return new ProcessInfo(
        process.index(),
        process.pid(),
        process.parentPid(),
        process.parentIndex(),
        redactor.program(process.name()),
        redactor.path(process.imagePath()),
        redactor.text(process.commandLine()),
        redactor.user(process.user()),
        redactor.text(process.company()),
        process.version(),
        redactor.text(process.description()),
        process.session(),
        process.authenticationId(),
        process.integrity(),
        process.virtualized(),
        process.bits(),
        process.startTicks(),
        process.endTicks(),
        process.modules().stream().map(this::redacted).toList());
  }

  private LoadedModule redacted(LoadedModule module) {
    return new LoadedModule(
        remembered(paths, module.path(), redactor::path),
        module.baseAddress(),
        module.size(),
        module.version(),
        remembered(others, module.company(), redactor::text),
        remembered(others, module.description(), redactor::text),
        module.loadTicks());
  }

  @Override
  public ReadDiagnostics diagnostics() {
    return redacted(reader.diagnostics());
  }

  /** What was noticed of this trace by others, such as of its files. */
  public ReadDiagnostics redacted(ReadDiagnostics noticed) {
    ReadDiagnostics redacted = new ReadDiagnostics();
    noticed.entries().forEach(entry -> redacted.add(redacted(entry)));
    return redacted;
  }

  private ReadDiagnostics.Entry redacted(ReadDiagnostics.Entry entry) {
    Map<String, String> values = new HashMap<>(entry.values());
    values.replaceAll((name, value) -> redactor.text(value));
    return new ReadDiagnostics.Entry(
        entry.code(), redactor.text(entry.message()), entry.count(), values);
  }

  @Override
  public void read(EventSink sink) throws IOException {
    reader.read(redacting(sink));
    // a process may be known better at the end than where it was first met
    processes.clear();
  }

  @Override
  public void readEvents(long[] numbers, EventSink sink) throws IOException {
    reader.readEvents(numbers, redacting(sink));
  }

  private EventSink redacting(EventSink sink) {
    EventRecord redacted = new EventRecord();
    return (event, texts) -> {
      redacted.copy(event);
      byte[] path = path(event).getBytes(StandardCharsets.UTF_8);
      redacted.path = path;
      redacted.pathStart = 0;
      redacted.pathLength = path.length;
      byte[] target = target(event).getBytes(StandardCharsets.UTF_8);
      redacted.target = target;
      redacted.targetStart = 0;
      redacted.targetLength = target.length;
      return sink.event(redacted, (column, out) -> append(column, event, texts, out));
    };
  }

  /** The second path; of a started process its command line. */
  private String target(EventRecord event) {
    if (event.targetLength == 0) {
      return "";
    }
    String target =
        new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
    boolean command = event.operation == Operation.PROCESS_CREATE;
    return command
        ? remembered(others, target, redactor::text)
        : remembered(paths, target, redactor::path);
  }

  private void append(Column column, EventRecord event, EventTexts texts, StringBuilder out) {
    switch (column) {
      case PATH -> out.append(path(event));
      case USER -> out.append(remembered(users, text(column, texts), redactor::user));
      case PROCESS_NAME -> out.append(remembered(programs, text(column, texts), redactor::program));
      case IMAGE_PATH -> out.append(remembered(paths, text(column, texts), redactor::path));
      case DETAIL, COMMAND_LINE, COMPANY, DESCRIPTION ->
          out.append(remembered(others, text(column, texts), redactor::text));
      default -> texts.append(column, out);
    }
  }

  private static String text(Column column, EventTexts texts) {
    StringBuilder text = new StringBuilder();
    texts.append(column, text);
    return text.toString();
  }

  @Override
  public long position() {
    return reader.position();
  }

  @Override
  public long size() {
    return reader.size();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
