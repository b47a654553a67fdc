package dev.stallscope.trace.csv;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.ChosenEvents;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceFormat;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.text.RowDecoder;
import dev.stallscope.trace.text.TextRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV export: ProcMon's own by a byte scanner, one that another program saved again by
 * opencsv. Texts are given as they stand in the file. Rows that are damaged are left out and not
 * counted as events, unless strict reading is asked for.
 */
public final class CsvTraceReader implements TraceReader {
  /** The decoder's words on columns that are missing; the header's say it for all of them. */
  private static final Set<String> SAID_BY_HEADER =
      Set.of("text.no-durations", "text.no-times", "text.whole-seconds");

  private final TraceFile file;
  private final ReadOptions options;
  private final ReadDiagnostics opening;
  private final Pieces pieces;
  private final CsvSource source;
  private final Header header;
  private final long firstRow;
  private final RowDecoder decoder;
  private final TraceInfo info;
  private final EventRecord event = new EventRecord();
  private final TextRow row = new TextRow();
  private final AtomicLong position = new AtomicLong();

  /** Of the last whole pass, or of the latest while there was none. */
  private ReadDiagnostics reading = new ReadDiagnostics();

  /** Of the last whole pass; null while there was none. */
  private @Nullable RowIndex index;

  private CsvTraceReader(TraceFile file, ReadOptions options, Pieces pieces) throws IOException {
    this.file = file;
    this.pieces = pieces;
    this.options = options;
    this.opening = new ReadDiagnostics();
    this.source = new CsvSource(file, DialectDetector.detect(file), pieces.window());
    noteGuess();
    CsvRecords records = source.records();
    this.header = Header.read(file.name(), records, opening);
    this.firstRow = records.endOffset();
    this.decoder = decoder(opening);
    this.info = describe();
    row.clear();
  }

  /**
   * Opens an export and takes the file over: closes it in the end, also when this fails.
   *
   * @throws MalformedTraceException when it is empty or has no header that names at least the
   *     operation and the process
   */
  public static CsvTraceReader open(TraceFile file, ReadOptions options) throws IOException {
    return open(file, options, Pieces.of(file));
  }

  static CsvTraceReader open(TraceFile file, ReadOptions options, Pieces pieces)
      throws IOException {
    try {
      return new CsvTraceReader(file, options, pieces);
    } catch (IOException | RuntimeException e) {
      closeAfter(file, e);
      throw e;
    }
  }

  private static void closeAfter(TraceFile file, Exception fault) {
    try {
      file.close();
    } catch (IOException e) {
      fault.addSuppressed(e);
    }
  }

  private void noteGuess() {
    String charset = source.dialect().charset().name();
    if (source.dialect().charsetGuessed()) {
      opening.add(
          "csv.charset-guessed",
          "The file is not in UTF-8, as Process Monitor writes it, and does not say in what; it was"
              + " read as "
              + charset
              + ". If names look wrong, export it again from Process Monitor.",
          Map.of("charset", charset));
    }
  }

  private RowDecoder decoder(ReadDiagnostics diagnostics) throws IOException {
    ReadDiagnostics learned = new ReadDiagnostics();
    RowDecoder made = SampleRows.learn(source, firstRow, header, learned);
    learned.entries().stream()
        .filter(entry -> !SAID_BY_HEADER.contains(entry.code()))
        .forEach(diagnostics::add);
    return made;
  }

  private TraceInfo describe() {
    return new TraceInfo(
        List.of(file.name()),
        TraceFormat.CSV.name(),
        "",
        "",
        0,
        0,
        0,
        header.columns(),
        decoder.dated(),
        -1);
  }

  private RowReader rows(ReadDiagnostics diagnostics) {
    return new RowReader(
        file.name(), source.records(firstRow), header, options.mode(), diagnostics);
  }

  @Override
  public TraceInfo info() {
    return info;
  }

  @Override
  public List<ProcessInfo> processes() {
    return decoder.processes();
  }

  @Override
  public ReadDiagnostics diagnostics() {
    ReadDiagnostics all = new ReadDiagnostics();
    all.addAll(opening);
    all.addAll(reading);
    return all;
  }

  @Override
  public void read(EventSink sink) throws IOException {
    ReadDiagnostics pass = new ReadDiagnostics();
    if (index == null) {
      reading = pass;
    }
    RowIndex filled = new RowIndex(pieces.block());
    position.set(firstRow);
    decoder.restart();
    if (pass(rows(pass), filled, sink)) {
      filled.complete();
      index = filled;
      reading = pass;
      position.set(size());
    }
  }

  /** Every event goes through here. */
  private boolean pass(RowReader rows, RowIndex filled, EventSink sink) throws IOException {
    while (rows.next(row)) {
      if (!decode(rows, decoder)) {
        continue;
      }
      if (filled.add(event)) {
        position.lazySet(event.fileOffset);
      }
      if (!sink.event(event, row)) {
        return false;
      }
    }
    return true;
  }

  private boolean decode(RowReader rows, RowDecoder by) throws IOException {
    event.number = rows.number();
    event.fileOffset = rows.offset();
    String fault = by.decode(row, event);
    if (fault != null) {
      rows.reject(fault);
      return false;
    }
    rows.accept();
    return true;
  }

  @Override
  public void readEvents(long[] numbers, EventSink sink) throws IOException {
    if (numbers.length == 0) {
      return;
    }
    RowIndex known = index;
    if (known == null) {
      read(new ChosenEvents(numbers, sink));
    } else {
      new IndexedEvents(known, numbers).read(sink);
    }
  }

  @Override
  public long position() {
    return position.get();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Finds single events again: of each only the block it is in is read up to it. */
  private final class IndexedEvents {
    private final RowIndex known;
    private final long[] numbers;
    private final RowReader rows = rows(new ReadDiagnostics());

    /** Apart from the reader's own, whose processes are not to see rows out of order. */
    private final RowDecoder lookup = decoder.another();

    private int[] processes = {};

    IndexedEvents(RowIndex known, long[] numbers) {
      this.known = known;
      this.numbers = numbers;
    }

    void read(EventSink sink) throws IOException {
      long begun = -1;
      for (long number : numbers) {
        if (number < 0 || number >= known.rows()) {
          continue;
        }
        if (known.blockStart(number) != begun) {
          begun = known.blockStart(number);
          begin(begun);
        }
        if (!goTo(number) || !sink.event(event, row)) {
          return;
        }
      }
    }

    private void begin(long first) {
      lookup.standAt(known.blockStartTicks(first));
      rows.seek(first, known.blockOffset(first));
      processes = known.blockProcesses(first);
    }

    private boolean goTo(long number) throws IOException {
      while (rows.number() <= number) {
        if (!rows.next(row)) {
          return false;
        }
        decode(rows, lookup);
      }
      event.process = processes[(int) (number - known.blockStart(number))];
      return true;
    }
  }
}
