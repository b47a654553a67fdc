package dev.stallscope.cli;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where the program writes: data to {@code out}, progress, warnings and errors to {@code err}.
 *
 * @param interactive whether somebody looks at it now
 * @param colour whether it may be coloured
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colour) {
  /** The process's own: UTF-8 into files and pipes, on a console what that can show. */
  static Terminal system() {
    boolean interactive = isTerminal();
    boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
    return new Terminal(
        stream(new StandardOutput(FileDescriptor.out), "sun.stdout.encoding"),
        stream(new FileOutputStream(FileDescriptor.err), "sun.stderr.encoding"),
        interactive,
        interactive && !plain);
  }

  /** Since JDK 22 a console may stand for files and pipes and has to be asked what it is. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** The JDK sets the property only where the stream is a console. */
  static PrintStream stream(OutputStream bytes, String encodingProperty) {
    String encoding = System.getProperty(encodingProperty);
    Charset charset =
        encoding != null && Charset.isSupported(encoding)
            ? Charset.forName(encoding)
            : StandardCharsets.UTF_8;
    return new PrintStream(new BufferedOutputStream(bytes, 1 << 16), false, charset);
  }

  /** A writer that leaves the charset to the stream. */
  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            stream.print(new String(text, from, length));
          }

          @Override
          public void flush() {
            // the end of the run does, where a failure to is told
          }

          @Override
          public void close() {
            flush();
          }
        });
  }
}
