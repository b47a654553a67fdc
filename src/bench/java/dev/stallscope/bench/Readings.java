package dev.stallscope.bench;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.stallscope.index.BackgroundPacking;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Column;
import dev.stallscope.synth.Amplification;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.csv.CsvTraceReader;
import dev.stallscope.trace.pml.PmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceReader;
import dev.stallscope.trace.xml.XmlTraceWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** One pass over a file each; gives how many events or rows it saw, so that none is left out. */
public final class Readings {
  private static final int WINDOW = 1 << 18;

  private Readings() {}

  static long events(Path path) throws IOException {
    try (TraceReader reader = open(path)) {
      long[] count = {0};
      reader.read(
          (event, texts) -> {
            count[0]++;
            return true;
          });
      return count[0];
    }
  }

  /** Reads so many events from the first on; a trace that has too few is read again. */
  public static void first(
      TraceReader reader, int events, BiConsumer<EventRecord, EventTexts> taker)
      throws IOException {
    int[] left = {events};
    while (left[0] > 0) {
      reader.read(
          (event, texts) -> {
            taker.accept(event, texts);
            return --left[0] > 0;
          });
    }
  }

  static void writeXml(Path pml, OutputStream out) throws IOException {
    try (TraceReader reader = open(pml)) {
      XmlTraceWriter.write(reader, List.of(Column.values()), out);
    }
  }

  /** Repeats a capture in a file of the same format. */
  static void amplify(Path from, long times, boolean freshPaths, Path to) throws IOException {
    try (TraceReader reader = open(from)) {
      Amplification copies = new Amplification(reader, times, freshPaths);
      if (reader.info().format().equals(TraceFormat.PML.name())) {
        copies.writePml(to);
      } else {
        copies.writeCsv(List.of(Column.values()), ZoneOffset.UTC, Files.newOutputStream(to));
      }
    }
  }

  static EventStore index(Path path) throws IOException {
    try (TraceReader reader = open(path);
        BackgroundPacking packing = new BackgroundPacking()) {
      reader.read(packing);
      return packing.build(reader);
    }
  }

  /** Opens a PML, XML or CSV, as its ending says. */
  public static TraceReader open(Path path) throws IOException {
    String name = path.toString().toLowerCase(Locale.ROOT);
    TraceFile file = TraceFile.open(path.getFileName().toString(), path, false);
    if (name.endsWith(".pml")) {
      return PmlTraceReader.open(List.of(file), ReadOptions.DEFAULTS);
    }
    return name.endsWith(".xml")
        ? XmlTraceReader.open(file, ReadOptions.DEFAULTS)
        : CsvTraceReader.open(file, ReadOptions.DEFAULTS);
  }

  static long opencsv(Path path) throws IOException {
    try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        CSVReader reader =
            new CSVReaderBuilder(text).withCSVParser(new RFC4180ParserBuilder().build()).build()) {
      long rows = 0;
      while (reader.readNext() != null) {
        rows++;
      }
      return rows;
    } catch (CsvValidationException e) {
      throw new IOException(e);
    }
  }

  static long fastCsv(Path path) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(path)) {
      return reader.stream().count();
    }
  }

  /** Every byte, 8 at a time, and nothing else: no reader of all of them can be faster alone. */
  static long bare(Path path) throws IOException {
    long sum = 0;
    ByteBuffer buffer = ByteBuffer.allocateDirect(WINDOW).order(ByteOrder.nativeOrder());
    try (FileChannel channel = FileChannel.open(path)) {
      while (channel.read(buffer.clear()) > 0) {
        sum += sum(buffer);
      }
    }
    return sum;
  }

  private static long sum(ByteBuffer buffer) {
    long sum = 0;
    for (int at = 0; at + 8 <= buffer.position(); at += 8) {
      sum += buffer.getLong(at);
    }
    return sum;
  }
}
