package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Exclusion.Kind;
import dev.stallscope.compare.Exclusion.Reading;
import dev.stallscope.compare.ExclusionCheck.Effect;
import dev.stallscope.compare.ExclusionCheck.Reason;
import dev.stallscope.compare.ExclusionCheck.Scans;
import dev.stallscope.compare.Loss.Program;
import dev.stallscope.model.WindowsPath;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the captures whether exclusions took. An exclusion in force stops every scan it
 * covers, so what it covers as Windows reads it must be without scans after; what it covers only as
 * it may have been meant shows why it fails.
 */
final class ExclusionChecker {
  /** Below this part of before's scans the rest may be scans of another kind. */
  private static final double STOPPED = 0.1;

  /** Above this part nothing changed that chance does not explain. */
  private static final double WENT_ON = 0.5;

  private static final int MOST_FOLDERS = 5;

  private final Side before;
  private final Side after;
  private final int number;
  private final Exclusion rule;
  private final Map<Reading, Predicate<Loss>> covers = new EnumMap<>(Reading.class);

  private ExclusionChecker(Side before, Side after, int number, Exclusion rule) {
    this.before = before;
    this.after = after;
    this.number = number;
    this.rule = rule;
    for (Reading reading : Reading.values()) {
      covers.put(reading, covering(rule, reading));
    }
  }

  private static Predicate<Loss> covering(Exclusion rule, Reading reading) {
    Predicate<String> paths = rule.paths(reading);
    return paths == null
        ? loss -> rule.covers(loss.programs(), reading)
        : loss -> paths.test(loss.path());
  }

  /**
   * Checks a rule.
   *
   * @param number its place among the rules the profiles were made with
   */
  static ExclusionCheck check(Side before, Side after, int number, Exclusion rule) {
    return new ExclusionChecker(before, after, number, rule).check();
  }

  /**
   * Time of a run with scans going on that a rule covers which took, even in part, each moment
   * once: that of before less after's.
   */
  static long removedTicks(Side before, Side after, List<ExclusionCheck> checks) {
    List<Predicate<Loss>> took =
        checks.stream()
            .filter(check -> check.effect() == Effect.TOOK || check.effect() == Effect.PARTLY)
            .map(check -> covering(check.exclusion(), Reading.EFFECTIVE))
            .toList();
    Predicate<Loss> covered =
        loss ->
            loss.cause() == Cause.ANTIVIRUS_SCAN && took.stream().anyMatch(rule -> rule.test(loss));
    return before.waitedTicks(covered) - after.waitedTicks(covered);
  }

  private ExclusionCheck check() {
    Scans earlier = scans(before);
    Scans later = scans(after);
    Predicate<Loss> missed =
        loss -> covers(loss, Reading.MEANT) && !covers(loss, Reading.EFFECTIVE);
    boolean missedAny = lossesOf(after).anyMatch(missed);
    Effect effect = effect(earlier, later, missedAny);
    Reason reason =
        effect == Effect.TOOK || effect == Effect.NOT_TRIED
            ? null
            : reason(effect, earlier, missed);
    return new ExclusionCheck(
        rule,
        effect,
        reason,
        reason == null ? "" : detail(reason, missed),
        earlier,
        later,
        effect == Effect.TOOK ? List.of() : folders());
  }

  private Effect effect(Scans earlier, Scans later, boolean missedAny) {
    double share = share(earlier, later);
    if (Double.isNaN(share) || rule.refused()) {
      return Effect.DEAD;
    }
    if (later.opens() == 0 && earlier.opens() > 0) {
      return Effect.NOT_TRIED;
    }
    if (share > WENT_ON) {
      return Effect.DEAD;
    }
    return share <= STOPPED && !missedAny ? Effect.TOOK : Effect.PARTLY;
  }

  /** Part of before's scans that went on, for as many files opened; NaN when there were none. */
  private static double share(Scans earlier, Scans later) {
    double work = earlier.opens() > 0 && later.opens() > 0 ? earlier.opens() / later.opens() : 1;
    if (earlier.count() > 0) {
      return work * later.count() / earlier.count();
    }
    return earlier.looks() > 0 ? work * later.looks() / earlier.looks() : Double.NaN;
  }

