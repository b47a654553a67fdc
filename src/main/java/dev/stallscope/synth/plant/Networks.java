package dev.stallscope.synth.plant;

import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.NetworkActions;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimThread;
import java.util.List;
import java.util.Objects;

/**
 * Packets nobody answers. ProcMon shows neither a first SYN nor a failure: a retransmitted SYN is a
 * TCP Reconnect, and the end a TCP Disconnect.
 */
final class Networks {
  static final String KIND = "network-stall";

  /** Seconds of Windows' waits for an answer to a SYN. */
  private static final List<Integer> OLDER_SYN_WAITS = List.of(3, 6, 12);

  private static final List<Integer> NEWER_SYN_WAITS = List.of(1, 2, 4, 8);

  private static final List<String> REVOCATION =
      List.of("ocsp.digicert.com:http", "crl3.digicert.com:http", "ctldl.windowsupdate.com:http");
  private static final List<Integer> LOOKUP_WAITS = List.of(1, 1, 2, 4, 4);
  private static final long RESET_SPACING = Ticks.PER_SECOND / 2;

  private Networks() {}

  /** A proxy or host whose packets are dropped silently. */
  static void dropped(SimThread victim, Stage stage, Terms terms) {
    drop("connect-dropped", victim, stage, remote(stage, terms));
  }

  /** The same for the check whether a certificate was revoked, which goes over port 80. */
  static void revocation(SimThread victim, Stage stage, Terms terms) {
    String any = stage.dice().pick(REVOCATION);
    drop("revocation-blocked", victim, stage, Objects.requireNonNullElse(terms.to(), any));
  }

  private static String remote(Stage stage, Terms terms) {
    String any = stage.dice().pick(stage.endpoints());
    return Objects.requireNonNullElse(terms.to(), any);
  }

  private static List<Integer> synWaits(Stage stage) {
    return stage.machine().newerTcp() ? NEWER_SYN_WAITS : OLDER_SYN_WAITS;
  }

  private static void drop(String plant, SimThread victim, Stage stage, String remote) {
    NetworkActions network = victim.network();
    List<Integer> waits = synWaits(stage);
    String connection = network.newConnection(remote);
    long sent = victim.now();
    SimEvent first = synAgain(victim, stage, connection, waits.get(0));
    for (int i = 1; i < waits.size() - 1; i++) {
      synAgain(victim, stage, connection, waits.get(i));
    }
    waitAbout(victim, stage, waits.get(waits.size() - 1));
    SimEvent end = network.event(Operation.TCP_DISCONNECT, connection, 0);
    stage
        .ledger()
        .stall(plant, KIND, first)
        .until(end)
        .trulyFrom(sent)
        .attempts(waits.size())
        .outcome("unanswered");
  }

  /** Waits that many seconds as exactly as Windows' timers do, then sends the SYN again. */
  private static SimEvent synAgain(SimThread victim, Stage stage, String connection, int seconds) {
    waitAbout(victim, stage, seconds);
    return victim.network().event(Operation.TCP_RECONNECT, connection, 0);
  }

  private static void waitAbout(SimThread victim, Stage stage, int seconds) {
    victim.pause(seconds * Ticks.PER_SECOND + stage.dice().between(-60_000, 150_000));
  }

  /** A host that refuses at once, which Windows tries a few times more. */
  static void reset(SimThread victim, Stage stage, Terms terms) {
    NetworkActions network = victim.network();
    String connection = network.newConnection(remote(stage, terms));
    long sent = victim.now();
    victim.pause(RESET_SPACING + stage.dice().between(0, 150_000));
    SimEvent first = network.event(Operation.TCP_RECONNECT, connection, 0);
    victim.pause(RESET_SPACING + stage.dice().between(0, 150_000));
    network.event(Operation.TCP_RECONNECT, connection, 0);
    victim.pause(stage.dice().ticks(5_000, 300_000));
    SimEvent end = network.event(Operation.TCP_DISCONNECT, connection, 0);
    stage
        .ledger()
        .stall("connect-reset", KIND, first)
        .until(end)
        .trulyFrom(sent)
        .attempts(3)
        .outcome("gave-up");
  }

  /** A host that answers only a later SYN. */
  static void late(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    NetworkActions network = victim.network();
    List<Integer> waits = synWaits(stage);
    String connection = network.newConnection(remote(stage, terms));
    long sent = victim.now();
    SimEvent first = synAgain(victim, stage, connection, waits.get(0));
    int again = dice.between(1, waits.size() - 2);
    for (int i = 1; i < again; i++) {
      synAgain(victim, stage, connection, waits.get(i));
    }
    victim.pause(dice.ticks(60_000, 900_000));
    SimEvent answer = network.event(Operation.TCP_CONNECT, connection, 0);
    stage
        .ledger()
        .stall("connect-late", KIND, first)
        .until(answer)
        .trulyFrom(sent)
        .attempts(again + 1)
        .outcome("recovered");
    network.exchange(connection, dice.between(2_000, 60_000));
    network.disconnect(connection);
  }

  /** A name server that never answers. */
  static void lookup(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    NetworkActions network = victim.network();
    String query = network.newConnection("192.168.1." + dice.between(1, 9) + ":domain");
    int length = dice.between(28, 44) + port(query) % 17;
    SimEvent first = network.event(Operation.UDP_SEND, query, length);
    SimEvent last = first;
    int tries = dice.between(3, LOOKUP_WAITS.size());
    for (int i = 0; i < tries - 1; i++) {
      waitAbout(victim, stage, LOOKUP_WAITS.get(i));
      last = network.event(Operation.UDP_SEND, query, length);
    }
    waitAbout(victim, stage, LOOKUP_WAITS.get(tries - 1));
    stage
        .ledger()
        .stall("lookup-unanswered", KIND, first)
        .until(last)
        .trulyUntil(victim.now())
        .attempts(tries)
        .outcome("unanswered");
  }

  /** Names are of different lengths, and so are packets that ask for one soon after the other. */
  private static int port(String connection) {
    int colon = connection.indexOf(':');
    return Integer.parseInt(connection.substring(colon + 1, connection.indexOf(' ', colon)));
  }

  /** A transfer whose packets get lost until one comes through. */
  static void retransmitting(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    NetworkActions network = victim.network();
    String connection = network.connect(remote(stage, terms));
    network.exchange(connection, dice.between(5_000, 40_000));
    SimEvent sent = network.event(Operation.TCP_SEND, connection, dice.between(200, 900));
    int tries = dice.between(2, 5);
    long wait = 3 * Ticks.PER_SECOND / 10;
    for (int i = 0; i < tries; i++, wait *= 2) {
      victim.pause(wait + dice.between(0, 100_000));
      network.event(Operation.TCP_RETRANSMIT, connection, 0);
    }
    boolean lost = "gave-up".equals(terms.outcome());
    victim.pause(lost ? wait : dice.ticks(100_000, 900_000));
    Operation ending = lost ? Operation.TCP_DISCONNECT : Operation.TCP_RECEIVE;
    SimEvent end = network.event(ending, connection, lost ? 0 : 1460);
    stage
        .ledger()
        .stall("retransmit", KIND, sent)
        .until(end)
        .attempts(tries + 1)
        .outcome(lost ? "gave-up" : "recovered");
    if (!lost) {
      network.exchange(connection, dice.between(2_000, 60_000));
      network.disconnect(connection);
    }
  }
}
