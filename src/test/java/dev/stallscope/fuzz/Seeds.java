package dev.stallscope.fuzz;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import dev.stallscope.synth.ScenarioException;
import dev.stallscope.synth.Scenarios;
import dev.stallscope.synth.SimulationFiles;
import dev.stallscope.trace.EveryOperation;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Small whole traces for the fuzzer to start from. */
final class Seeds {
  private static final int FEW = 12;
  private static final String STALL = "tool go\nitems 0\nworkers 1\nnoise none\nstall ";
  private static final List<Column> ALL = List.of(Column.values());

  private static final Set<Operation> TOLD =
      EnumSet.of(
          Operation.CREATE_FILE,
          Operation.REG_OPEN_KEY,
          Operation.READ_FILE,
          Operation.LOCK_FILE,
          Operation.FILE_SYSTEM_CONTROL,
          Operation.CREATE_FILE_MAPPING,
          Operation.SET_DISPOSITION_INFORMATION_EX,
          Operation.SET_RENAME_INFORMATION_FILE,
          Operation.PROCESS_CREATE,
          Operation.PROCESS_START,
          Operation.PROCESS_EXIT,
          Operation.THREAD_CREATE,
          Operation.THREAD_PROFILING,
          Operation.LOAD_IMAGE,
          Operation.TCP_SEND);

  private Seeds() {}

  /** Logs of a few operations each, all together of every one. */
  static List<byte[]> pmls(int bits) throws IOException {
    List<byte[]> logs = new ArrayList<>();
    List<Operation> operations = List.of(Operation.values());
    for (int from = 1; from < operations.size(); from += FEW) {
      int end = Math.min(from + FEW, operations.size());
      logs.add(pml(bits, EnumSet.copyOf(operations.subList(from, end))));
    }
    return logs;
  }

  /** A log of one operation of each kind. */
  static byte[] pml(int bits) throws IOException {
    return pml(
        bits,
        EnumSet.of(
            Operation.PROCESS_CREATE,
            Operation.PROCESS_START,
            Operation.REG_OPEN_KEY,
            Operation.CREATE_FILE,
            Operation.READ_FILE,
            Operation.FILE_SYSTEM_CONTROL,
            Operation.TCP_SEND));
  }

  private static byte[] pml(int bits, Set<Operation> operations) throws IOException {
    Path file = Files.createTempFile("stallscope-seed-", ".PML");
    try {
      return Files.readAllBytes(EveryOperation.write(file, bits, operations));
    } finally {
      Files.delete(file);
    }
  }

  /** Logs that continue each other: all begin with the capture, and only the last goes on. */
  static List<byte[]> parts(int bits) throws IOException {
    return List.of(
        pml(bits, EnumSet.of(Operation.CREATE_FILE)),
        pml(bits, EnumSet.of(Operation.READ_FILE)),
        pml(bits));
  }

  static byte[] joined(byte[]... files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] file : files) {
      out.write(file);
    }
    return out.toByteArray();
  }

  /** The log without what ProcMon writes when it closes a file. */
  static byte[] unclosed(byte[] pml) {
    byte[] file = pml.clone();
    Arrays.fill(file, 0x234, 0x268, (byte) 0);
    Arrays.fill(file, 0x3A0, 0x3A8, (byte) 0);
    return file;
  }

  /** Rows as ProcMon exports them, of all operations whose Details are read. */
  static String csv(String separator, String quote, String lineEnd) throws IOException {
    StringBuilder csv = new StringBuilder();
    StringJoiner heads = new StringJoiner(separator, "", lineEnd);
    ALL.forEach(column -> heads.add(quote + column.head() + quote));
    csv.append(heads);
    try (PmlTraceReader reader = reader(pml(64, TOLD))) {
      reader.read(
          (event, texts) -> {
            StringJoiner row = new StringJoiner(separator, "", lineEnd);
            for (Column column : ALL) {
              StringBuilder text = new StringBuilder();
              texts.append(column, text);
              row.add(quote + text.toString().replace("\"", "\"\"").replace('\n', ';') + quote);
            }
            csv.append(row);
            return true;
          });
    }
    return csv.toString();
  }

  /** The export of a short scenario in which this stall strikes, with all that is judged. */
  static String stall(String name) throws IOException, ScenarioException {
    List<Column> columns = new ArrayList<>(Column.DEFAULTS);
    columns.addAll(List.of(Column.DURATION, Column.TID));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SimulationFiles.writeCsv(Scenarios.parse("s", STALL + name).simulate(1), columns, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  static byte[] xml(List<Column> columns) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PmlTraceReader reader = reader(pml(64))) {
      XmlTraceWriter.write(reader, columns, out);
    }
    return out.toByteArray();
  }

  private static PmlTraceReader reader(byte[] pml) throws IOException {
    Path file = Files.createTempFile("stallscope-seed-", ".PML");
    Files.write(file, pml);
    return PmlTraceReader.open(
        List.of(TraceFile.open("seed.PML", file, true)), ReadOptions.DEFAULTS);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
