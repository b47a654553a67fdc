package dev.stallscope.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Unpacks the traces of one archive into temporary files, within bounds: a small file may hold an
 * endless one.
 */
final class Unpacking {
  /** Captures pack to a tenth, repetitive ones to a fiftieth; deflate can reach a thousandth. */
  static final int MOST_TIMES = 200;

  /** So much may always come of an archive, however small it is. */
  static final long ALWAYS_ALLOWED = 1L << 30;

  /** Bytes that stay free on the disk. */
  private static final long DISK_TO_LEAVE = 512L << 20;

  private static final int BUFFER = 1 << 16;
  private static final int CHECK_EVERY = 1 << 26;

  private final String archive;
  private final long limit;
  private long unpacked;
  private long unchecked = CHECK_EVERY;

  /**
   * @param archive its name, for messages
   * @param packedBytes its size
   * @param alwaysAllowed bytes that may come of it in any case
   */
  Unpacking(String archive, long packedBytes, long alwaysAllowed) {
    this.archive = archive;
    this.limit = Math.max(alwaysAllowed, packedBytes * MOST_TIMES);
  }

  /** Bytes unpacked so far, of all files. */
  long unpackedBytes() {
    return unpacked;
  }

  /**
   * Unpacks one file.
   *
   * @param head its first bytes, already taken from the stream
   * @param name what messages and reports call it
   */
  TraceFile unpack(byte[] head, InputStream in, String name) throws IOException {
    Path file = Files.createTempFile("stallscope-", ".trace");
    file.toFile().deleteOnExit(); // Ctrl-C comes between
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        copy(head, in, out, file);
      }
      return TraceFile.open(name, file, true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private void copy(byte[] head, InputStream in, OutputStream out, Path file) throws IOException {
    check(head.length, file);
    out.write(head);
    byte[] buffer = new byte[BUFFER];
    for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
      check(got, file);
      out.write(buffer, 0, got);
    }
  }

  private void check(int more, Path file) throws IOException {
    unpacked += more;
    if (unpacked > limit) {
      throw MalformedTraceException.ofFile(
          archive,
          "unpacks to more than "
              + MOST_TIMES
              + " times its size, as no capture does. If it is one, unpack it and name the"
              + " unpacked file.");
    }
    unchecked += more;
    if (unchecked >= CHECK_EVERY) {
      unchecked = 0;
      checkDisk(file);
    }
  }

  private void checkDisk(Path file) throws IOException {
    if (Files.getFileStore(file).getUsableSpace() < DISK_TO_LEAVE) {
      throw new IOException(
          archive
              + ": not enough disk space to unpack it in "
              + file.getParent()
              + ". Unpack it elsewhere and name the unpacked file.");
    }
  }
}
