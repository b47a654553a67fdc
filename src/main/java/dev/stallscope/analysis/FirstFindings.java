package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps findings of all processes as long as they are few; of too many it keeps none. */
final class FirstFindings implements Consumer<Finding> {
  private final int most;
  private List<Finding> findings = new ArrayList<>();
  private boolean tooMany;

  FirstFindings(int most) {
    this.most = most;
  }

  @Override
  public void accept(Finding finding) {
    if (findings.size() == most) {
      tooMany = true;
      findings = List.of();
    }
    if (!tooMany) {
      findings.add(finding);
    }
  }

  /** Whether these are all that there were. */
  boolean areAll() {
    return !tooMany;
  }

  List<Finding> findings() {
    return findings;
  }
}
