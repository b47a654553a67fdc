package dev.stallscope.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRolesTest {
  private static final EndpointRoles ROLES = EndpointRoles.load();

  @ParameterizedTest
  @CsvSource({
    "proxy.golang.org, https, a module proxy (go)",
    "PROXY.GOLANG.ORG, 443, a module proxy (go)",
    "sum.golang.org, https, a checksum database (go)",
    "dl.google.com, https, a toolchain download",
    "ocsp.example.com, http, a certificate revocation service",
    "crl3.example.com, 80, a certificate revocation service",
    "ctldl.windowsupdate.com, http, a certificate revocation service",
    "au.download.windowsupdate.com, http, Windows Update",
    "codeload.github.com, https, a code hosting service",
  })
  void tellsWhatAnEndpointIs(String host, String port, String title) {
    assertThat(ROLES.of(new Endpoint(host, port), "go.exe").map(EndpointRoles.Role::title))
        .hasValue(title);
  }

  @ParameterizedTest
  @CsvSource({
    "www.example.com, https",
    "192.0.2.7, https",
    "proxy.golang.org, http",
    "ocsp.example.com, https",
    "crlx.example.com, http",
    "evilproxy.golang.org, https",
  })
  void saysNothingOfOthers(String host, String port) {
    assertThat(ROLES.of(new Endpoint(host, port), "go.exe")).isEmpty();
  }

  /** Several tools fetch from the same sources. */
  @Test
  void aPackageSourceIsThatOfTheToolThatAsks() {
    for (ToolProfile tool : ToolProfiles.load().all()) {
      for (String endpoint : tool.endpoints()) {
        String host = endpoint.substring(0, endpoint.lastIndexOf(':')).replace("*", "any");
        String port = endpoint.substring(endpoint.lastIndexOf(':') + 1);

        assertThat(ROLES.of(new Endpoint(host, port), tool.images().get(0))).isPresent();
      }
    }
  }

  @Test
  void toolsAreKnownByTheirProcessesAndHelpers() {
    ToolProfiles tools = ToolProfiles.load();

    assertThat(tools.of("GO.exe")).extracting(ToolProfile::tool).first().isEqualTo("go");
    assertThat(tools.of("rustc.exe")).extracting(ToolProfile::tool).contains("cargo");
    assertThat(tools.of("link.exe").get(0).helperImages()).contains("link.exe");
    assertThat(tools.of("notepad.exe")).isEmpty();
  }
}
