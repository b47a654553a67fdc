package dev.stallscope.advice;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Ground;
import java.util.List;
import java.util.Optional;

/**
 * What to do where programs waited as long as Defender's check in the cloud lasts until it gives
 * up. A capture never shows the check itself, only that length, so this is always a trial.
 */
final class CloudCheckAdvice {
  /** Seconds without an extension; up to 50 more can be set (Microsoft, Set-MpPreference). */
  private static final double USUAL_SECONDS = 10;

  private CloudCheckAdvice() {}

  /** Advice on those of the scans that were that long; empty when none was. */
  static Optional<Advice> of(List<Finding> scans) {
    List<Finding> waits = scans.stream().filter(scan -> seconds(scan) > 0).toList();
    if (waits.isEmpty()) {
      return Optional.empty();
    }
    Draft draft =
        new Draft(Kind.CHECK_CLOUD, waits)
            .trial()
            .alternative()
            .commands(DefenderCommands.lookAtCloud());
    if (waits.stream().anyMatch(wait -> seconds(wait) > USUAL_SECONDS)) {
      draft
          .cost(Cost.JUDGED_SOONER)
          .warning(Warning.Kind.COMPANY_POLICY)
          .commands(DefenderCommands.usualCloudTime());
    }
    return Optional.of(draft.advice());
  }

  /** How long the check takes that a scan was as long as; 0 when it was not. */
  private static double seconds(Finding scan) {
    return scan.grounds().stream()
        .filter(ground -> ground.kind() == Ground.Kind.CLOUD_CHECK)
        .mapToDouble(Ground::number)
        .max()
        .orElse(0);
  }
}
