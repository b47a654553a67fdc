package dev.stallscope.compare;

import dev.stallscope.compare.Comparison.LossChange;
import java.util.Locale;
import java.util.Map;

/** Sums up findings of one cause, role, operation and place, of both sides. */
final class LossSums {
  private Loss longest;
  private int beforeCount;
  private int afterCount;
  private long beforeTicks;
  private long afterTicks;

  private LossSums(Loss first) {
    longest = first;
  }

  /** The sums this one belongs to, made when it is the first. */
  static LossSums of(Map<String, LossSums> sums, Loss loss) {
    String key =
        String.join("\0", loss.cause().id(), loss.role(), loss.operation().name(), loss.place());
    return sums.computeIfAbsent(key.toLowerCase(Locale.ROOT), first -> new LossSums(loss));
  }

  void addBefore(Loss loss) {
    beforeCount++;
    beforeTicks += loss.ticks();
    keepLongest(loss);
  }

  void addAfter(Loss loss) {
    afterCount++;
    afterTicks += loss.ticks();
    keepLongest(loss);
  }

  private void keepLongest(Loss loss) {
    if (loss.ticks() > longest.ticks()) {
      longest = loss;
    }
  }

  LossChange change(int beforeRuns, int afterRuns) {
    return new LossChange(
        longest.cause(),
        longest.role(),
        longest.operation(),
        longest.place(),
        longest.path(),
        longest.behind(),
        beforeCount,
        afterCount,
        beforeTicks / beforeRuns,
        afterTicks / afterRuns);
  }
}
