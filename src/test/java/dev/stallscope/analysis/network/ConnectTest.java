package dev.stallscope.analysis.network;

import static dev.stallscope.model.Operation.TCP_ACCEPT;
import static dev.stallscope.model.Operation.TCP_CONNECT;
import static dev.stallscope.model.Operation.TCP_DISCONNECT;
import static dev.stallscope.model.Operation.TCP_RECEIVE;
import static dev.stallscope.model.Operation.TCP_RECONNECT;
import static dev.stallscope.model.Operation.TCP_SEND;
import static dev.stallscope.model.Operation.UDP_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R is TCP Reconnect, D Disconnect, C Connect, S Send, V Receive, w work of the process's thread.
 */
class ConnectTest {
  private static final String PROXY = "PC.example:50001 -> proxy.golang.org:https";
  private static final String ADDRESS = "10.0.0.5:50001 -> 192.0.2.7:443";
  private static final String IPV6 = "2001:db8:0:0:0:0:0:5:50001 -> 2001:db8:0:0:0:0:0:7:https";

  /**
   * In seconds:
   *
   * <pre>
   * 0     1           3                       7                  15 s
   * w     R           R                       R                   D w
   * |<----------------------- blocked -------------------------->|
   * </pre>
   */
  @ParameterizedTest
  @ValueSource(strings = {PROXY, ADDRESS, IPV6})
  void aLostAttemptBeginsOneTimeoutBeforeItsFirstEvent(String path) {
    Wire wire =
        new Wire("go.exe")
            .works(990)
            .packet(2_000, TCP_RECONNECT, path)
            .packet(4_000, TCP_RECONNECT, path)
            .packet(8_000, TCP_RECONNECT, path)
            .packet(16_000, TCP_DISCONNECT, path)
            .works(16_010);

    assertThat(wire.only()).isEqualTo("network-connect-unanswered UNANSWERED 1000..16000");
    Finding finding = wire.findings().get(0);
    assertThat(finding.attempts()).isEqualTo(4);
    assertThat(finding.threadId()).isEqualTo(7);
    assertThat(finding.confidence()).isGreaterThan(0.95);
    assertThat(finding.grounds())
        .contains(Ground.of(Ground.Kind.DOUBLING_GAPS, 3))
        .contains(Ground.of(Ground.Kind.BEGIN_INFERRED, 1_000));
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0                 3                                   9     (older Windows)
   * w                 R                                   R                  D at 21 s
   * </pre>
   */
  @Test
  void olderWindowsWaitsThreeSecondsFirst() {
    String found =
        new Wire("go.exe")
            .packet(13_000, TCP_RECONNECT, PROXY)
            .packet(19_000, TCP_RECONNECT, PROXY)
            .packet(31_000, TCP_DISCONNECT, PROXY)
            .only();

    assertThat(found).isEqualTo("network-connect-unanswered UNANSWERED 10000..31000");
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0 s   1           3                       7           no timeout of Windows is 0.5 s:
   * R     R           R                       R  D        the first packet may be the first R
   * </pre>
   */
  @Test
  void countsFromTheFirstEventWhereNoTimeoutFits() {
    Wire wire =
        new Wire("go.exe")
            .packet(0, TCP_RECONNECT, PROXY)
            .packet(1_000, TCP_RECONNECT, PROXY)
            .packet(3_000, TCP_RECONNECT, PROXY)
            .packet(7_000, TCP_RECONNECT, PROXY)
            .packet(7_500, TCP_DISCONNECT, PROXY);

    assertThat(wire.only()).isEqualTo("network-connect-unanswered UNANSWERED 0..7500");
    assertThat(wire.findings().get(0).grounds()).contains(Ground.of(Ground.Kind.BEGIN_UNSEEN));
  }

  /**
   * In seconds:
   *
   * <pre>
   * 1           3           3.04
   * R           R           C S V       the third packet got through
   * </pre>
   */
  @Test
  void anAttemptThatIsAnsweredRecovers() {
    Wire wire =
        new Wire("go.exe")
            .packet(1_000, TCP_RECONNECT, PROXY)
            .packet(3_000, TCP_RECONNECT, PROXY)
            .packet(3_040, TCP_CONNECT, PROXY)
            .packet(3_041, TCP_SEND, PROXY, 300)
            .packet(3_090, TCP_RECEIVE, PROXY, 1_400);

    assertThat(wire.only()).isEqualTo("network-connect-unanswered RECOVERED 0..3040");
    assertThat(wire.findings().get(0).evidence().get(2).what()).isEqualTo(What.ANSWERED);
  }

  /**
   * In seconds:
   *
   * <pre>
   * 4    4.03
   * R    C S V      one packet was lost; the first left at least 1 s before, the shortest timeout
   * </pre>
   */
  @Test
  void onePacketSentAgainAndAnsweredAtOnceCostsTheShortestTimeout() {
    Wire wire =
        new Wire("go.exe")
            .works(0)
            .packet(4_000, TCP_RECONNECT, PROXY)
            .packet(4_030, TCP_CONNECT, PROXY)
            .packet(4_031, TCP_SEND, PROXY, 300)
            .packet(4_100, TCP_RECEIVE, PROXY, 1_400);

    assertThat(wire.only()).isEqualTo("network-connect-unanswered RECOVERED 3000..4030");
    assertThat(wire.findings().get(0).confidence()).isLessThan(0.7);
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0.5   1.0   1.5
   * R     R     D
   * </pre>
   */
  @Test
  void shortEvenGapsAreARefusal() {
    Wire wire =
        new Wire("npm.exe")
            .packet(500, TCP_RECONNECT, ADDRESS)
            .packet(1_010, TCP_RECONNECT, ADDRESS)
            .packet(1_520, TCP_DISCONNECT, ADDRESS);

    assertThat(wire.only()).isEqualTo("network-connect-refused GAVE_UP 500..1520");
    assertThat(wire.findings().get(0).grounds()).contains(Ground.of(Ground.Kind.CONSTANT_GAPS, 2));
  }

  /**
   * In seconds:
   *
   * <pre>
   * 50001  R  R     R        D
   * 50002                       R  R     R        D      one address after the other
   * </pre>
   */
  @Test
  void eachConnectionIsAFindingOfItsOwn() {
    String second = "10.0.0.5:50002 -> 192.0.2.8:443";
    Wire wire = new Wire("go.exe");
    long begin = 0;
    for (String path : new String[] {ADDRESS, second}) {
      wire.packet(begin + 1_000, TCP_RECONNECT, path)
          .packet(begin + 3_000, TCP_RECONNECT, path)
          .packet(begin + 7_000, TCP_RECONNECT, path)
          .packet(begin + 15_000, TCP_DISCONNECT, path);
      begin = 15_000;
    }

    assertThat(wire.findings())
        .extracting(Wire::text)
        .containsExactly(
            "network-connect-unanswered UNANSWERED 0..15000",
            "network-connect-unanswered UNANSWERED 15000..30000");
  }

  /**
   * In seconds:
   *
   * <pre>
   * C S V D            R     R           R  D        the same two ports, used again
   * </pre>
   */
  @Test
  void portsThatAreUsedAgainMakeANewConnection() {
    String found =
        new Wire("go.exe")
            .packet(0, TCP_CONNECT, PROXY)
            .packet(10, TCP_SEND, PROXY, 300)
            .packet(40, TCP_RECEIVE, PROXY, 1_400)
            .packet(50, TCP_DISCONNECT, PROXY)
            .packet(61_000, TCP_RECONNECT, PROXY)
            .packet(63_000, TCP_RECONNECT, PROXY)
            .packet(67_000, TCP_DISCONNECT, PROXY)
            .only();

    assertThat(found).isEqualTo("network-connect-unanswered UNANSWERED 60000..67000");
  }

  /**
   * In seconds:
   *
   * <pre>
   * 1     3     |  capture ends at 4 s; the next packet was due at 7 s
   * R     R     |
   * </pre>
   */
  @Test
  void anAttemptThatOutlastsTheCaptureCountsToItsEnd() {
    Wire wire =
        new Wire("go.exe")
            .works(0)
            .packet(1_000, TCP_RECONNECT, PROXY)
            .packet(3_000, TCP_RECONNECT, PROXY)
            .other(2, 8, 4_000);

    assertThat(wire.only()).isEqualTo("network-connect-unanswered UNANSWERED 0..4000");
    assertThat(wire.findings().get(0).grounds()).contains(Ground.of(Ground.Kind.STILL_PENDING));
  }

  /**
   * In seconds:
   *
   * <pre>
   * IPv6    R     R           R           the program tried IPv4 after 0.3 s and went on
   * IPv4  0.3 C S V
   * </pre>
   */
  @Test
  void aProgramThatFellBackToIpv4DidNotWait() {
    String ipv4 = "10.0.0.5:50002 -> 192.0.2.7:https";
    String found =
        new Wire("go.exe")
            .packet(330, TCP_CONNECT, ipv4)
            .packet(340, TCP_SEND, ipv4, 300)
            .packet(390, TCP_RECEIVE, ipv4, 1_400)
            .packet(1_000, TCP_RECONNECT, IPV6)
            .packet(3_000, TCP_RECONNECT, IPV6)
            .packet(7_000, TCP_RECONNECT, IPV6)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  @Test
  void aBusyProcessMakesItLessSure() {
    Wire wire = new Wire("browser.exe").packet(1_000, TCP_RECONNECT, PROXY);
    for (long at = 1_100; at < 2_900; at += 100) {
      wire.works(at);
    }
    wire.packet(3_000, TCP_RECONNECT, PROXY);
    for (long at = 3_100; at < 6_900; at += 100) {
      wire.works(at);
    }
    wire.packet(7_000, TCP_DISCONNECT, PROXY);

    Finding finding = wire.findings().get(0);
    assertThat(finding.confidence()).isLessThan(0.75);
    assertThat(finding.threadId()).isEqualTo(-1);
    assertThat(finding.grounds()).contains(Ground.of(Ground.Kind.PROCESS_BUSY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:50001 -> 127.0.0.1:8080",
        "PC.example:50001 -> PC.example:8080",
        "0:0:0:0:0:0:0:1:50001 -> 0:0:0:0:0:0:0:1:8080",
        "PC.example:50001 -> localhost:8080",
        "no arrow"
      })
  void whatStaysOnThisMachineIsNoNetwork(String path) {
    String found =
        new Wire("go.exe")
            .packet(500, TCP_RECONNECT, path)
            .packet(1_000, TCP_RECONNECT, path)
            .packet(3_000, TCP_RECONNECT, path)
            .packet(7_000, TCP_DISCONNECT, path)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  @Test
  void servicesThatListenWaitForNobody() {
    String served = "PC.example:https -> 192.0.2.9:51000";
    String found =
        new Wire("httpd.exe")
            .packet(0, TCP_ACCEPT, served)
            .packet(10, TCP_RECEIVE, served, 400)
            .packet(20, TCP_SEND, served, 4_000)
            .packet(30_000, TCP_RECEIVE, served, 400)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PC.example:61611 -> www.example.com:https",
        "PC.example:55877 -> 224.0.0.252:llmnr",
        "PC.example:5353 -> ff02:0:0:0:0:0:0:fb:5353",
        "PC.example:137 -> 10.0.0.255:netbios-ns",
        "PC.example:68 -> 255.255.255.255:67",
        "PC.example:50001 -> 239.255.255.250:ssdp"
      })
  void datagramsToOthersThanNameServersAreNotJudged(String path) {
    String found =
        new Wire("go.exe")
            .works(0)
            .packet(10, UDP_SEND, path, 100)
            .packet(1_010, UDP_SEND, path, 100)
            .packet(3_010, UDP_SEND, path, 100)
            .works(7_020)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /** What NuGet and signed installers wait for when port 80 is closed. */
  @Test
  void anAttemptToCheckACertificateIsToldApart() {
    String ocsp = "PC.example:50001 -> ocsp.example.com:http";
    Wire wire =
        new Wire("setup.exe")
            .packet(1_000, TCP_RECONNECT, ocsp)
            .packet(3_000, TCP_RECONNECT, ocsp)
            .packet(7_000, TCP_RECONNECT, ocsp)
            .packet(15_000, TCP_DISCONNECT, ocsp);

    assertThat(wire.only()).isEqualTo("network-revocation-check UNANSWERED 0..15000");
    assertThat(wire.findings().get(0).grounds())
        .contains(Ground.of(Ground.Kind.ENDPOINT_ROLE, "a certificate revocation service"));
  }

  @Test
  void saysWhatTheEndpointIsToTheTool() {
    Finding finding =
        new Wire("go.exe")
            .packet(1_000, TCP_RECONNECT, PROXY)
            .packet(3_000, TCP_RECONNECT, PROXY)
            .findings()
            .get(0);

    assertThat(finding.grounds())
        .contains(Ground.of(Ground.Kind.ENDPOINT_ROLE, "a module proxy (go)"));
  }
}
