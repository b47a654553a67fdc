package dev.stallscope.analysis;

import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.wallclock.Share;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts findings and shares of the wall clock into one verdict. */
final class Judge {
  /** Less than this part of the target's time does not make an install slow. */
  private static final double NOTICEABLE = 0.05;

  /** From this part of the target's time on it was the processors' work that took so long. */
  private static final double MOST = 0.5;

  /** How sure we are that nothing held the target up when a complete capture shows nothing. */
  private static final double SURE_OF_NOTHING = 0.9;

  /** When the capture leaves out a class of events. */
  private static final double LESS_SURE = 0.6;

  /** And when it lacks what most rules rest on. */
  private static final double UNSURE = 0.3;

  private final List<Wait> findings;
  private final List<Share> wallClock;
  private final List<RuleResult> rules;

  Judge(List<Wait> findings, List<Share> wallClock, List<RuleResult> rules) {
    this.findings = findings;
    this.wallClock = wallClock;
    this.rules = rules;
  }

  Verdict verdict() {
    Share worst = mostLost();
    long total = wallClock.stream().mapToLong(Share::ticks).sum();
    long lost = lostTicks();
    if (worst != null && lost >= NOTICEABLE * total) {
      return new Verdict(Statement.BLOCKED, worst.cause(), lost, confidence(worst.cause()));
    }
    boolean blind = lacks(Missing.DURATIONS, Missing.FILE_EVENTS, Missing.OPENS, Missing.OPENING);
    boolean partial =
        lacks(
            Missing.NETWORK_EVENTS,
            Missing.REGISTRY_EVENTS,
            Missing.PROCESS_EVENTS,
            Missing.CLOSING);
    double sure = blind || partial ? LESS_SURE : SURE_OF_NOTHING;
    if (total > 0 && ticks(Cause.CPU) >= MOST * total) {
      return new Verdict(Statement.BUSY, Cause.CPU, lost, sure);
    }
    if (blind) {
      return new Verdict(Statement.CANNOT_TELL, Cause.UNEXPLAINED, lost, UNSURE);
    }
    Statement nothing = partial ? Statement.NOTHING_SHOWN : Statement.NOT_BLOCKED;
    return new Verdict(
        worst == null ? nothing : Statement.HARDLY_BLOCKED, mostOfTheRest(), lost, sure);
  }

  /** That no security product was seen is no lack: it is a finding by itself. */
  private boolean lacks(Missing... any) {
    List<Missing> lacks = List.of(any);
    return rules.stream()
        .map(RuleResult::missing)
        .anyMatch(missing -> missing != null && lacks.contains(missing));
  }

  private long ticks(Cause cause) {
    return wallClock.stream().filter(share -> share.cause() == cause).mapToLong(Share::ticks).sum();
  }

  private Cause mostOfTheRest() {
    return wallClock.stream()
        .filter(share -> !isFound(share.cause()))
        .max(Comparator.comparingLong(Share::ticks))
        .map(Share::cause)
        .orElse(Cause.UNEXPLAINED);
  }

  private boolean isFound(Cause cause) {
    return findings.stream().anyMatch(finding -> finding.kind() == cause);
  }

  private @Nullable Share mostLost() {
    Share most = null;
    for (Share share : wallClock) {
      if (isFound(share.cause())
          && share.ticks() > 0
          && (most == null || share.ticks() > most.ticks())) {
        most = share;
      }
    }
    return most;
  }

  private long lostTicks() {
    return wallClock.stream().filter(share -> isFound(share.cause())).mapToLong(Share::ticks).sum();
  }

  /** The findings' own, each by the time it took. */
  private double confidence(Cause cause) {
    double weight = 0;
    double sum = 0;
    for (Wait finding : findings) {
      if (finding.kind() == cause) {
        weight += finding.blockedTicks();
        sum += finding.confidence() * finding.blockedTicks();
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }
}
