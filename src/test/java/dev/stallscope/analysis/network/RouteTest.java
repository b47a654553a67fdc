package dev.stallscope.analysis.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a network event leads, by the two ends that its path tells. */
class RouteTest {
  private static Route route(String path) {
    return Objects.requireNonNull(Route.of(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C:\\a", "a:1", "a:1 -> b", "a -> b:1", "-> b:1"})
  void whatIsNoPathOfTheNetwork(String path) {
    assertThat(Route.of(path)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "me:50000 -> proxy.example:443, true",
    "me:50000 -> ME:443, false",
    "me:50000 -> localhost:443, false",
    "me:50000 -> 127.0.0.1:443, false",
    "me:50000 -> 0.0.0.0:443, false",
    "me:50000 -> 224.0.0.251:5353, false",
    "me:50000 -> 239.255.255.250:1900, false",
    "me:50000 -> 223.255.255.250:1900, true",
    "me:50000 -> 255.255.255.255:67, false",
    "me:50000 -> 0:0:0:0:0:0:0:1:443, false",
    "me:50000 -> 0:0:0:0:0:0:0:2:443, true",
    "me:50000 -> ff02:0:0:0:0:0:0:fb:5353, false",
  })
  void toOneOtherMachine(String path, boolean elsewhere) {
    assertThat(route(path).leadsElsewhere()).isEqualTo(elsewhere);
  }

  /** A name server of this machine answers, and asks others on behalf of its clients. */
  @ParameterizedTest
  @CsvSource({
    "me:50000 -> dns.example:53, true",
    "me:50000 -> dns.example:domain, true",
    "me:50000 -> dns.example:443, false",
    "me:53 -> client:50000, false",
    "me:domain -> dns.example:domain, false",
  })
  void toANameServer(String path, boolean asks) {
    assertThat(route(path).asksNames()).isEqualTo(asks);
  }

  /** Windows gives 49152 and above to whoever connects. */
  @ParameterizedTest
  @CsvSource({
    "me:8080 -> client:49152, true",
    "me:8080 -> client:49151, false",
    "me:8080 -> client:65535, true",
    "me:http -> client:50000, true",
    "me:50001 -> client:50000, false",
    "me:49151 -> client:50000, true",
    "me:50000 -> server:http, false",
    "me:8080 -> server:http, false",
  })
  void fromAClient(String path, boolean client) {
    assertThat(route(path).isToClient()).isEqualTo(client);
  }

  @Test
  void byAnAddressOfVersion6() {
    assertThat(route("me:1 -> fe80:0:0:0:0:0:0:2:443").isToIpv6()).isTrue();
    assertThat(route("me:1 -> 10.0.0.7:443").isToIpv6()).isFalse();
    assertThat(route("me:1 -> proxy:443").isToIpv6()).isFalse();
  }
}
