package dev.stallscope.report.text;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.LossChange;
import dev.stallscope.compare.ExclusionCheck.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a change did, part by part: what came or went, the total, what remains. */
final class ChangeParts {
  /** A cause that takes less of the time after is not worth mention as what remains. */
  private static final double WORTH_MENTION = 0.05;

  private final Comparison comparison;
  private final Words words;

  ChangeParts(Comparison comparison, Words words) {
    this.comparison = comparison;
    this.words = words;
  }

  /** All parts in one sentence, without its end. */
  String sentence(String total) {
    List<String> parts = new ArrayList<>();
    mainChange().ifPresent(change -> parts.addAll(changed(change)));
    if (!parts.isEmpty()) {
      parts.set(0, capitalized(parts.get(0)));
    }
    parts.add(total);
    if (comparison.savedTicks() > 0) {
      remaining().ifPresent(parts::add);
    }
    return String.join(words.text("compare.join"), parts);
  }

  private static String capitalized(String text) {
    int end = text.offsetByCodePoints(0, 1);
    return text.substring(0, end).toUpperCase(Locale.ROOT) + text.substring(end);
  }

  /** The cause that changed most in the direction of the total. */
  private Optional<CauseChange> mainChange() {
    boolean better = comparison.savedTicks() > 0;
    return comparison.causes().stream()
        .filter(change -> change.savedTicks() > 0 == better && change.savedTicks() != 0)
        .findFirst();
  }

  private List<String> changed(CauseChange change) {
    if (change.pValue() == null) {
      return List.of(ordinary(change));
    }
    if (change.savedTicks() < 0) {
      return List.of(grown(change));
    }
    long excluded = change.cause() == Cause.ANTIVIRUS_SCAN ? excludedTicks(change) : 0;
    return excluded > 0
        ? excluded(change, excluded)
        : List.of(less("compare.part.gone", change, change.savedTicks()));
  }

  private String ordinary(CauseChange change) {
    return words.text(
        change.savedTicks() > 0 ? "compare.part.ordinary.less" : "compare.part.ordinary.more",
        "cause",
        words.text("cause", change.cause()),
        "saved",
        time(Math.abs(change.savedTicks())));
  }

  private String grown(CauseChange change) {
    return words.text(
        change.beforeTicks() == 0 ? "compare.part.came" : "compare.part.grew",
        "before",
        time(change.beforeTicks()),
        "after",
        time(change.afterTicks()),
        "cause",
        cause(change.cause(), LossChange::afterTicks));
  }

  private String less(String key, CauseChange change, long ticks) {
    String amount =
        words.text(
            ticks == change.beforeTicks() ? "compare.amount.all" : "compare.amount.part",
            "part",
            time(ticks),
            "all",
            time(change.beforeTicks()));
    return words.text(
        key, "amount", amount, "cause", cause(change.cause(), LossChange::beforeTicks));
  }

  /** What rules in force removed; what else went is said, since no rule of them did that. */
  private List<String> excluded(CauseChange change, long excluded) {
    long rules =
        comparison.exclusions().stream()
            .filter(check -> check.effect() == Effect.TOOK || check.effect() == Effect.PARTLY)
            .count();
    String key = rules == 1 ? "compare.part.excluded" : "compare.part.excluded.several";
    List<String> parts = new ArrayList<>(List.of(less(key, change, excluded)));
    long others = change.savedTicks() - excluded;
    if (others > 0) {
      parts.add(words.text("compare.part.uncovered", "time", time(others)));
    }
    return parts;
  }

  /** What rules in force removed of the scans; what is not worth mention goes to neither. */
  private long excludedTicks(CauseChange change) {
    double share = comparison.excludedTicks() / (double) change.savedTicks();
    if (share < WORTH_MENTION) {
      return 0;
    }
    return share > 1 - WORTH_MENTION ? change.savedTicks() : comparison.excludedTicks();
  }

  /** The cause that takes most after, or that none takes much. */
  private Optional<String> remaining() {
    List<CauseChange> waits =
        comparison.causes().stream().filter(change -> change.pValue() != null).toList();
    long total = comparison.after().targetTicks();
    Optional<CauseChange> most = waits.stream().max(Comparator.comparing(CauseChange::afterTicks));
    if (most.isPresent() && most.get().afterTicks() > WORTH_MENTION * total) {
      return most.map(this::remaining);
    }
    long waited = waits.stream().mapToLong(CauseChange::afterTicks).sum();
    return comparison.after().hasDurations() && total > 0
        ? Optional.of(
            words.text("compare.left.little", "share", Quantities.share((double) waited / total)))
        : Optional.empty();
  }

  private String remaining(CauseChange change) {
    boolean named = mainChange().filter(change::equals).isPresent();
    return words.text(
        "compare.left",
        "time",
        time(change.afterTicks()),
        "cause",
        named
            ? words.text("cause", change.cause())
            : cause(change.cause(), LossChange::afterTicks));
  }

  /** A cause with whoever stood behind most of it. */
  private String cause(Cause cause, ToLongFunction<LossChange> ticksOf) {
    Map<String, Long> ticks = new HashMap<>();
    for (LossChange loss : comparison.losses()) {
      if (loss.cause() == cause && ticksOf.applyAsLong(loss) > 0) {
        ticks.merge(VisibleText.of(loss.behind()), ticksOf.applyAsLong(loss), Long::sum);
      }
    }
    String who =
        ticks.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse("");
    String name = words.text("cause", cause);
    return who.isEmpty() ? name : words.text("compare.cause.by", "cause", name, "who", who);
  }

  private static String time(long ticks) {
    return CompareSentences.time(ticks);
  }
}
