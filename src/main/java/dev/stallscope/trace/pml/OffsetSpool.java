package dev.stallscope.trace.pml;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the offsets of a file's events, 40 bits each, until the events are written: in memory as
 * long as they are few, then in a temporary file, so that a capture of any size takes a bounded
 * heap.
 */
final class OffsetSpool implements Closeable {
  static final long MOST = (1L << 40) - 1;

  private static final int BLOCK = 1 << 17;

  private final byte[] block = new byte[BLOCK * EventOffsets.ENTRY];
  private int length;
  private long count;
  private @Nullable FileChannel spilled;

  void add(long offset) throws IOException {
    if (offset > MOST) {
      throw new IOException("A PML cannot hold more than 1 TiB of events. Split the capture.");
    }
    if (length == block.length) {
      spill();
    }
    RawEvent.putU32(block, length, (int) offset);
    block[length + 4] = (byte) (offset >>> 32);
    length += EventOffsets.ENTRY;
    count++;
  }

  /** Number of events. */
  long count() {
    return count;
  }

  private void spill() throws IOException {
    if (spilled == null) {
      Path file = Files.createTempFile("stallscope-", ".offsets");
      spilled =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
    while (buffer.hasRemaining()) {
      spilled.write(buffer);
    }
    length = 0;
  }

  void writeTo(PmlOutput out) throws IOException {
    if (spilled != null) {
      spill();
      ByteBuffer buffer = ByteBuffer.wrap(block);
      spilled.position(0);
      while (spilled.read(buffer.clear()) > 0) {
        out.write(block, 0, buffer.position());
      }
    } else {
      out.write(block, 0, length);
    }
  }

  @Override
  public void close() throws IOException {
    if (spilled != null) {
      spilled.close();
    }
  }
}
