package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stallscope.RealCaptures;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.ShareMode;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every event against ProcMon's own export of the same capture. */
class PmlRealCaptureTest {
  private static final ReadOptions STRICT = new ReadOptions(ReadMode.STRICT, ZoneOffset.UTC);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss.SSSSSSS a", Locale.US);

  private static final String NUMBER = "(-?\\d{1,3}(?:,\\d{3})*)";

  private static final Pattern CREATE_FILE =
      Pattern.compile(
          "Desired Access: (.*), Disposition: (\\w+), Options: (.*), Attributes: .*, ShareMode:"
              + " (.*), AllocationSize: [^ ]*?(, Impersonating: .*?)?(?:, OpenResult: (\\w+))?");

  private static final Pattern TRANSFER =
      Pattern.compile("Offset: " + NUMBER + ", Length: " + NUMBER + "(?:, I/O Flags: (.*))?");

  private static final Pattern LOCK =
      Pattern.compile(
          "(?:Exclusive: (\\w+), )?Offset: "
              + NUMBER
              + ", Length: "
              + NUMBER
              + "(?:, Fail Immediately: (\\w+))?");

  private final List<String> mismatches = new ArrayList<>();
  private int typed;

  @ParameterizedTest
  @CsvSource({
    "LogFileUTC64Filesystem, 31569",
    "LogFileUTC64Process, 3400",
    "LogfileTests32bitUTC, 32930",
    "LogfileTests64bitUTC, 53214"
  })
  void eventsAreProcmons(String name, long events) throws IOException {
    Path csvFile = RealCaptures.require(name + ".CSV");
    try (CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(csvFile);
        PmlTraceReader reader = open(RealCaptures.require(name + ".PML"))) {
      Iterator<NamedCsvRecord> rows = csv.iterator();
      long[] count = {0};
      reader.read(
          (event, texts) -> {
            assertThat(event.number).isEqualTo(count[0]++);
            compare(event, reader.processes().get(event.process), rows.next());
            return true;
          });
      assertThat(mismatches).isEmpty();
      assertThat(count[0]).isEqualTo(events).isEqualTo(reader.info().declaredEvents());
      assertThat(rows.hasNext()).isFalse();
      assertThat(reader.diagnostics().entries()).isEmpty();
      assertThat(typed).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LogFileUTC64Filesystem, Windows 10 (build 18362), DESKTOP-6PCIALL, 2, 64",
    "LogfileTests32bitUTC, Windows 7 SP1 (build 7601), WIN-5V8CQK0CP5H, 1, 32",
    "LogfileTests64bitUTC, Windows 10 (build 16299), DESKTOP-6PCIALL, 2, 64"
  })
  void headerTellsTheMachine(String name, String windows, String computer, int processors, int bits)
      throws IOException {
    try (PmlTraceReader reader = open(RealCaptures.require(name + ".PML"))) {
      assertThat(reader.info().windows()).isEqualTo(windows);
      assertThat(reader.info().computer()).isEqualTo(computer);
      assertThat(reader.info().processors()).isEqualTo(processors);
      assertThat(reader.info().bits()).isEqualTo(bits);
      assertThat(reader.processes()).isNotEmpty();
      assertThat(reader.processes())
          .extracting(ProcessInfo::index)
          .containsExactlyElementsOf(
              IntStream.range(0, reader.processes().size()).boxed().toList());
    }
  }

