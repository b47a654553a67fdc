package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.CopyFolder;
import dev.stallscope.trace.EventRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and ports are written by number with a table of their names, and read by name. */
class WrittenNetworkTest {
  private static final List<String> PATHS =
      List.of(
          "10.0.0.7:50123 -> build.example.com:https",
          "10.0.0.7:50123 -> 10.0.0.8:8443",
          "10.0.0.7:50124 -> 10.0.0.8:8443",
          "fe80:0:0:0:1c2d:33ff:fe44:5566:80 -> other.example.com:odd-service",
          "fe80:0:0:0:1c2d:33ff:fe44:5567:80 -> other.example.com:odd-service");

  @TempDir Path folder;

  private static EventRecord[] events(Operation operation) {
    return PATHS.stream()
        .map(path -> Written.event(operation, path))
        .peek(event -> event.length = 1_460)
        .toArray(EventRecord[]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64})
  void pathsAreReadAsTheyWere(int bits) throws IOException {
    for (Operation operation : new Operation[] {Operation.TCP_SEND, Operation.UDP_SEND}) {
      List<Written.Row> rows = Written.rows(folder, bits, events(operation));
      assertThat(rows).extracting(Written.Row::path).isEqualTo(PATHS);
      assertThat(rows).extracting(row -> row.event().operation).containsOnly(operation);
      assertThat(rows).extracting(row -> row.event().length).containsOnly(1_460L);
    }
  }

  @Test
  void packetsHaveTheOptionsOfTheirKind() throws IOException {
    EventRecord event = Written.event(Operation.TCP_SEND, PATHS.get(0));
    assertThat(Written.row(folder, 64, event).detail())
        .isEqualTo("Length: 0, startime: 0, endtime: 0, seqnum: 0, connid: 0");
    event.operation = Operation.TCP_CONNECT;
    assertThat(Written.row(folder, 64, event).detail())
        .startsWith("Length: 0, mss: 1460, ")
        .endsWith("sndwinscale: 0, seqnum: 0, connid: 0");
    event.operation = Operation.UDP_SEND;
    assertThat(Written.row(folder, 64, event).detail())
        .isEqualTo("Length: 0, seqnum: 0, connid: 0");
  }

  @Test
  void withoutAPathThereIsOnlyTheProtocol() throws IOException {
    EventDraft draft = new EventDraft(8);
    draft.begin(new long[0]);
    new NetworkEncoder(new HostTable()).encode(Written.event(Operation.TCP_RECEIVE, ""), draft);
    assertThat(Arrays.copyOfRange(draft.out.bytes, RawEvent.HEADER_SIZE, draft.out.length))
        .containsExactly(4, 0);
    assertThatThrownBy(
            () -> Written.row(folder, 64, Written.event(Operation.TCP_RECEIVE, "nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("and not: nowhere");
  }

  /** A name may stand for the addresses of the other protocol: all names are taken over. */
  @Test
  void aCopyKeepsTheNames() throws IOException {
    Written.rows(folder, 64, events(Operation.TCP_SEND));
    Path copied = folder.resolve("copied.PML");
    try (PmlTraceReader ended = PmlWriterRealCaptureTest.open(folder.resolve("written.PML"));
        PmlTraceReader reader = PmlWriterRealCaptureTest.open(folder.resolve("written.PML"))) {
      ended.read((event, texts) -> true);
      try (PmlTraceWriter writer = PmlTraceWriter.copying(copied, ended)) {
        reader.read(
            (event, texts) -> {
              try {
                writer.copy(event, texts, CopyFolder.of(1));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return true;
            });
      }
    }
    assertThat(Written.rows(copied)).extracting(Written.Row::path).isEqualTo(PATHS);
  }

  /** The paths are found again by the bytes of their addresses, whatever stands around them. */
  @Test
  void aPathIsMadeOncePerConnection() {
    NetworkPaths paths = new NetworkPaths(new HostNames());
    byte[] first = connection(7, 10, 443);
    byte[] path = paths.path(first, 4);
    assertThat(path).asString().isEqualTo("10.1.1.1:258 -> 1.1.1.1:443");
    first[8] = 99; // the packet's length
    assertThat(paths.path(first, 4)).isSameAs(path);
    assertThat(text(paths, connection(5, 10, 443)))
        .isEqualTo("10.1.1.1:258 -> 101:101:101:101:101:101:101:101:443");
    assertThat(text(paths, connection(6, 10, 443)))
        .isEqualTo("a01:101:101:101:101:101:101:101:258 -> 1.1.1.1:443");
    assertThat(text(paths, connection(7, 11, 443))).isEqualTo("11.1.1.1:258 -> 1.1.1.1:443");
    assertThat(text(paths, connection(7, 11, 444))).isEqualTo("11.1.1.1:258 -> 1.1.1.1:444");
    for (int port = 0; port < 9_000; port++) { // more than there are slots
      assertThat(text(paths, connection(7, 12, port))).endsWith("1:" + port);
    }
  }

  private static String text(NetworkPaths paths, byte[] connection) {
    return new String(paths.path(connection, 4), StandardCharsets.UTF_8);
  }

  private static byte[] connection(int flags, int firstByte, int port) {
    LittleEndian bytes = new LittleEndian().u32(-1).u16(flags).u16(0).u32(5).u8(firstByte);
    for (int i = 1; i < 32; i++) {
      bytes.u8(1);
    }
    return bytes.u16(258).u16(port).u64(-1).done();
  }
}
