package dev.stallscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Where data goes. A {@link java.io.PrintStream} keeps failures to write to itself, and a result
 * that did not arrive would pass for one; so they leave here as {@link UncheckedIOException}s,
 * which it lets through, and end the run.
 */
final class StandardOutput extends OutputStream {
  /** Whoever read the output has had enough of it, such as {@code head}: no failure. */
  static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
      super("nobody reads standard output any more", cause);
    }
  }

  private final OutputStream bytes;

  /** After a failure, which is told once, what still comes is dropped. */
  private boolean failed;

  StandardOutput(FileDescriptor descriptor) {
    this(new FileOutputStream(descriptor));
  }

  StandardOutput(OutputStream bytes) {
    this.bytes = bytes;
  }

  @Override
  public void write(int each) {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] content, int from, int length) {
    if (failed) {
      return;
    }
    try {
      bytes.write(content, from, length);
    } catch (IOException e) {
      failed = true;
      throw new UncheckedIOException(explained(e));
    }
  }

  private static IOException explained(IOException e) {
    String reason = String.valueOf(e.getMessage());
    return reason.toLowerCase(Locale.ROOT).contains("pipe")
        ? new ReaderGoneException(e)
        : new IOException("standard output cannot be written to: " + reason + ".", e);
  }
}
