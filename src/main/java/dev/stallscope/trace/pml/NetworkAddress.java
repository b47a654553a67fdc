package dev.stallscope.trace.pml;

import org.jspecify.annotations.Nullable;

/**
 * An address as the PML holds it.
 *
 * @param bytes 16 of them; IPv4 in the first four, the others zero
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, never compared
record NetworkAddress(byte[] bytes, boolean ipv4) {
  private static final int GROUPS = 8;

  static NetworkAddress ofIpv4(int address) {
    byte[] bytes = new byte[HostNames.ADDRESS];
    for (int i = 0; i < 4; i++) {
      bytes[i] = (byte) (address >>> (24 - 8 * i));
    }
    return new NetworkAddress(bytes, true);
  }

  /** The address a text spells out; null when it is a name. */
  static @Nullable NetworkAddress parse(String text) {
    return text.indexOf(':') >= 0 ? parseIpv6(text) : parseIpv4(text);
  }

  private static @Nullable NetworkAddress parseIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    int address = 0;
    for (String part : parts) {
      int value = number(part, 10, 3);
      if (value < 0 || value > 0xFF) {
        return null;
      }
      address = address << 8 | value;
    }
    return ofIpv4(address);
  }

  private static @Nullable NetworkAddress parseIpv6(String text) {
    int gap = text.indexOf("::");
    String[] left = groups(gap < 0 ? text : text.substring(0, gap));
    String[] right = groups(gap < 0 ? "" : text.substring(gap + 2));
    int given = left.length + right.length;
    if (gap < 0 ? given != GROUPS : given >= GROUPS) {
      return null;
    }
    byte[] bytes = new byte[HostNames.ADDRESS];
    boolean whole = put(left, bytes, 0) && put(right, bytes, GROUPS - right.length);
    return whole ? new NetworkAddress(bytes, false) : null;
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  private static boolean put(String[] groups, byte[] bytes, int from) {
    for (int i = 0; i < groups.length; i++) {
      int value = number(groups[i], 16, 4);
      if (value < 0) {
        return false;
      }
      bytes[2 * (from + i)] = (byte) (value >>> 8);
      bytes[2 * (from + i) + 1] = (byte) value;
    }
    return true;
  }

  /** -1 when it is none of at most so many digits. */
  private static int number(String text, int radix, int most) {
    if (text.isEmpty() || text.length() > most) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  /** As ProcMon writes it when it knows no name. */
  String text() {
    return HostNames.text(bytes, ipv4);
  }
}
