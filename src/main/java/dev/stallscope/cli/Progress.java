package dev.stallscope.cli;

import dev.stallscope.trace.TraceReader;
import java.io.Closeable;
import java.util.Timer;
import java.util.TimerTask;

/** A line on standard error that says how far reading is, on an interactive terminal only. */
final class Progress implements Closeable {
  private static final int MILLIS = 500;

  private final Timer timer = new Timer("progress", true);
  private final TraceReader reader;
  private final Terminal terminal;
  private boolean shown;

  Progress(TraceReader reader, Terminal terminal) {
    this.reader = reader;
    this.terminal = terminal;
  }

  void begin() {
    if (terminal.interactive()) {
      timer.schedule(line(), MILLIS, MILLIS);
    }
  }

  private TimerTask line() {
    return new TimerTask() {
      @Override
      public void run() {
        show(100 * reader.position() / Math.max(1, reader.size()));
      }
    };
  }

  private synchronized void show(long percent) {
    terminal.err().print("\rreading " + percent + " %");
    terminal.err().flush();
    shown = true;
  }

  @Override
  public synchronized void close() {
    timer.cancel();
    if (shown) {
      terminal.err().print("\r             \r");
      terminal.err().flush();
    }
  }
}
