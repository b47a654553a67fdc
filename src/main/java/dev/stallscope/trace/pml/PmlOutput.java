package dev.stallscope.trace.pml;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes a PML of version 9: the events one after the other, then their offsets and the tables, at
 * last the header. The order of the sections is ProcMon's own, which it insists on.
 */
final class PmlOutput implements Closeable {
  private static final int BUFFER = 1 << 20;

  /** A table behind the events, and where in the header its offset stands. */
  record Table(int headerField, ByteWriter content) {}

  private final FileChannel channel;
  private final byte[] buffer = new byte[BUFFER];
  private final OffsetSpool offsets = new OffsetSpool();
  private final long firstEvent;
  private int buffered;

  /** Where the bytes of the buffer belong. */
  private long start;

  private PmlOutput(FileChannel channel, long firstEvent) {
    this.channel = channel;
    this.firstEvent = firstEvent;
    this.start = firstEvent;
  }

  /** Creates or empties the file; its header stays empty until {@link #finish}. */
  static PmlOutput create(Path file) throws IOException {
    return create(file, PmlHeader.SIZE);
  }

  /**
   * @param firstEvent where the events begin; beyond the header only to test large offsets
   */
  static PmlOutput create(Path file, long firstEvent) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.SPARSE);
    return new PmlOutput(channel, firstEvent);
  }

  /** Appends an event, whole from its header to its extra detail. */
  void event(byte[] bytes, int from, int length) throws IOException {
    offsets.add(position());
    write(bytes, from, length);
  }

  long position() {
    return start + buffered;
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, room());
      System.arraycopy(bytes, at, buffer, buffered, part);
      buffered += part;
      at += part;
      left -= part;
      if (room() == 0) {
        flush();
      }
    }
  }

  /** Up to the next multiple of the buffer in the file: whole pages are read faster later on. */
  private int room() {
    return BUFFER - (int) (start % BUFFER) - buffered;
  }

  private void flush() throws IOException {
    writeAt(start, ByteBuffer.wrap(buffer, 0, buffered));
    start += buffered;
    buffered = 0;
  }

  private void writeAt(long position, ByteBuffer bytes) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /**
   * Writes what follows the events, and the header.
   *
   * @param header of {@link PmlHeader#SIZE} bytes; counts and offsets are set here
   * @param tables in the order of the file
   */
  void finish(ByteWriter header, List<Table> tables) throws IOException {
    if (offsets.count() > 0xFFFFFFFFL) {
      throw new IOException("A PML cannot hold more than 4,294,967,295 events. Split the capture.");
    }
    header.patchU32(0x234, offsets.count());
    header.patchU64(0x240, firstEvent);
    write(new byte[3], 0, (int) (-position() & 3));
    header.patchU64(0x248, position());
    offsets.writeTo(this);
    for (Table table : tables) {
      header.patchU64(table.headerField(), position());
      write(table.content().bytes, 0, table.content().length);
    }
    flush();
    writeAt(0, ByteBuffer.wrap(header.bytes, 0, PmlHeader.SIZE));
  }

  @Override
  public void close() throws IOException {
    try (offsets) {
      channel.close();
    }
  }
}
