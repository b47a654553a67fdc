package dev.stallscope.trace.csv;

import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;

/** Lets other packages' tests read a small file as a large one is read: in many pieces. */
public final class CsvInPieces {
  private static final int WINDOW = 48;
  private static final int BLOCK = 2;

  private CsvInPieces() {}

  /** Opens a file, which it takes over. */
  public static TraceReader open(TraceFile file, ReadOptions options) throws IOException {
    return CsvTraceReader.open(file, options, new Pieces(WINDOW, BLOCK));
  }
}
