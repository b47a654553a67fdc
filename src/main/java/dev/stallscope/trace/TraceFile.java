package dev.stallscope.trace;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one trace file, unpacked. Read by position into the caller's buffer and not mapped:
 * as fast from warm files, without a limit of 2 GB, and a file that shrinks or has to be deleted
 * meanwhile ends in an error and not in a fault of the virtual machine.
 */
public final class TraceFile implements Closeable {
  private final String name;
  private final FileChannel channel;
  private final long size;

  private TraceFile(String name, FileChannel channel) throws IOException {
    this.name = name;
    this.channel = channel;
    this.size = channel.size();
  }

  /**
   * Opens a file for reading.
   *
   * @param name what messages and reports call it
   * @param deleteOnClose for unpacked copies
   */
  public static TraceFile open(String name, Path path, boolean deleteOnClose) throws IOException {
    return new TraceFile(
        name,
        deleteOnClose
            ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE)
            : FileChannel.open(path, StandardOpenOption.READ));
  }

  /** File name without folders, as the user gave it. */
  public String name() {
    return name;
  }

  /** In bytes, when it was opened. */
  public long size() {
    return size;
  }

  /** Fills {@code into[from, from + length)} as far as the file reaches; returns the bytes got. */
  public int read(long position, byte[] into, int from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, from, length);
    long at = position;
    while (buffer.hasRemaining()) {
      int got = channel.read(buffer, at);
      if (got < 0) {
        break;
      }
      at += got;
    }
    return length - buffer.remaining();
  }

  /** Fills all of {@code into[from, from + length)}. */
  public void readFully(long position, byte[] into, int from, int length) throws IOException {
    if (read(position, into, from, length) < length) {
      throw MalformedTraceException.atByte(
          name,
          position,
          position + length <= size
              ? "the file became shorter while it was read. Copy it, and name the copy."
              : "ends before " + length + " bytes that should be there.");
    }
  }

  /** A new stream of the whole file; closing it leaves this file open. */
  public InputStream stream() throws IOException {
    channel.position(0);
    InputStream raw = Channels.newInputStream(channel);
    return new BufferedInputStream(raw, 1 << 16) {
      @Override
      public void close() {
        // the channel belongs to the TraceFile
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
