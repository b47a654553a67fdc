package dev.stallscope.analysis.network;

import static dev.stallscope.model.Operation.UDP_RECEIVE;
import static dev.stallscope.model.Operation.UDP_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import org.junit.jupiter.api.Test;

/** Q is a UDP Send to a name server, A a UDP Receive from it, w work of the process's thread. */
class NameLookupsTest {
  private static final String SERVER = "PC.example:61610 -> 10.0.0.1:domain";
  private static final String BY_NUMBER = "10.0.0.5:61610 -> 10.0.0.1:53";
  private static final String SECOND = "PC.example:61611 -> 10.0.0.2:domain";

  /**
   * In seconds:
   *
   * <pre>
   * 0  1     3           7                       15
   * wQ Q     Q           Q                        w
   * |<----------------- blocked ----------------->|
   * </pre>
   */
  @Test
  void aQuestionNobodyAnswersHoldsWhoAsked() {
    Wire wire =
        new Wire("go.exe")
            .works(99)
            .packet(100, UDP_SEND, BY_NUMBER, 40)
            .packet(1_100, UDP_SEND, BY_NUMBER, 40)
            .packet(3_100, UDP_SEND, BY_NUMBER, 40)
            .packet(7_100, UDP_SEND, BY_NUMBER, 40)
            .works(15_100);

    assertThat(wire.only()).isEqualTo("network-name-lookup UNANSWERED 100..15100");
    assertThat(wire.findings().get(0).attempts()).isEqualTo(4);
    assertThat(wire.findings().get(0).confidence()).isGreaterThan(0.8);
  }

  /** Each try from a port of its own, to one server after the other. */
  @Test
  void triesFromOtherPortsAreTheSameLookup() {
    String found =
        new Wire("go.exe")
            .works(99)
            .packet(100, UDP_SEND, SERVER, 40)
            .packet(5_100, UDP_SEND, SECOND, 40)
            .works(10_100)
            .only();

    assertThat(found).isEqualTo("network-name-lookup UNANSWERED 100..10100");
  }

  /**
   * In seconds:
   *
   * <pre>
   * 0.1   1.1   1.13
   * Q     Q     A w
   * </pre>
   */
  @Test
  void aQuestionAskedTwiceRecovers() {
    String found =
        new Wire("go.exe")
            .works(99)
            .packet(100, UDP_SEND, SERVER, 40)
            .packet(1_100, UDP_SEND, SERVER, 40)
            .packet(1_130, UDP_RECEIVE, SERVER, 80)
            .works(1_131)
            .only();

    assertThat(found).isEqualTo("network-name-lookup RECOVERED 100..1130");
  }

  @Test
  void anAnswerInOtherLettersIsAnAnswer() {
    String found =
        new Wire("go.exe")
            .works(99)
            .packet(100, UDP_SEND, SERVER, 40)
            .packet(130, UDP_RECEIVE, "pc.EXAMPLE:61610 -> 10.0.0.1:DOMAIN", 80)
            .works(8_000)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }

  /** Windows' resolver asks; the thread of go.exe falls silent and goes on. */
  @Test
  void theResolverAsksForWhoFellSilent() {
    Wire wire =
        new Wire("go.exe")
            .other(2, 8, 50)
            .works(99)
            .packet(1, 100, UDP_SEND, SERVER, 40)
            .other(2, 8, 500)
            .packet(1, 1_100, UDP_SEND, SERVER, 40)
            .packet(1, 3_100, UDP_SEND, SERVER, 40)
            .other(2, 8, 5_000)
            .works(7_150);

    assertThat(wire.only()).isEqualTo("network-name-lookup UNANSWERED 100..7100");
    Finding finding = wire.findings().get(0);
    assertThat(finding.process()).isZero();
    assertThat(finding.threadId()).isEqualTo(7);
    assertThat(finding.confidence()).isEqualTo(0.5);
    assertThat(finding.grounds()).contains(Ground.of(Ground.Kind.ASKED_BY_RESOLVER, "svchost.exe"));
  }

  /** Background lookups are many; those of ProcMon itself among them. */
  @Test
  void theResolverKeepsItsOwnWhereNobodyIsSeenToWait() {
    Wire wire = new Wire("go.exe").packet(1, 100, UDP_SEND, SERVER, 40);
    for (long at = 0; at < 70; at++) {
      wire.works(110 + at * 100);
      if (at == 10 || at == 30) {
        wire.packet(1, 111 + at * 100, UDP_SEND, SERVER, 40);
      }
    }

    Finding finding = wire.findings().get(0);
    assertThat(finding.process()).isEqualTo(1);
    assertThat(finding.confidence()).isEqualTo(0.3);
  }

  @Test
  void oneQuestionWithoutAnAnswerSaysNothingWhileItsProcessWorks() {
    Wire wire = new Wire("go.exe").works(99).packet(100, UDP_SEND, SERVER, 40);
    for (long at = 200; at < 9_000; at += 100) {
      wire.works(at);
    }

    assertThat(wire.only()).isEqualTo("0 findings");
  }

  @Test
  void whatANameServerHereSendsIsNoQuestion() {
    String served = "PC.example:domain -> 10.0.0.9:50123";
    String found =
        new Wire("dns.exe")
            .works(99)
            .packet(100, UDP_RECEIVE, served, 40)
            .packet(101, UDP_SEND, served, 80)
            .works(9_000)
            .only();

    assertThat(found).isEqualTo("0 findings");
  }
}