  private @Nullable Reason reason(Effect effect, Scans earlier, Predicate<Loss> missed) {
    if (rule.refused()) {
      return Reason.REFUSED;
    }
    if (rule.userVariable() != null) {
      return Reason.USER_VARIABLE;
    }
    if (scans().anyMatch(missed)) {
      return rule.kind() == Kind.PROCESS ? Reason.CHILD_PROCESS : Reason.WILDCARD_ONE_LEVEL;
    }
    if (earlier.count() > 0 || earlier.looks() > 0) {
      // where some stopped the rule is in force, and nothing tells why others did not
      return effect == Effect.DEAD ? Reason.NOT_IN_FORCE : null;
    }
    if (rule.kind() == Kind.PROCESS) {
      return ofProcess();
    }
    return elsewhere() == null ? Reason.NOTHING_SCANNED : Reason.OTHER_FOLDER;
  }

  private Reason ofProcess() {
    if (scans().anyMatch(loss -> WindowsPath.name(loss.path()).equalsIgnoreCase(rule.name()))) {
      return Reason.OWN_IMAGE;
    }
    String role = StableNames.role(rule.name());
    boolean known =
        Stream.of(before, after)
            .flatMap(side -> side.runs().stream())
            .anyMatch(run -> run.work().containsKey(role) || run.work().containsKey(role + ".exe"));
    return known ? Reason.NOTHING_SCANNED : Reason.NO_SUCH_PROCESS;
  }

  private String detail(Reason reason, Predicate<Loss> missed) {
    String detail =
        switch (reason) {
          case USER_VARIABLE -> rule.userVariable();
          case WILDCARD_ONE_LEVEL -> most(missed, loss -> WindowsPath.directory(loss.path()));
          case CHILD_PROCESS -> most(missed, ExclusionChecker::program);
          case NO_SUCH_PROCESS -> most(loss -> true, ExclusionChecker::program);
          case OTHER_FOLDER -> elsewhere();
          case NOT_IN_FORCE -> most(loss -> covers(loss, Reading.EFFECTIVE), Loss::behind);
          case OWN_IMAGE, REFUSED, NOTHING_SCANNED -> "";
        };
    return detail == null ? "" : detail;
  }

  private static String program(Loss loss) {
    return loss.programs().stream().findFirst().map(Program::name).orElse("");
  }

  /** A scanned folder of the name the rule ends in. */
  private @Nullable String elsewhere() {
    String name = rule.name();
    if (rule.kind() != Kind.PATH || name.isEmpty() || name.indexOf('*') >= 0) {
      return null;
    }
    Pattern below = Pattern.compile("(?is)^(.*\\\\" + Pattern.quote(name) + ")\\\\.*");
    return scans()
        .map(loss -> below.matcher(loss.path()))
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .findFirst()
        .orElse(null);
  }

  private String most(Predicate<Loss> chosen, Function<Loss, String> key) {
    return Stream.of(after, before)
        .flatMap(side -> ranked(side, chosen, key).stream())
        .findFirst()
        .orElse("");
  }

  /** Those that went on, and what was scanned before. */
  private Stream<Loss> scans() {
    return Stream.concat(lossesOf(after), lossesOf(before));
  }

  private List<String> folders() {
    Predicate<Loss> covered =
        loss -> covers(loss, Reading.EFFECTIVE) || covers(loss, Reading.MEANT);
    List<String> own = ranked(after, covered, Loss::place);
    return own.isEmpty() ? ranked(after, loss -> true, Loss::place) : own;
  }

  /** What scans have there, what cost most first. */
  private static List<String> ranked(
      Side side, Predicate<Loss> chosen, Function<Loss, String> key) {
    Map<String, Long> ticks = new HashMap<>();
    lossesOf(side)
        .filter(chosen)
        .forEach(loss -> ticks.merge(key.apply(loss), loss.ticks(), Long::sum));
    return ticks.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_FOLDERS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Stream<Loss> lossesOf(Side side) {
    return side.losses().filter(loss -> loss.cause() == Cause.ANTIVIRUS_SCAN);
  }

  private boolean covers(Loss loss, Reading reading) {
    return covers.getOrDefault(reading, any -> false).test(loss);
  }

  private Scans scans(Side side) {
    double runs = side.runs().size();
    List<Loss> covered = lossesOf(side).filter(loss -> covers(loss, Reading.EFFECTIVE)).toList();
    return new Scans(
        covered.size() / runs,
        Math.round(covered.stream().mapToLong(Loss::ticks).sum() / runs),
        side.runs().stream().mapToLong(run -> run.reaches().get(number).looks()).sum() / runs,
        side.runs().stream().mapToLong(run -> run.reaches().get(number).opens()).sum() / runs);
  }
}
