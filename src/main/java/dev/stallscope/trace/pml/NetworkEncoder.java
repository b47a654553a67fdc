package dev.stallscope.trace.pml;

import dev.stallscope.model.Endpoint;
import dev.stallscope.model.Operation;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the details of network events. */
final class NetworkEncoder {
  private static final int SEND = 2;
  private static final int CONNECT = 5;
  private static final int SOURCE_IPV4 = 1;
  private static final int DESTINATION_IPV4 = 2;

  /** What the system's tracing adds: names and values, each ended by a NUL. */
  private static final String SEQUENCE = "seqnum\0" + "0\0" + "connid\0" + "0\0";

  private static final String SENT = "startime\0" + "0\0" + "endtime\0" + "0\0" + SEQUENCE;

  private static final String CONNECTED =
      "mss\0"
          + "1460\0"
          + "sackopt\0"
          + "0\0"
          + "tsopt\0"
          + "0\0"
          + "wsopt\0"
          + "0\0"
          + "rcvwin\0"
          + "65535\0"
          + "rcvwinscale\0"
          + "0\0"
          + "sndwinscale\0"
          + "0\0"
          + SEQUENCE;

  private final HostTable hosts;

  NetworkEncoder(HostTable hosts) {
    this.hosts = hosts;
  }

  void encode(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    boolean tcp = event.operation.subCode() == 1;
    int protocol = tcp ? NetworkPaths.TCP : 0;
    if (event.pathLength == 0) {
      out.u16(protocol);
      return;
    }
    String path = new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8);
    Endpoint local = endpoint(Endpoint.local(path), path);
    Endpoint remote = endpoint(Endpoint.remote(path), path);
    NetworkAddress source = hosts.address(local.host());
    NetworkAddress destination = hosts.address(remote.host());
    int flags =
        protocol | (source.ipv4() ? SOURCE_IPV4 : 0) | (destination.ipv4() ? DESTINATION_IPV4 : 0);
    out.u16(flags)
        .u16(0)
        .u32(Math.max(0, event.length))
        .bytes(source.bytes())
        .bytes(destination.bytes())
        .u16(hosts.port(local.port(), tcp))
        .u16(hosts.port(remote.port(), tcp))
        .utf16(tcp ? options(event.operation) : SEQUENCE)
        .u16(0);
  }

  private static String options(Operation operation) {
    return switch (operation.code()) {
      case SEND -> SENT;
      case CONNECT -> CONNECTED;
      default -> SEQUENCE;
    };
  }

  private static Endpoint endpoint(@Nullable Endpoint endpoint, String path) {
    if (endpoint == null) {
      throw new IllegalArgumentException(
          "A network event's path is host:port -> host:port, and not: " + path);
    }
    return endpoint;
  }
}
