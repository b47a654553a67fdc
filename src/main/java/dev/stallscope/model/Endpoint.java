package dev.stallscope.model;

import org.jspecify.annotations.Nullable;

/**
 * One side of a network connection as ProcMon shows it.
 *
 * @param host name or address; an IPv6 address has no brackets
 * @param port number, or the name of a service such as {@code https}
 */
public record Endpoint(String host, String port) {
  private static final String ARROW = " -> ";

  /** The traced machine's side of a network event's path; null when that is no such path. */
  public static @Nullable Endpoint local(String path) {
    int arrow = path.indexOf(ARROW);
    return arrow < 0 ? null : parse(path.substring(0, arrow));
  }

  /** The other side of a network event's path; null when that is no such path. */
  public static @Nullable Endpoint remote(String path) {
    int arrow = path.indexOf(ARROW);
    return arrow < 0 ? null : parse(path.substring(arrow + ARROW.length()));
  }

  /** The port is behind the last colon: the others belong to an IPv6 address. */
  private static @Nullable Endpoint parse(String side) {
    int colon = side.lastIndexOf(':');
    return colon < 0 ? null : new Endpoint(side.substring(0, colon), side.substring(colon + 1));
  }

  /** As it stands in the trace, {@code host:port}. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
