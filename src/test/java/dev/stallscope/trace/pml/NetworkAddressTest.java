package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as they stand in the Path of a network event, and names that only look like them. */
class NetworkAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, 10.0.0.7",
    "255.255.255.255, 255.255.255.255",
    "001.2.3.4, 1.2.3.4",
    "fe80:0:0:0:1c2d:33ff:fe44:5566, fe80:0:0:0:1c2d:33ff:fe44:5566",
    "FE80::1, fe80:0:0:0:0:0:0:1",
    "::, 0:0:0:0:0:0:0:0",
    "1::, 1:0:0:0:0:0:0:0",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::abcd, 0:0:0:0:0:0:0:abcd"
  })
  void addresses(String text, String written) {
    NetworkAddress address = NetworkAddress.parse(text);
    assertThat(address).isNotNull();
    assertThat(address.text()).isEqualTo(written);
    assertThat(address.ipv4()).isEqualTo(!text.contains(":"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "1.2.3.",
        "1.2.3.0004",
        "1.2.3.x",
        "1.2.3.\u0664",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "::g",
        "::12345",
        "1:2:3:4:5:6:7:",
        "g::"
      })
  void names(String text) {
    assertThat(NetworkAddress.parse(text)).isNull();
  }
}
