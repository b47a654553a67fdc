package dev.stallscope.analysis.network;

import static dev.stallscope.model.Operation.TCP_CONNECT;
import static dev.stallscope.model.Operation.TCP_DISCONNECT;
import static dev.stallscope.model.Operation.TCP_RECEIVE;
import static dev.stallscope.model.Operation.TCP_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that come late, not at all, or as late as the connection means them to. In ms. */
class LateAnswersTest {
  private static final String PROXY = "me:50123 -> proxy.corp:8080";

  /** Sends at 5, as its third event. */
  private static Wire asked() {
    return new Wire("go.exe")
        .packet(0, TCP_CONNECT, PROXY)
        .works(4)
        .packet(5, TCP_SEND, PROXY, 300);
  }

  @Test
  void anAnswerThatComesLate() {
    Wire wire = asked().packet(10_000, TCP_RECEIVE, PROXY, 90).works(10_001);
    assertThat(wire.only()).isEqualTo("network-answer-late COMPLETED 5..10000");
    Finding late = wire.findings().get(0);
    assertThat(late.evidence())
        .startsWith(new Evidence(2, What.SENT), new Evidence(3, What.ANSWERED));
    assertThat(late.grounds())
        .contains(Ground.of(Ground.Kind.LATE_ANSWER))
        .doesNotContain(Ground.of(Ground.Kind.NO_ANSWER), Ground.of(Ground.Kind.STILL_PENDING));
  }

  @Test
  void aConnectionThatEndsWithoutAnAnswer() {
    Wire wire = asked().packet(10_000, TCP_DISCONNECT, PROXY).works(10_001);
    assertThat(wire.only()).isEqualTo("network-answer-late UNANSWERED 5..10000");
    Finding late = wire.findings().get(0);
    assertThat(late.evidence())
        .startsWith(new Evidence(2, What.SENT), new Evidence(3, What.DISCONNECTED));
    assertThat(late.grounds())
        .contains(Ground.of(Ground.Kind.NO_ANSWER))
        .doesNotContain(Ground.of(Ground.Kind.LATE_ANSWER), Ground.of(Ground.Kind.STILL_PENDING));
  }

  /** It may come the moment after: only after five seconds is it told. */
  @ParameterizedTest
  @CsvSource({"5005, 1", "5004, 0"})
  void aCaptureThatEndsWithoutAnAnswer(long end, int findings) {
    Wire wire = asked().other(2, 9, end);
    assertThat(wire.findings()).hasSize(findings);
    for (Finding late : wire.findings()) {
      assertThat(Wire.text(late)).isEqualTo("network-answer-late UNANSWERED 5.." + end);
      assertThat(late.evidence()).startsWith(new Evidence(2, What.SENT));
      assertThat(late.grounds())
          .contains(Ground.of(Ground.Kind.NO_ANSWER), Ground.of(Ground.Kind.STILL_PENDING));
    }
  }

  /** Three waits of about one length in a row are how it works; a quarter more is another. */
  @ParameterizedTest
  @CsvSource({"10000, 0", "12500, 0", "12501, 3"})
  void longPolls(long second, int findings) {
    Wire wire = new Wire("go.exe").packet(0, TCP_CONNECT, PROXY);
    long at = 5;
    for (long wait : new long[] {10_000, second, 10_000}) {
      wire.works(at - 1).packet(at, TCP_SEND, PROXY, 300);
      wire.packet(at + wait, TCP_RECEIVE, PROXY, 90).works(at + wait + 1);
      at += wait + 10;
    }
    assertThat(wire.findings()).hasSize(findings);
  }
}
