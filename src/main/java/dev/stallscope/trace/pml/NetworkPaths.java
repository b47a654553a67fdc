package dev.stallscope.trace.pml;

import java.util.Arrays;

/**
 * Paths of network events, {@code source:port -> destination:port}. A capture has few connections
 * and many events on each, so paths are found again by the bytes of their addresses.
 */
final class NetworkPaths {
  static final int FLAGS = 0;
  static final int TCP = 4;

  /** Bytes of the fixed part of a network detail. */
  static final int FIXED = 44;

  private static final int SOURCE_IPV4 = 1;
  private static final int DESTINATION_IPV4 = 2;
  private static final int ADDRESSES = 8;
  private static final int SLOTS = 1 << 12;

  private final HostNames names;
  private final byte[][] keys = new byte[SLOTS][];
  private final byte[][] paths = new byte[SLOTS][];

  NetworkPaths(HostNames names) {
    this.names = names;
  }

  /** The path in UTF-8; {@code at} is the start of a detail that is at least {@link #FIXED}. */
  byte[] path(byte[] bytes, int at) {
    int slot = slot(bytes, at);
    byte[] key = keys[slot];
    if (key == null || !matches(key, bytes, at)) {
      keys[slot] = key(bytes, at);
      paths[slot] = render(bytes, at);
    }
    return paths[slot];
  }

  private static int slot(byte[] bytes, int at) {
    long hash = bytes[at + FLAGS] & 7;
    for (int i = ADDRESSES; i < FIXED - 4; i += 8) {
      hash = (hash ^ RawEvent.i64(bytes, at + i)) * 0x9E3779B97F4A7C15L;
    }
    hash = (hash ^ RawEvent.u32(bytes, at + FIXED - 4)) * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 40) & (SLOTS - 1);
  }

  private static boolean matches(byte[] key, byte[] bytes, int at) {
    return key[0] == (byte) (bytes[at + FLAGS] & 7)
        && Arrays.equals(key, 1, key.length, bytes, at + ADDRESSES, at + FIXED);
  }

  private static byte[] key(byte[] bytes, int at) {
    byte[] key = new byte[1 + FIXED - ADDRESSES];
    key[0] = (byte) (bytes[at + FLAGS] & 7);
    System.arraycopy(bytes, at + ADDRESSES, key, 1, FIXED - ADDRESSES);
    return key;
  }

  private byte[] render(byte[] bytes, int at) {
    int flags = RawEvent.u16(bytes, at + FLAGS);
    boolean tcp = (flags & TCP) != 0;
    String path =
        names.host(bytes, at + 8, (flags & SOURCE_IPV4) != 0)
            + ":"
            + names.port(RawEvent.u16(bytes, at + 40), tcp)
            + " -> "
            + names.host(bytes, at + 24, (flags & DESTINATION_IPV4) != 0)
            + ":"
            + names.port(RawEvent.u16(bytes, at + 42), tcp);
    Utf8Text text = new Utf8Text().add(path);
    return Arrays.copyOf(text.bytes, text.length);
  }
}