  /** Without its tables the same events must come out of a walk by their own sizes. */
  @ParameterizedTest
  @CsvSource({
    "LogFileUTC64Filesystem",
    "LogFileUTC64Process",
    "LogfileTests32bitUTC",
    "LogfileTests64bitUTC"
  })
  void walkingFindsWhatOffsetsFind(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(RealCaptures.require(name + ".PML"));
    for (int at = 0x248; at < 0x268; at++) {
      bytes[at] = 0;
    }
    List<Long> offsets = new ArrayList<>();
    try (PmlTraceReader reader = open(RealCaptures.require(name + ".PML"))) {
      reader.read((event, texts) -> offsets.add(event.fileOffset));
    }
    Path copy = Path.of("target", "real-captures", name + ".unclosed.PML");
    Files.write(copy, bytes);
    try (PmlTraceReader reader =
        PmlTraceReader.open(
            List.of(TraceFile.open("unclosed.PML", copy, true)), ReadOptions.DEFAULTS)) {
      List<Long> walked = new ArrayList<>();
      reader.read((event, texts) -> walked.add(event.fileOffset));
      assertThat(walked).isEqualTo(offsets);
      assertThat(reader.diagnostics().entries())
          .extracting("code")
          .containsExactly("pml.not-closed", "pml.salvaged");
    }
  }

  private static PmlTraceReader open(Path file) throws IOException {
    return PmlTraceReader.open(
        List.of(TraceFile.open(file.getFileName().toString(), file, false)), STRICT);
  }

  private void compare(EventRecord event, ProcessInfo process, NamedCsvRecord row) {
    same(event, row, "start", time(row), event.startTicks);
    same(event, row, "Duration", duration(row.getField("Duration")), event.durationTicks);
    same(event, row, "PID", Integer.parseInt(row.getField("PID")), process.pid());
    same(event, row, "Process Name", row.getField("Process Name"), process.name());
    same(event, row, "TID", Integer.parseInt(row.getField("TID")), event.threadId);
    same(event, row, "Path", row.getField("Path"), path(event));
    same(event, row, "Result", row.getField("Result"), NtStatus.text(event.status));
    String operation = row.getField("Operation");
    boolean newer = "<Unknown>".equals(operation) && event.operation.isNamedSince360();
    if (!newer) {
      same(event, row, "Operation", operation, event.operation.displayName());
    }
    details(event, row, row.getField("Detail"));
  }

  private void same(
      EventRecord event, NamedCsvRecord row, String what, Object theirs, Object ours) {
    if (!String.valueOf(theirs).equals(String.valueOf(ours)) && mismatches.size() < 20) {
      String name = event.operation.displayName();
      mismatches.add(
          event.number
              + " "
              + name
              + " "
              + what
              + ": theirs "
              + theirs
              + ", ours "
              + ours
              + " "
              + row.getField("Detail"));
    }
  }

  private static long time(NamedCsvRecord row) {
    String date = row.getField("Date & Time").split(" ", -1)[0];
    return Ticks.ofUtc(LocalDateTime.parse(date + " " + row.getField("Time of Day"), TIME));
  }

  private static long duration(String seconds) {
    return seconds.isEmpty()
        ? Ticks.NONE
        : new BigDecimal(seconds).movePointRight(7).longValueExact();
  }

  private static String path(EventRecord event) {
    return new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
  }

