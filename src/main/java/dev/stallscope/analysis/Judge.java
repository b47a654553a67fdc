package dev.stallscope.analysis;

import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.wallclock.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts findings and shares of the wall clock into one verdict. */
final class Judge {
  /** Less than this part of the target's time does not make an install slow. */
  private static final double NOTICEABLE = 0.05;

  /** How sure we are that nothing held the target up when a complete capture shows nothing. */
  private static final double SURE_OF_NOTHING = 0.9;

  /** And when the capture lacks a kind of event, or durations. */
  private static final double UNSURE = 0.3;

  private final List<Finding> findings;
  private final List<Share> wallClock;
  private final List<RuleResult> rules;

  Judge(List<Finding> findings, List<Share> wallClock, List<RuleResult> rules) {
    this.findings = findings;
    this.wallClock = wallClock;
    this.rules = rules;
  }

  Verdict verdict() {
    Share worst = mostLost();
    if (worst == null) {
      return nothingFound();
    }
    long total = wallClock.stream().mapToLong(Share::ticks).sum();
    long lost = lostTicks();
    return new Verdict(
        lost >= NOTICEABLE * total ? Statement.BLOCKED : Statement.HARDLY_BLOCKED,
        worst.cause(),
        lost,
        confidence(worst.cause()));
  }

  private Verdict nothingFound() {
    boolean blind = rules.stream().anyMatch(rule -> isBlinding(rule.missing()));
    return blind
        ? new Verdict(Statement.CANNOT_TELL, Cause.UNEXPLAINED, 0, UNSURE)
        : new Verdict(Statement.NOT_BLOCKED, Cause.UNEXPLAINED, 0, SURE_OF_NOTHING);
  }

  /** That no security product was seen is a finding by itself; the rest is a blind spot. */
  private static boolean isBlinding(@Nullable Missing missing) {
    return missing == Missing.DURATIONS || missing == Missing.FILE_EVENTS;
  }

  private @Nullable Share mostLost() {
    Share most = null;
    for (Share share : wallClock) {
      boolean found = findings.stream().anyMatch(finding -> finding.kind() == share.cause());
      if (found && share.ticks() > 0 && (most == null || share.ticks() > most.ticks())) {
        most = share;
      }
    }
    return most;
  }

  private long lostTicks() {
    return wallClock.stream()
        .filter(share -> findings.stream().anyMatch(finding -> finding.kind() == share.cause()))
        .mapToLong(Share::ticks)
        .sum();
  }

  /** The findings' own, each by the time it took. */
  private double confidence(Cause cause) {
    double weight = 0;
    double sum = 0;
    for (Finding finding : findings) {
      if (finding.kind() == cause) {
        weight += finding.blockedTicks();
        sum += finding.confidence() * finding.blockedTicks();
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }
}
