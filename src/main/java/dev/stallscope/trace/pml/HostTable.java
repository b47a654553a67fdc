package dev.stallscope.trace.pml;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hosts and ports of a new file: addresses and numbers for the texts of network paths. A host that
 * is given by name only gets an address of 198.18.0.0/15, a range that is never routed, and a port
 * by an unknown name a low number that no other has.
 */
final class HostTable {
  private static final int FIRST_ADDRESS = 198 << 24 | 18 << 16;
  private static final int ADDRESSES = 1 << 17;
  private static final int LAST_SYSTEM_PORT = 1023;

  /** Services whose number is the same everywhere; ProcMon shows them by name. */
  private static final Map<String, Integer> SERVICES =
      Map.ofEntries(
          Map.entry("ftp", 21),
          Map.entry("ssh", 22),
          Map.entry("telnet", 23),
          Map.entry("smtp", 25),
          Map.entry("domain", 53),
          Map.entry("bootps", 67),
          Map.entry("bootpc", 68),
          Map.entry("tftp", 69),
          Map.entry("http", 80),
          Map.entry("kerberos", 88),
          Map.entry("pop3", 110),
          Map.entry("ntp", 123),
          Map.entry("epmap", 135),
          Map.entry("netbios-ns", 137),
          Map.entry("netbios-dgm", 138),
          Map.entry("netbios-ssn", 139),
          Map.entry("imap", 143),
          Map.entry("snmp", 161),
          Map.entry("ldap", 389),
          Map.entry("https", 443),
          Map.entry("microsoft-ds", 445),
          Map.entry("ldaps", 636),
          Map.entry("ssdp", 1900),
          Map.entry("ms-wbt-server", 3389),
          Map.entry("ws-discovery", 3702),
          Map.entry("llmnr", 5355),
          Map.entry("wsman", 5985));

  private record Port(int number, boolean tcp) {}

  private record Service(String name, boolean tcp) {}

  private final Map<HostNames.Address, String> hosts = new LinkedHashMap<>();
  private final Map<String, NetworkAddress> addresses = new HashMap<>();
  private final Map<Port, String> ports = new LinkedHashMap<>();
  private final Map<Service, Integer> numbers = new HashMap<>();
  private int named;

  /** The address of a host, found by the text of a path. */
  NetworkAddress address(String host) {
    return addresses.computeIfAbsent(host, this::resolve);
  }

  private NetworkAddress resolve(String host) {
    NetworkAddress literal = NetworkAddress.parse(host);
    NetworkAddress address = literal != null ? literal : next();
    if (!address.text().equals(host)) {
      hosts.putIfAbsent(HostNames.Address.of(address.bytes()), host);
    }
    return address;
  }

  private NetworkAddress next() {
    if (named == ADDRESSES) {
      throw new IllegalArgumentException("More than " + ADDRESSES + " hosts without an address.");
    }
    return NetworkAddress.ofIpv4(FIRST_ADDRESS + named++);
  }

  /** The number of a port. */
  int port(String port, boolean tcp) {
    return numbers.computeIfAbsent(new Service(port, tcp), this::number);
  }

  private int number(Service service) {
    String name = service.name();
    if (name.matches("0|[1-9]\\d{0,4}") && Integer.parseInt(name) <= 0xFFFF) {
      return Integer.parseInt(name);
    }
    Integer known = SERVICES.get(name);
    int number = known != null ? known : LAST_SYSTEM_PORT;
    while (ports.putIfAbsent(new Port(number, service.tcp()), name) != null) {
      if (--number == 0) {
        throw new IllegalArgumentException("Too many names of ports.");
      }
    }
    return number;
  }

  /** Takes over what another file knows. */
  void addAll(HostNames names) {
    names.forEachHost(hosts::putIfAbsent);
    names.forEachPort((number, tcp, name) -> ports.putIfAbsent(new Port(number, tcp), name));
  }

  ByteWriter write() {
    ByteWriter table = new ByteWriter().u32(hosts.size());
    hosts.forEach((address, name) -> name(table.u64(address.first()).u64(address.second()), name));
    table.u32(ports.size());
    ports.forEach((port, name) -> name(table.u16(port.number()).u16(port.tcp() ? 1 : 0), name));
    return table;
  }

  private static void name(ByteWriter table, String name) {
    byte[] utf16 = name.getBytes(StandardCharsets.UTF_16LE);
    table.u32(utf16.length).bytes(utf16);
  }
}
