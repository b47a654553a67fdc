package dev.stallscope.report.text;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.CauseChange;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.LossChange;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.compare.ExclusionCheck.Effect;
import dev.stallscope.compare.ExclusionCheck.Scans;
import dev.stallscope.compare.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The typed values of a comparison in sentences, so that every view says the same. Texts of traces
 * stand in them as {@link VisibleText}.
 */
public final class CompareSentences {
  /** A cause that takes less of the time after is not worth mention as what remains. */
  private static final double WORTH_MENTION = 0.05;

  private final Comparison comparison;
  private final Words words;

  public CompareSentences(Comparison comparison, Words words) {
    this.comparison = comparison;
    this.words = words;
  }

  /** What the comparison comes to, in a sentence or two. */
  public String verdict() {
    Outcome outcome = comparison.verdict().outcome();
    if (outcome == Outcome.IMPROVED || outcome == Outcome.WORSE) {
      return words.text("compare.verdict.changed", "parts", changed()) + deadRules();
    }
    List<String> reasons = reasons();
    return words.text(
            "compare.verdict",
            outcome,
            "total",
            total(),
            "reason",
            reasons.isEmpty() ? "" : reasons.get(0))
        + deadRules();
  }

  private String changed() {
    List<String> parts = new ArrayList<>();
    parts.add(mainPart());
    parts.add(total());
    remaining().ifPresent(parts::add);
    parts.removeIf(String::isEmpty);
    return String.join(words.text("compare.join"), parts);
  }

  /** What the change did to the cause that changed most in its direction. */
  private String mainPart() {
    return mainChange()
        .map(change -> change.pValue() == null ? ordinary(change) : waits(change))
        .orElse("");
  }

  private Optional<CauseChange> mainChange() {
    boolean better = comparison.savedTicks() > 0;
    return comparison.causes().stream()
        .filter(change -> change.savedTicks() > 0 == better && change.savedTicks() != 0)
        .findFirst();
  }

  private String ordinary(CauseChange change) {
    return words.text(
        change.savedTicks() > 0 ? "compare.part.ordinary.less" : "compare.part.ordinary.more",
        "cause",
        words.text("cause", change.cause()),
        "saved",
        time(Math.abs(change.savedTicks())));
  }

  private String waits(CauseChange change) {
    String key = "compare.part.gone";
    if (change.savedTicks() < 0) {
      key = change.beforeTicks() == 0 ? "compare.part.came" : "compare.part.grew";
    } else if (change.cause() == Cause.ANTIVIRUS_SCAN && exclusionTook()) {
      key = "compare.part.excluded";
    }
    boolean grew = change.savedTicks() < 0;
    return words.text(
        key,
        "saved",
        time(Math.abs(change.savedTicks())),
        "before",
        time(change.beforeTicks()),
        "after",
        time(change.afterTicks()),
        "share",
        Quantities.share(change.savedTicks() / (double) Math.max(1, change.beforeTicks())),
        "cause",
        cause(change.cause(), grew ? LossChange::afterTicks : LossChange::beforeTicks));
  }

  private boolean exclusionTook() {
    return comparison.exclusions().stream()
        .anyMatch(check -> check.effect() == Effect.TOOK || check.effect() == Effect.PARTLY);
  }

  /** The target's time on both sides. */
  private String total() {
    long before = comparison.before().targetTicks();
    long after = comparison.after().targetTicks();
    Outcome outcome = comparison.verdict().outcome();
    String key = "compare.total.same";
    if (outcome == Outcome.IMPROVED || outcome == Outcome.WORSE) {
      key = before > after ? "compare.total.faster" : "compare.total.slower";
    }
    return words.text(
        key,
        "process",
        VisibleText.of(comparison.before().root()),
        "before",
        time(before),
        "after",
        time(after),
        "share",
        Quantities.share(Math.abs(comparison.savedShare())));
  }

