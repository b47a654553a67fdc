package dev.stallscope.analysis.network;

import dev.stallscope.model.Endpoint;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two ends of a network event, as its path tells them. */
record Route(Endpoint local, Endpoint remote) {
  /** Addresses that lead to this machine, to nobody, or to a group. */
  private static final Pattern NOBODY_ELSE =
      Pattern.compile(
          "127\\..*|localhost|0\\.0\\.0\\.0|::1?|(0+:){7}0*[01]"
              + "|(22[4-9]|23[0-9])\\.[0-9.]+|255\\.255\\.255\\.255|ff[0-9a-f]{2}:.*");

  /** Where a name lookup goes to; ProcMon shows the port by name or number. */
  private static boolean isNameService(Endpoint endpoint) {
    return endpoint.port().equalsIgnoreCase("domain") || endpoint.port().equals("53");
  }

  /** The ends a path tells, null when it is no path of a network event. */
  static @Nullable Route of(String path) {
    Endpoint local = Endpoint.local(path);
    Endpoint remote = Endpoint.remote(path);
    return local == null || remote == null ? null : new Route(local, remote);
  }

  /** Whether it leads to one other machine: not to this one and not to a group of them. */
  boolean leadsElsewhere() {
    String host = remote.host().toLowerCase(Locale.ROOT);
    return !host.equals(local.host().toLowerCase(Locale.ROOT))
        && !NOBODY_ELSE.matcher(host).matches();
  }

  /** Whether it asks a name server; not what a name server of this machine does. */
  boolean asksNames() {
    return isNameService(remote) && !isNameService(local);
  }

  /** Whether the remote host is told as an IPv6 address. */
  boolean isToIpv6() {
    return remote.host().indexOf(':') >= 0;
  }

  /** Whether the other end looks like a client of a service here, by the ports Windows gives. */
  boolean isToClient() {
    return isDynamic(remote) && !isDynamic(local);
  }

  /** Ports that are given to whoever connects, 49152 and above (RFC 6335). */
  private static boolean isDynamic(Endpoint endpoint) {
    return endpoint.port().matches("[456][0-9]{4}") && Integer.parseInt(endpoint.port()) >= 49152;
  }
}
