package dev.stallscope.analysis.network;

import static dev.stallscope.model.Operation.TCP_CONNECT;
import static dev.stallscope.model.Operation.TCP_DISCONNECT;
import static dev.stallscope.model.Operation.TCP_RECEIVE;
import static dev.stallscope.model.Operation.TCP_RETRANSMIT;
import static dev.stallscope.model.Operation.TCP_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import org.junit.jupiter.api.Test;

/**
 * C is TCP Connect, S Send, s a small Send, V Receive, T Retransmit, D Disconnect, w work of the
 * process's thread.
 */
class TransferTest {
  private static final String PROXY = "PC.example:50001 -> proxy.golang.org:https";

  private static Wire connected() {
    return new Wire("go.exe").works(0).packet(30, TCP_CONNECT, PROXY);
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0.1   0.4   1.0         2.2                     4.6
   * S     T     T           T                       V w
   * |<------------------- blocked ----------------->|
   * </pre>
   */
  @Test
  void dataSentAgainAtDoublingGapsWaits() {
    Wire wire =
        connected()
            .works(99)
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(400, TCP_RETRANSMIT, PROXY, 300)
            .packet(1_000, TCP_RETRANSMIT, PROXY, 300)
            .packet(2_200, TCP_RETRANSMIT, PROXY, 300)
            .packet(4_600, TCP_RECEIVE, PROXY, 1_400)
            .works(4_601);

    assertThat(wire.only()).isEqualTo("network-retransmission RECOVERED 100..4600");
    assertThat(wire.findings().get(0).grounds())
        .contains(Ground.of(Ground.Kind.DOUBLING_GAPS, 3))
        .contains(Ground.of(Ground.Kind.THREAD_SILENT));
  }

  @Test
  void dataThatNobodyAcknowledgedEndsTheConnection() {
    String found =
        connected()
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(400, TCP_RETRANSMIT, PROXY, 300)
            .packet(1_000, TCP_RETRANSMIT, PROXY, 300)
            .packet(2_200, TCP_RETRANSMIT, PROXY, 300)
            .packet(4_600, TCP_DISCONNECT, PROXY)
            .only();

    assertThat(found).isEqualTo("network-retransmission GAVE_UP 100..4600");
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0.1   0.4  0.45
   * S     T    V          one lost packet, made good
   * </pre>
   */
  @Test
  void aLostPacketMadeGoodIsNoStall() {
    String found =
        connected()
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(400, TCP_RETRANSMIT, PROXY, 300)
            .packet(450, TCP_RECEIVE, PROXY, 1_400)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /**
   * In seconds:
   *
   * <pre>
   * S V D      T   T       T        the last packet of an ended connection
   * </pre>
   */
  @Test
  void whatIsSentAgainAfterTheEndKeepsNobodyWaiting() {
    String found =
        connected()
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(150, TCP_RECEIVE, PROXY, 300)
            .packet(160, TCP_DISCONNECT, PROXY)
            .packet(460, TCP_RETRANSMIT, PROXY)
            .packet(1_060, TCP_RETRANSMIT, PROXY)
            .packet(2_260, TCP_RETRANSMIT, PROXY)
            .packet(9_000, TCP_DISCONNECT, PROXY)
            .works(9_001)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0.1                                         8.1
   * w S                                         V w
   * </pre>
   */
  @Test
  void anAnswerThatSomebodyWaitedForCameLate() {
    Wire wire =
        connected()
            .works(99)
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(8_100, TCP_RECEIVE, PROXY, 1_400)
            .works(8_101, 8_105);

    assertThat(wire.only()).isEqualTo("network-answer-late COMPLETED 100..8100");
    assertThat(wire.findings().get(0).confidence()).isBetween(0.4, 0.7);
  }

  /** Other threads of the tool go on; the one that asked does not. */
  @Test
  void oneThreadMayWaitWhileOthersWork() {
    Wire wire = connected().works(99).packet(100, TCP_SEND, PROXY, 300);
    for (long at = 120; at < 8_000; at += 100) {
      wire.other(0, 9, at);
    }
    wire.packet(8_100, TCP_RECEIVE, PROXY, 1_400).works(8_101);

    assertThat(wire.only()).isEqualTo("network-answer-late COMPLETED 100..8100");
    assertThat(wire.findings().get(0).threadId()).isEqualTo(7);
  }

  @Test
  void aServerThatNeedsAThirdOfASecondIsNoStall() {
    String found =
        connected()
            .works(99)
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(400, TCP_RECEIVE, PROXY, 1_400)
            .works(401)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  @Test
  void anEndpointThatIsAlwaysSlowAnswersAsUsual() {
    Wire wire = connected();
    for (long at = 0; at < 5; at++) {
      long sent = 1_000 + at * (4_000 + at * 1_000);
      wire.works(sent - 1)
          .packet(sent, TCP_SEND, PROXY, 300)
          .packet(sent + 2_000 + at * 700, TCP_RECEIVE, PROXY, 1_400);
    }

    assertThat(wire.only()).isEqualTo("0 findings");
  }

  /**
   * In seconds:
   *
   * <pre>
   * S V . . . . . . . . . . . . . . . . S V        nothing was asked meanwhile
   * </pre>
   */
  @Test
  void aConnectionKeptAliveWaitsForNothing() {
    String found =
        connected()
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(150, TCP_RECEIVE, PROXY, 1_400)
            .works(151, 20_000)
            .packet(20_001, TCP_SEND, PROXY, 300)
            .packet(20_050, TCP_RECEIVE, PROXY, 1_400)
            .works(20_051)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /**
   * In seconds:
   *
   * <pre>
   * S V s . . . . . . . . . . . . . . V D     HTTP/2 settings confirmed; the server says good-bye
   * </pre>
   */
  @Test
  void aSmallPacketAsksForNothing() {
    String found =
        connected()
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(150, TCP_RECEIVE, PROXY, 1_400)
            .packet(152, TCP_SEND, PROXY, 38)
            .works(153)
            .packet(60_000, TCP_RECEIVE, PROXY, 60)
            .packet(60_001, TCP_DISCONNECT, PROXY)
            .works(60_002)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /**
   * In seconds:
   *
   * <pre>
   * S . . . . V S . . . . V S . . . . V       the server holds each answer back for 25 s
   * </pre>
   */
  @Test
  void longPollsAreNoStall() {
    Wire wire = connected();
    for (long at = 1_000; at <= 51_000; at += 25_000) {
      wire.works(at - 1).packet(at, TCP_SEND, PROXY, 300);
      wire.packet(at + 24_990, TCP_RECEIVE, PROXY, 200);
    }
    wire.works(76_000);

    assertThat(wire.only()).isEqualTo("0 findings");
  }

  /** Its threads did nothing before and nothing after: the answer was of no concern to them. */
  @Test
  void aProcessWithNothingToDoDoesNotWait() {
    String found =
        connected()
            .works(0)
            .packet(1_000, TCP_SEND, PROXY, 300)
            .packet(9_000, TCP_RECEIVE, PROXY, 1_400)
            .works(15_000)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /**
   * In seconds:
   *
   * <pre>
   * |  V V D       the capture begins in a connection
   * |  S           and ends in one a second after a request
   * </pre>
   */
  @Test
  void connectionsThatReachBeyondTheCaptureAreNoStall() {
    String other = "PC.example:50002 -> proxy.golang.org:https";
    String found =
        new Wire("go.exe")
            .works(0)
            .packet(5_000, TCP_RECEIVE, PROXY, 1_400)
            .packet(9_000, TCP_DISCONNECT, PROXY)
            .works(9_001)
            .packet(9_002, TCP_SEND, other, 300)
            .other(2, 8, 10_000)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /** Somebody stopped the capture of an install that hung. */
  @Test
  void aRequestThatIsUnansweredWhenTheCaptureEndsWaits() {
    Wire wire = connected().works(99).packet(100, TCP_SEND, PROXY, 300).other(2, 8, 30_000);

    assertThat(wire.only()).isEqualTo("network-answer-late UNANSWERED 100..30000");
    assertThat(wire.findings().get(0).grounds()).contains(Ground.of(Ground.Kind.STILL_PENDING));
  }

  /**
   * In seconds:
   *
   * <pre>
   * S V V V V w . . . . . . . V V V V w       no new request, and nobody was busy
   * </pre>
   */
  @Test
  void aDownloadThatStoodStillIsFound() {
    Wire wire = connected().packet(100, TCP_SEND, PROXY, 300);
    packets(wire, 200);
    wire.works(259);
    packets(wire, 9_000);
    wire.works(9_060);

    assertThat(wire.only()).isEqualTo("network-transfer-stalled RECOVERED 258..9000");
  }

  @Test
  void aDownloadThatTheProgramDidNotReadIsNoNetworkStall() {
    Wire wire = connected().packet(100, TCP_SEND, PROXY, 300);
    packets(wire, 200);
    for (long at = 259; at < 9_000; at += 50) {
      wire.works(at);
    }
    packets(wire, 9_000);
    wire.works(9_060);

    assertThat(wire.only()).isEqualTo("0 findings");
  }

  private static void packets(Wire wire, long begin) {
    for (long at = begin; at < begin + 60; at += 2) {
      wire.packet(at, TCP_RECEIVE, PROXY, 4_380);
    }
  }

  @Test
  void aFindingNamesTheConnectionAsTheTraceDoes() {
    Wire wire =
        connected()
            .works(99)
            .packet(100, TCP_SEND, PROXY, 300)
            .packet(8_100, TCP_RECEIVE, PROXY, 1_400)
            .works(8_101);
    Finding finding = wire.findings().get(0);

    assertThat(wire.store().paths().text(finding.path())).isEqualTo(PROXY);
  }
}