  private static String target(EventRecord event) {
    return new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8);
  }

  private void details(EventRecord event, NamedCsvRecord row, String detail) {
    int before = typed++;
    switch (event.operation) {
      case CREATE_FILE -> createFile(event, row, detail);
      case READ_FILE, WRITE_FILE, MDL_READ, PREPARE_MDL_WRITE -> transfer(event, row, detail);
      case LOCK_FILE, UNLOCK_FILE_SINGLE -> lock(event, row, detail);
      case FILE_SYSTEM_CONTROL, DEVICE_IO_CONTROL ->
          starts(event, row, "Control: " + ControlCode.text(event.code), detail);
      case CREATE_FILE_MAPPING ->
          starts(
              event,
              row,
              "SyncType: " + (event.code == 1 ? "SyncTypeCreateSection" : "SyncTypeOther"),
              detail);
      case PROCESS_CREATE ->
          same(
              event,
              row,
              "Detail",
              detail,
              "PID: " + event.code + ", Command line: " + target(event));
      case THREAD_CREATE -> same(event, row, "Detail", detail, "Thread ID: " + event.code);
      case PROCESS_EXIT -> starts(event, row, "Exit Status: " + event.code + ", ", detail);
      case LOAD_IMAGE ->
          same(
              event,
              row,
              "Image Size",
              detail.replaceFirst(".*Image Size: ", ""),
              "0x" + Long.toHexString(event.length));
      case TCP_SEND, TCP_RECEIVE, TCP_CONNECT, TCP_DISCONNECT, UDP_SEND, UDP_RECEIVE ->
          starts(event, row, "Length: " + event.length, detail);
      case SET_RENAME_INFORMATION_FILE ->
          same(
              event,
              row,
              "Detail",
              detail,
              "ReplaceIfExists: "
                  + word((event.flags & EventRecord.FLAG_REPLACE) != 0)
                  + ", FileName: "
                  + target(event));
      case SET_DISPOSITION_INFORMATION_FILE ->
          same(
              event,
              row,
              "Detail",
              detail,
              "Delete: " + word((event.flags & EventRecord.FLAG_DELETE) != 0));
      case REG_OPEN_KEY, REG_CREATE_KEY ->
          starts(event, row, "Desired Access: " + AccessMask.registryText(event.access), detail);
      default -> typed = before;
    }
  }

  private static String word(boolean value) {
    return value ? "True" : "False";
  }

  private void starts(EventRecord event, NamedCsvRecord row, String ours, String detail) {
    same(event, row, "Detail", detail.startsWith(ours) ? ours : detail, ours);
  }

  private void createFile(EventRecord event, NamedCsvRecord row, String detail) {
    Matcher m = CREATE_FILE.matcher(detail);
    assertThat(m.matches()).as(detail).isTrue();
    same(event, row, "access", m.group(1), AccessMask.fileText(event.access));
    same(event, row, "disposition", m.group(2), Disposition.text(event.disposition));
    same(event, row, "options", m.group(3), CreateOptions.text(event.options));
    same(event, row, "share mode", m.group(4), ShareMode.text(event.shareMode));
    boolean impersonating = (event.flags & EventRecord.FLAG_IMPERSONATING) != 0;
    same(event, row, "impersonating", m.group(5) != null, impersonating);
    String result = event.openResult == EventRecord.NONE ? null : OpenResult.text(event.openResult);
    same(event, row, "open result", m.group(6), result);
  }

  private void transfer(EventRecord event, NamedCsvRecord row, String detail) {
    Matcher m = TRANSFER.matcher(detail.replaceFirst(", Priority: .*", ""));
    assertThat(m.matches()).as(detail).isTrue();
    same(event, row, "offset", number(m.group(1)), event.offset);
    same(event, row, "length", number(m.group(2)), event.length);
    List<String> flags = m.group(3) == null ? List.of() : List.of(m.group(3).split(", ", -1));
    boolean nonCached = (event.flags & EventRecord.FLAG_NON_CACHED) != 0;
    boolean paging = (event.flags & EventRecord.FLAG_PAGING_IO) != 0;
    same(event, row, "non-cached", flags.contains("Non-cached"), nonCached);
    same(event, row, "paging", flags.contains("Paging I/O"), paging);
  }

  private void lock(EventRecord event, NamedCsvRecord row, String detail) {
    Matcher m = LOCK.matcher(detail);
    assertThat(m.matches()).as(detail).isTrue();
    boolean exclusive = (event.flags & EventRecord.FLAG_EXCLUSIVE) != 0;
    boolean atOnce = (event.flags & EventRecord.FLAG_FAIL_IMMEDIATELY) != 0;
    same(event, row, "exclusive", "True".equals(m.group(1)), exclusive);
    same(event, row, "offset", number(m.group(2)), event.offset);
    // ProcMon prints -1, which means "to the end", without its upper half.
    long length = event.length == -1 ? 0xFFFFFFFFL : event.length;
    same(event, row, "length", number(m.group(3)), length);
    same(event, row, "fail immediately", "True".equals(m.group(4)), atOnce);
  }

  private static long number(String grouped) {
    return Long.parseLong(grouped.replace(",", ""));
  }
}
