package dev.stallscope.report.text;

import dev.stallscope.compare.Comparison;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.ExclusionCheck;
import dev.stallscope.compare.ExclusionCheck.Effect;
import dev.stallscope.compare.ExclusionCheck.Scans;
import dev.stallscope.compare.Side;
import java.util.List;
import java.util.Locale;

/**
 * The typed values of a comparison in sentences, so that every view says the same. Texts of traces
 * stand in them as {@link VisibleText}.
 */
public final class CompareSentences {
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
      return withDeadRules(
          words.text(
              "compare.verdict.changed",
              "parts",
              new ChangeParts(comparison, words).sentence(total())));
    }
    List<String> reasons = reasons();
    return withDeadRules(
        words.text(
            "compare.verdict",
            outcome,
            "total",
            total(),
            "reason",
            reasons.isEmpty() ? "" : reasons.get(0)));
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

  /** A rule that changed nothing is named with its reason; of several their number. */
  private String withDeadRules(String sentence) {
    List<ExclusionCheck> dead =
        comparison.exclusions().stream().filter(check -> check.effect() == Effect.DEAD).toList();
    if (dead.isEmpty()) {
      return sentence;
    }
    ExclusionCheck first = dead.get(0);
    String told =
        dead.size() > 1
            ? words.text("compare.dead.several", "count", dead.size())
            : words.text(
                "compare.dead",
                "rule",
                VisibleText.of(first.exclusion().text()),
                "reason",
                why(first));
    return words.sentences(List.of(sentence, told));
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
    return check.reason() == null ? what : words.sentences(List.of(what, why(check)));
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

  static String time(long ticks) {
    return ticks == 0 ? "0 s" : Quantities.time(ticks);
  }
}
