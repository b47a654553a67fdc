package dev.stallscope.analysis.network;

import dev.stallscope.analysis.network.Silences.Waiter;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.knowledge.EndpointRole;
import dev.stallscope.knowledge.EndpointRoles;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Ticks;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connections that waited, by the way in which they did. Needs neither durations nor threads. */
public final class NetworkStalls implements Rule {
  /** Seeing who waited makes it surer by so much. */
  private static final double WAITER_SEEN = 0.04;

  /** That the process went on with other things says that it may not have waited at all. */
  private static final double BUSY = 0.25;

  /** A waiting thread goes on at once; by then a busy machine has given it its turn. */
  private static final long RESUMES_WITHIN = 250 * Ticks.PER_MILLISECOND;

  private final Way way;

  /** In which way a connection waits; those before explain more. */
  public enum Way {
    /** Any of the others, while a certificate was checked. */
    REVOCATION_CHECK("network-revocation-check"),
    CONNECT_UNANSWERED("network-connect-unanswered"),
    CONNECT_REFUSED("network-connect-refused"),
    RETRANSMISSION("network-retransmission"),
    ANSWER_LATE("network-answer-late"),
    TRANSFER_STALLED("network-transfer-stalled");

    private final String rule;

    Way(String rule) {
      this.rule = rule;
    }

    private List<Pattern> patterns() {
      return switch (this) {
        case CONNECT_UNANSWERED -> List.of(new UnansweredConnects());
        case CONNECT_REFUSED -> List.of(new RefusedConnects());
        case RETRANSMISSION -> List.of(new Retransmissions());
        case ANSWER_LATE -> List.of(new LateAnswers());
        case TRANSFER_STALLED -> List.of(new StalledTransfers());
        case REVOCATION_CHECK ->
            List.of(
                new UnansweredConnects(),
                new RefusedConnects(),
                new Retransmissions(),
                new LateAnswers(),
                new StalledTransfers());
      };
    }
  }

  public NetworkStalls(Way way) {
    this.way = way;
  }

  @Override
  public String id() {
    return way.rule;
  }

  @Override
  public @Nullable Missing missing(Scene scene) {
    return scene.has(EventClass.NETWORK) ? null : Missing.NETWORK_EVENTS;
  }

  @Override
  public void prepare(Scene scene) {
    Traffic.of(scene);
  }

  @Override
  public void find(Scene scene, Claims claims, Consumer<Finding> findings) {
    Traffic traffic = Traffic.of(scene);
    EndpointRoles roles = scene.view(EndpointRoles.class, any -> EndpointRoles.load());
    List<Pattern> patterns = way.patterns();
    for (Connection connection : traffic.connections()) {
      if (traffic.isInbound(connection)) {
        continue;
      }
      for (Pattern pattern : patterns) {
        for (Stall stall : pattern.stalls(connection, traffic)) {
          Finding finding = judged(scene, stall, connection, traffic, roles, claims);
          if (finding != null) {
            findings.accept(finding);
          }
        }
      }
    }
  }

  private @Nullable Finding judged(
      Scene scene,
      Stall stall,
      Connection connection,
      Traffic traffic,
      EndpointRoles roles,
      Claims claims) {
    if (stall.ticks() < scene.minBlockedTicks() || claims.taken(stall.event())) {
      return null;
    }
    Optional<EndpointRoles.Role> role = role(scene, connection, traffic, roles);
    if (way == Way.REVOCATION_CHECK
        && role.filter(known -> known.role() == EndpointRole.REVOCATION_CHECK).isEmpty()) {
      return null;
    }
    Silences silences = traffic.silences();
    int process = connection.process();
    Waiter waiter =
        silences.waiter(
            process, stall.startTicks(), stall.endTicks(), stall.endTicks() + RESUMES_WITHIN);
    if (waiter == null && stall.needsWaiter() && silences.showsWork(process)) {
      return null;
    }
    claims.take(stall.event());
    Finding.Builder finding = stall.finding().span(stall.startTicks(), stall.ticks());
    double confidence = stall.certainty();
    if (waiter != null) {
      finding.ground(Ground.of(Ground.Kind.THREAD_SILENT));
      confidence += WAITER_SEEN;
    } else if (silences.isBusy(process, stall.startTicks(), stall.endTicks())) {
      finding.ground(Ground.of(Ground.Kind.PROCESS_BUSY));
      confidence -= BUSY;
    }
    role.ifPresent(known -> finding.ground(Ground.of(Ground.Kind.ENDPOINT_ROLE, known.title())));
    return finding
        .waiter(process, waiter == null ? -1 : waiter.thread())
        .confidence(confidence)
        .build(Cause.NETWORK_STALL, id());
  }

  private static Optional<EndpointRoles.Role> role(
      Scene scene, Connection connection, Traffic traffic, EndpointRoles roles) {
    Route route = traffic.route(connection.event(0));
    String image = scene.store().processes().get(connection.process()).name();
    return route == null ? Optional.empty() : roles.of(route.remote(), image);
  }
}
