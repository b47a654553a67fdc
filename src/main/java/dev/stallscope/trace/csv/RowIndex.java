package dev.stallscope.trace.csv;

import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where events begin in the file, one of each block, and what only a pass from the first row on can
 * tell of each: its process, and of each block the day. About a byte for each event.
 */
final class RowIndex {
  /** Bytes of a number with seven bits in each. */
  private static final int LONGEST_NUMBER = 5;

  private long[] offsets = new long[64];
  private long[] startTicks = new long[64];
  private final List<byte[]> processes = new ArrayList<>();
  private final int block;
  private final byte[] packed;
  private int packedBytes;

  /** Events that the block at hand still takes. */
  private int room;

  private long rows;

  /**
   * @param block events of each block but the last
   */
  RowIndex(int block) {
    this.block = block;
    this.packed = new byte[LONGEST_NUMBER * block];
  }

  /** Takes in the next event of the pass; true when a block begins with it. */
  boolean add(EventRecord event) {
    boolean begins = room == 0;
    if (begins) {
      begin(event);
      room = block;
    }
    int process = event.process;
    for (; process > 0x7F; process >>>= 7) {
      packed[packedBytes++] = (byte) (process | 0x80);
    }
    packed[packedBytes++] = (byte) process;
    room--;
    rows++;
    return begins;
  }

  private void begin(EventRecord event) {
    int number = (int) (rows / block);
    if (number > 0) {
      endBlock();
    }
    if (number == offsets.length) {
      offsets = Arrays.copyOf(offsets, number * 2);
      startTicks = Arrays.copyOf(startTicks, number * 2);
    }
    offsets[number] = event.fileOffset;
    startTicks[number] = event.startTicks;
  }

  private void endBlock() {
    processes.add(Arrays.copyOf(packed, packedBytes));
    packedBytes = 0;
  }

  /** Nothing follows. */
  void complete() {
    endBlock();
  }

  /** Events taken in so far. */
  long rows() {
    return rows;
  }

  /** Number of the first event of the block that holds this one. */
  long blockStart(long number) {
    return number - number % block;
  }

  /** Byte offset of the first event of the block that holds this one. */
  long blockOffset(long number) {
    return offsets[(int) (number / block)];
  }

  /** Start time of the first event of the block that holds this one. */
  long blockStartTicks(long number) {
    return startTicks[(int) (number / block)];
  }

  /** The processes of the events of the block that holds this one. */
  int[] blockProcesses(long number) {
    int[] unpacked = new int[block];
    int count = 0;
    int shift = 0;
    for (byte each : processes.get((int) (number / block))) {
      unpacked[count] |= (each & 0x7F) << shift;
      shift = each < 0 ? shift + 7 : 0;
      count += each < 0 ? 0 : 1;
    }
    return unpacked;
  }
}
