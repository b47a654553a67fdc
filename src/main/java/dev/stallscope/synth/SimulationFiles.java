package dev.stallscope.synth;

import dev.stallscope.model.Column;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceWriter;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.pml.PmlTraceWriter;
import dev.stallscope.trace.xml.XmlTraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** Writes simulations as Process Monitor saves captures. */
public final class SimulationFiles {
  private static final ReadOptions UTC = new ReadOptions(ReadMode.STRICT, ZoneOffset.UTC);

  private SimulationFiles() {}

  /** Writes a PML, creating the file or overwriting it. */
  public static void writePml(Simulation simulation, Path file) throws IOException {
    try (PmlTraceWriter writer =
        PmlTraceWriter.create(file, simulation.info(), simulation.processes())) {
      simulation.forEach(writer::event);
    }
  }

  /** Writes a CSV in en-US form and UTC. */
  public static void writeCsv(Simulation simulation, List<Column> columns, OutputStream out)
      throws IOException {
    readingPml(
        simulation,
        reader -> {
          try (CsvTraceWriter writer = new CsvTraceWriter(out, columns)) {
            reader.read(writer);
          }
        });
  }

  /** Writes an XML in en-US form and UTC. */
  public static void writeXml(Simulation simulation, List<Column> columns, OutputStream out)
      throws IOException {
    readingPml(simulation, reader -> XmlTraceWriter.write(reader, columns, out));
  }

  @FunctionalInterface
  private interface Use {
    void of(TraceReader reader) throws IOException;
  }

  /** Texts are made of a PML's bytes, so ProcMon's exports are made as ProcMon makes them. */
  private static void readingPml(Simulation simulation, Use use) throws IOException {
    Path file = Files.createTempFile("stallscope-", ".PML");
    try {
      writePml(simulation, file);
      try (TraceReader reader =
          PmlTraceReader.open(List.of(TraceFile.open(file.toString(), file, false)), UTC)) {
        use.of(reader);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