  private Optional<String> remaining() {
    return comparison.causes().stream()
        .filter(change -> change.pValue() != null)
        .filter(change -> comparison.savedTicks() > 0)
        .filter(change -> change.afterTicks() > WORTH_MENTION * comparison.after().targetTicks())
        .max(Comparator.comparingLong(CauseChange::afterTicks))
        .map(
            change ->
                words.text(
                    "compare.left",
                    "time",
                    time(change.afterTicks()),
                    "cause",
                    mainChange().filter(change::equals).isPresent()
                        ? words.text("cause", change.cause())
                        : cause(change.cause(), LossChange::afterTicks)));
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

  /** A rule that changed nothing is named with its reason; of several their number. */
  private String deadRules() {
    List<ExclusionCheck> dead =
        comparison.exclusions().stream().filter(check -> check.effect() == Effect.DEAD).toList();
    if (dead.isEmpty()) {
      return "";
    }
    ExclusionCheck first = dead.get(0);
    return " "
        + (dead.size() > 1
            ? words.text("compare.dead.several", "count", dead.size())
            : words.text(
                "compare.dead",
                "rule",
                VisibleText.of(first.exclusion().text()),
                "reason",
                why(first)));
  }

  /** Why the verdict is what it is, the strongest first. */
  public List<String> reasons() {
    return comparison.verdict().reasons().stream().map(this::reason).toList();
  }

  private String reason(Reason reason) {
    double number = reason.number();
    return words.text(
        "compare.reason",
        reason.kind(),
        "p",
        number < 0.001 ? probability(number) : "= " + probability(number),
        "time",
        time(Math.round(Math.abs(number))),
        "share",
        Quantities.share(number),
        "count",
        Quantities.count(Math.round(number)));
  }

  /** A probability: small ones as a bound, since their digits say nothing. */
  public static String probability(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  /** What else may explain a difference. */
  public List<String> confounds() {
    return comparison.confounds().stream().map(this::confound).toList();
  }

  /** One thing that may explain a difference. */
  public String confound(Confound confound) {
    return words.text(
        "compare.confound",
        confound,
        "before",
        confounded(confound, comparison.before(), comparison.matched().before()),
        "after",
        confounded(confound, comparison.after(), comparison.matched().after()));
  }

  private static String confounded(Confound confound, Side side, double matched) {
    return switch (confound) {
      case DIFFERENT_WORK -> Quantities.share(matched);
      case DIFFERENT_TARGET -> VisibleText.of(side.root());
      case WARM_CACHE, COLD_CACHE -> Quantities.count(side.diskReads());
      default -> "";
    };
  }

  /** What became of an exclusion, and why. */
  public String exclusion(ExclusionCheck check) {
    String what =
        words.text(
            "compare.exclusion",
            check.effect(),
            "rule",
            VisibleText.of(check.exclusion().text()),
            "before",
            scans(check.before()),
            "after",
            scans(check.after()));
    return check.reason() == null ? what : what + " " + why(check);
  }

  /** Where scans went on; empty when nothing is known. */
  public String stillScanned(ExclusionCheck check) {
    return check.stillScanned().isEmpty()
        ? ""
        : words.text(
            "compare.exclusion.still",
            "folders",
            VisibleText.of(String.join(", ", check.stillScanned())));
  }

  private String why(ExclusionCheck check) {
    ExclusionCheck.Reason reason = check.reason();
    if (reason == null) {
      return "";
    }
    boolean by = reason == ExclusionCheck.Reason.NOT_IN_FORCE && !check.detail().isEmpty();
    String detail = VisibleText.of(check.detail());
    return by
        ? words.text("compare.dead.not-in-force.by", "detail", detail)
        : words.text("compare.dead", reason, "detail", detail);
  }

  private String scans(Scans scans) {
    if (scans.count() == 0 && scans.looks() > 0) {
      return words.counted("compare.exclusion.looks", Math.round(scans.looks()));
    }
    long count = Math.round(scans.count());
    return words.text(
        count == 1 ? "compare.exclusion.scans.one" : "compare.exclusion.scans.other",
        "count",
        Quantities.count(count),
        "time",
        time(scans.ticks()));
  }

  /** One side in short: its files, its target, its findings. */
  public String side(Side side) {
    return words.text(
        "compare.summary.side",
        "files",
        files(side),
        "process",
        VisibleText.of(side.root()),
        "time",
        time(side.targetTicks()),
        "findings",
        Quantities.number(side.findings()));
  }

  /** Names of a side's files in one text. */
  public String files(Side side) {
    List<String> files = side.files();
    String first = files.isEmpty() ? "" : VisibleText.of(files.get(0));
    return files.size() < 2
        ? first
        : words.text("summary.files.more", "file", first, "count", files.size() - 1);
  }

  /** A saved time, with a minus where it takes longer now. */
  public static String signed(long ticks) {
    return ticks < 0 ? "−" + time(-ticks) : time(ticks);
  }

  private static String time(long ticks) {
    return ticks == 0 ? "0 s" : Quantities.time(ticks);
  }
}
