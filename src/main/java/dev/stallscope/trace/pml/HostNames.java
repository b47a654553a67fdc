package dev.stallscope.trace.pml;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Names of hosts by address and of ports by number, as ProcMon resolved them. */
final class HostNames {
  static final int ADDRESS = 16;

  private static final int IPV4 = 4;
  private static final int SMALLEST_HOST = ADDRESS + 4;
  private static final int SMALLEST_PORT = 8;
  private static final int LONGEST = 1 << 16;

  private final Map<Address, String> hosts = new HashMap<>();
  private final Map<Integer, String> ports = new HashMap<>();

  /** The 16 bytes of an address; written out for the reason that {@link PmlTables} gives. */
  record Address(long first, long second) {
    static Address of(byte[] bytes) {
      return new Address(RawEvent.i64(bytes, 0), RawEvent.i64(bytes, 8));
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(first) + Long.hashCode(second);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Address address && first == address.first && second == address.second;
    }
  }

  /** Adds the tables at this offset of a file, as far as they are whole. */
  void addAll(PagedBytes bytes, long table, Damage damage) throws IOException {
    long at = addHosts(bytes, table, damage);
    if (at >= 0) {
      addPorts(bytes, at, damage);
    }
  }

  private long addHosts(PagedBytes bytes, long table, Damage damage) throws IOException {
    long count = count(bytes, table, SMALLEST_HOST, "host", damage);
    long at = table + 4;
    for (long i = 0; i < count; i++) {
      String name = name(bytes, at + ADDRESS, damage);
      if (name == null) {
        return -1;
      }
      hosts.putIfAbsent(new Address(bytes.i64(at), bytes.i64(at + 8)), name);
      at += SMALLEST_HOST + bytes.u32(at + ADDRESS);
    }
    return count < 0 ? -1 : at;
  }

  private void addPorts(PagedBytes bytes, long table, Damage damage) throws IOException {
    long count = count(bytes, table, SMALLEST_PORT, "port", damage);
    long at = table + 4;
    for (long i = 0; i < count; i++) {
      String name = name(bytes, at + 4, damage);
      if (name == null) {
        return;
      }
      ports.putIfAbsent(portKey(bytes.u16(at), bytes.u16(at + 2) != 0), name);
      at += SMALLEST_PORT + bytes.u32(at + 4);
    }
  }

  /** Number of entries, -1 when the table cannot be that long. */
  private static long count(PagedBytes bytes, long table, int smallest, String what, Damage damage)
      throws IOException {
    if (!bytes.has(table, 4)) {
      damage.atByte("pml.hosts-damaged", table, what + " table lies outside the file");
      return -1;
    }
    long count = bytes.u32(table);
    if (!bytes.has(table + 4, count * smallest)) {
      damage.atByte(
          "pml.hosts-damaged",
          table,
          what + " count " + count + " exceeds what the file holds after it");
    }
    return count;
  }

  private static @Nullable String name(PagedBytes bytes, long at, Damage damage)
      throws IOException {
    long length = bytes.has(at, 4) ? bytes.u32(at) : -1;
    if (length < 0 || length > LONGEST || !bytes.has(at + 4, length)) {
      damage.atByte("pml.hosts-damaged", at, "a host or port name reaches beyond the file");
      return null;
    }
    return PmlHeader.utf16(bytes.bytes(at + 4, (int) length), 0, (int) length);
  }

  private static int portKey(int port, boolean tcp) {
    return (port << 1) | (tcp ? 1 : 0);
  }

  /** The name of the address at {@code at}, the address itself when it has none. */
  String host(byte[] bytes, int at, boolean ipv4) {
    byte[] address = Arrays.copyOfRange(bytes, at, at + ADDRESS);
    if (ipv4) {
      Arrays.fill(address, IPV4, ADDRESS, (byte) 0);
    }
    String name = hosts.get(Address.of(address));
    if (name != null && !name.isEmpty()) {
      return name;
    }
    return text(address, ipv4);
  }

  /** An address that has no name. */
  static String text(byte[] address, boolean ipv4) {
    return ipv4 ? ipv4(address) : ipv6(address);
  }

  void forEachHost(BiConsumer<Address, String> action) {
    hosts.forEach(action);
  }

  void forEachPort(PortAction action) {
    ports.forEach((key, name) -> action.accept(key >>> 1, (key & 1) != 0, name));
  }

  @FunctionalInterface
  interface PortAction {
    void accept(int number, boolean tcp, String name);
  }

  /** The name of a port, its digits when it has none. */
  String port(int port, boolean tcp) {
    String name = ports.get(portKey(port, tcp));
    return name == null || name.isEmpty() ? Integer.toString(port) : name;
  }

  private static String ipv4(byte[] a) {
    return (a[0] & 0xFF) + "." + (a[1] & 0xFF) + "." + (a[2] & 0xFF) + "." + (a[3] & 0xFF);
  }

  /** In full, as ProcMon writes it: no run of zeros is left out. */
  private static String ipv6(byte[] a) {
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < ADDRESS; i += 2) {
      text.append(i == 0 ? "" : ":");
      text.append(Integer.toHexString(((a[i] & 0xFF) << 8) | (a[i + 1] & 0xFF)));
    }
    return text.toString();
  }
}
