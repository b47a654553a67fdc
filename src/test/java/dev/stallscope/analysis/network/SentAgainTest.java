package dev.stallscope.analysis.network;

import static dev.stallscope.model.Operation.TCP_CONNECT;
import static dev.stallscope.model.Operation.TCP_DISCONNECT;
import static dev.stallscope.model.Operation.TCP_RECEIVE;
import static dev.stallscope.model.Operation.TCP_RETRANSMIT;
import static dev.stallscope.model.Operation.TCP_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a wait for data that was sent again ends, and what shows that. Times are in ms. */
class SentAgainTest {
  private static final String PROXY = "me:50123 -> proxy.corp:8080";

  private static Wire connected() {
    return new Wire("go.exe").packet(0, TCP_CONNECT, PROXY).packet(5, TCP_SEND, PROXY, 300);
  }

  private static Wire sentAgain() {
    return connected()
        .packet(305, TCP_RETRANSMIT, PROXY, 300)
        .packet(905, TCP_RETRANSMIT, PROXY, 300)
        .packet(2_105, TCP_RETRANSMIT, PROXY, 300);
  }

  /** The next would have been due twice the last gap later, had the capture not ended. */
  @ParameterizedTest
  @CsvSource({"20000, 4505", "3000, 3000"})
  void withoutAnAnswerItLastsUntilTheNextWasDue(long captureEnds, long end) {
    Wire wire = sentAgain().other(2, 9, captureEnds);
    assertThat(wire.only()).isEqualTo("network-retransmission UNANSWERED 5.." + end);
    Finding stall = wire.findings().get(0);
    assertThat(stall.attempts()).isEqualTo(4);
    assertThat(stall.evidence())
        .containsExactly(
            new Evidence(1, What.SENT),
            new Evidence(2, What.RETRANSMIT),
            new Evidence(3, What.RETRANSMIT),
            new Evidence(4, What.RETRANSMIT));
    assertThat(stall.grounds())
        .contains(
            Ground.of(Ground.Kind.NO_ANSWER),
            Ground.of(Ground.Kind.END_INFERRED),
            Ground.of(Ground.Kind.DOUBLING_GAPS, 3));
  }

  @Test
  void anAnswerEndsIt() {
    Finding stall = sentAgain().packet(4_600, TCP_RECEIVE, PROXY, 90).findings().get(0);
    assertThat(Wire.text(stall)).isEqualTo("network-retransmission RECOVERED 5..4600");
    assertThat(stall.evidence()).endsWith(new Evidence(5, What.ANSWERED));
    assertThat(stall.grounds())
        .contains(Ground.of(Ground.Kind.LATE_ANSWER))
        .doesNotContain(Ground.of(Ground.Kind.NO_ANSWER), Ground.of(Ground.Kind.BEGIN_UNSEEN));
  }

  @Test
  void theEndOfTheConnectionEndsIt() {
    Finding stall = sentAgain().packet(4_600, TCP_DISCONNECT, PROXY).findings().get(0);
    assertThat(Wire.text(stall)).isEqualTo("network-retransmission GAVE_UP 5..4600");
    assertThat(stall.evidence()).endsWith(new Evidence(5, What.DISCONNECTED));
    assertThat(stall.grounds())
        .contains(Ground.of(Ground.Kind.NO_ANSWER))
        .doesNotContain(Ground.of(Ground.Kind.LATE_ANSWER), Ground.of(Ground.Kind.END_INFERRED));
  }

  /** It was sent before the capture began. */
  @Test
  void withoutItsBeginItCountsFromTheFirstThatIsSeen() {
    List<Finding> findings =
        new Wire("go.exe")
            .packet(305, TCP_RETRANSMIT, PROXY, 300)
            .packet(905, TCP_RETRANSMIT, PROXY, 300)
            .packet(2_105, TCP_RETRANSMIT, PROXY, 300)
            .packet(4_600, TCP_RECEIVE, PROXY, 90)
            .findings();
    assertThat(findings).hasSize(1);
    assertThat(Wire.text(findings.get(0))).isEqualTo("network-retransmission RECOVERED 305..4600");
    assertThat(findings.get(0).grounds()).contains(Ground.of(Ground.Kind.BEGIN_UNSEEN));
  }
}
