package dev.stallscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "build7.example.org:49383 -> cache.example.com:https, cache.example.com, https",
    "192.0.2.10:50001 -> 198.51.100.7:443, 198.51.100.7, 443",
    "2001:db8:0:0:0:0:0:1:50001 -> 2001:db8:0:0:0:0:0:2:443, 2001:db8:0:0:0:0:0:2, 443",
  })
  void theOtherSideStandsBehindTheArrow(String path, String host, String port) {
    assertThat(Endpoint.remote(path)).isEqualTo(new Endpoint(host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "build7.example.org:49383 -> cache.example.com:https, build7.example.org, 49383",
    "2001:db8:0:0:0:0:0:1:50001 -> 2001:db8:0:0:0:0:0:2:443, 2001:db8:0:0:0:0:0:1, 50001",
  })
  void theTracedMachineStandsBeforeIt(String path, String host, String port) {
    assertThat(Endpoint.local(path)).isEqualTo(new Endpoint(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C:\\Users", "here -> there", "a:1 - b:2"})
  void otherPathsHaveNone(String path) {
    assertThat(Endpoint.remote(path)).isNull();
    assertThat(Endpoint.local(path)).isNull();
  }
}
