package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.Comparison.Confound;
import dev.stallscope.compare.Comparison.Outcome;
import dev.stallscope.compare.Comparison.Reason;
import dev.stallscope.compare.ExclusionCheck.Effect;
import dev.stallscope.synth.plant.Stall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Pairs of made-up captures of which it is known what the change between them did. */
class LabelledPairsTest {
  private static final int SEEDS = Integer.getInteger("compare.seeds", 40);
  private static final int PAIRS = Integer.getInteger("compare.pairs", 300);

  private static final String[] SCANNED = {
    "title  npm install, every new file scanned",
    "tool   npm",
    "items  400",
    "workers 1",
    "stall  scan-on-close times 35..45 blocked 0.4s..2s",
    "stall  connect-late times 1..2"
  };

  private static final Predicate<Stall> SCANS = stall -> stall.kind().equals("antivirus-scan");

  private static Predicate<Stall> scansBelow(String folder) {
    String below = folder.toLowerCase(Locale.ROOT) + "\\";
    return SCANS.and(stall -> stall.path().toLowerCase(Locale.ROOT).startsWith(below));
  }

  private static Comparison compare(Played before, Played after, Exclusion... exclusions) {
    return Comparer.compare(
        List.of(before.profile(exclusions)),
        List.of(after.profile(exclusions)),
        List.of(exclusions));
  }

  private static long antivirus(Comparison comparison) {
    return comparison.before().ticks(Cause.ANTIVIRUS_SCAN)
        - comparison.after().ticks(Cause.ANTIVIRUS_SCAN);
  }

  private static String text(long seed, Comparison comparison) {
    return "seed " + seed + ": " + comparison.verdict();
  }

  /** The same run with and without: the truth of the saving is known to the tick. */
  @Test
  void whatAnExclusionSavesIsToldToATenth() {
    double worst = 0;
    double worstScans = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played after = Played.of(seed, SCANNED).without(SCANS);
      Comparison comparison = compare(Played.of(seed, SCANNED), after);
      assertThat(comparison.verdict().outcome())
          .as(text(seed, comparison))
          .isEqualTo(Outcome.IMPROVED);
      worst = Math.max(worst, error(comparison.savedTicks(), after.removed()));
      worstScans = Math.max(worstScans, error(antivirus(comparison), after.removed()));
    }
    System.out.printf(
        Locale.ROOT,
        "saving of %d exclusions: total within %.2f %%, scans within %.2f %% of the truth%n",
        SEEDS,
        100 * worst,
        100 * worstScans);
    assertThat(worst).isLessThan(0.1);
    assertThat(worstScans).isLessThan(0.1);
  }

  private static double error(long told, long truth) {
    return Math.abs(told - truth) / (double) truth;
  }

  /** Another run of the same, on another machine, where the exclusion works. */
  @Test
  void anExclusionThatWorksIsAnImprovement() {
    double worst = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played before = Played.of(seed, SCANNED);
      Played after = Played.of(seed + 5_000, SCANNED).without(SCANS);
      Comparison comparison = compare(before, after);
      assertThat(comparison.verdict().outcome())
          .as(text(seed, comparison))
          .isEqualTo(Outcome.IMPROVED);
      worst =
          Math.max(worst, error(antivirus(comparison), before.planted(Cause.ANTIVIRUS_SCAN.id())));
    }
    System.out.printf(
        Locale.ROOT, "scans of other runs within %.2f %% of the truth%n", 100 * worst);
    assertThat(worst).isLessThan(0.1);
  }

  @Test
  void anExclusionTakesWhereItCoversWhatIsScanned() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played before = Played.of(seed, SCANNED);
      String folder = "C:\\Users\\" + before.user();
      Exclusion rule = Exclusion.parse(folder);
      Comparison comparison =
          compare(before, Played.of(seed, SCANNED).without(scansBelow(folder)), rule);
      assertThat(comparison.exclusions().get(0).effect()).isEqualTo(Effect.TOOK);
      assertThat(comparison.verdict().outcome()).isEqualTo(Outcome.IMPROVED);
      assertThat(comparison.verdict().reasons().get(0).kind())
          .isEqualTo(Reason.Kind.EXCLUSION_TOOK);
    }
  }

  /** It covers the cache, and the project is scanned as before. */
  @Test
  void anExclusionThatWorksPartlyIsMeasuredAsSuch() {
    int improved = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played before = Played.of(seed, SCANNED);
      String folder = "C:\\Users\\" + before.user() + "\\src";
      Exclusion rule = Exclusion.parse(folder);
      Played after = Played.of(seed, SCANNED).without(scansBelow(folder));
      Comparison comparison = compare(before, after, rule);
      assertThat(comparison.exclusions().get(0).effect()).isEqualTo(Effect.TOOK);
      assertThat(antivirus(comparison) / (double) after.removed()).isCloseTo(1, within(0.1));
      assertThat(comparison.after().ticks(Cause.ANTIVIRUS_SCAN)).isPositive();
      improved += comparison.verdict().outcome() == Outcome.IMPROVED ? 1 : 0;
    }
    assertThat(improved).isEqualTo(SEEDS);
  }

  /** A third of the files below its folder are scanned as before. */
  @Test
  void anExclusionThatTookInPartsIsNeitherDeadNorWell() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played before = Played.of(seed, SCANNED);
      String folder = "C:\\Users\\" + before.user();
      Predicate<Stall> most = scansBelow(folder).and(stall -> stall.path().hashCode() % 3 != 0);
      Comparison comparison =
          compare(before, Played.of(seed, SCANNED).without(most), Exclusion.parse(folder));
      ExclusionCheck check = comparison.exclusions().get(0);
      assertThat(check.effect()).as("seed %d", seed).isEqualTo(Effect.PARTLY);
      assertThat(check.stillScanned()).isNotEmpty();
      assertThat(check.after().count()).isPositive().isLessThan(check.before().count());
    }
  }

  @Test
  void aDeadExclusionIsNamedWithItsReason() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played before = Played.of(seed, SCANNED);
      Played after = Played.of(seed, SCANNED);
      String user = "C:\\Users\\" + before.user();
      Comparison comparison =
          compare(
              before,
              after,
              Exclusion.parse("%USERPROFILE%\\src"),
              Exclusion.parse("C:\\Users\\*\\webapp"),
              Exclusion.parse("D:\\build\\node_modules"),
              Exclusion.parse("cmd.exe"),
              Exclusion.parse("yarn.exe"),
              Exclusion.parse(user + "\\src"),
              Exclusion.parse("*.iso"));
      assertThat(comparison.verdict().outcome()).isEqualTo(Outcome.NO_DIFFERENCE);
      assertThat(comparison.exclusions())
          .allSatisfy(check -> assertThat(check.effect()).isEqualTo(Effect.DEAD));
      assertThat(comparison.exclusions().stream().map(ExclusionCheck::reason))
          .containsExactly(
              ExclusionCheck.Reason.USER_VARIABLE,
              ExclusionCheck.Reason.WILDCARD_ONE_LEVEL,
              ExclusionCheck.Reason.OTHER_FOLDER,
              ExclusionCheck.Reason.CHILD_PROCESS,
              ExclusionCheck.Reason.NO_SUCH_PROCESS,
              ExclusionCheck.Reason.NOT_IN_FORCE,
              ExclusionCheck.Reason.NOTHING_SCANNED);
    }
  }

  /** Scans of a few milliseconds each are no findings, but make a build slow by their number. */
  @Test
  void thousandsOfShortScansCountThoughNoneIsAFinding() {
    String[] lines = {
      "title x",
      "tool npm",
      "items 800",
      "workers 1",
      "stall scan-on-close times 600 blocked 8ms..40ms"
    };
    for (long seed = 1; seed <= Math.min(10, SEEDS); seed++) {
      Played after = Played.of(seed, lines).without(SCANS);
      Comparison comparison = compare(Played.of(seed, lines), after);
      assertThat(comparison.verdict().outcome())
          .as(text(seed, comparison))
          .isEqualTo(Outcome.IMPROVED);
      assertThat(error(comparison.savedTicks(), after.removed())).isLessThan(0.1);
      assertThat(comparison.operations().get(0).name()).isEqualTo("CloseFile");
      assertThat(comparison.operations().get(0).significant()).isTrue();
    }
  }

  @Test
  void moreScansAreWorse() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played before = Played.of(seed, SCANNED).without(SCANS);
      Comparison comparison = compare(before, Played.of(seed + 5_000, SCANNED));
      assertThat(comparison.verdict().outcome())
          .as(text(seed, comparison))
          .isEqualTo(Outcome.WORSE);
    }
  }

  @Test
  void aWarmCacheIsNoImprovement() {
    String[] cold = {
      "title x", "tool pip", "items 300", "workers 1", "stall slow-disk times 20..40"
    };
    for (long seed = 1; seed <= SEEDS; seed++) {
      Comparison comparison = compare(Played.of(seed, cold), Played.of(seed, cold).warm());
      assertThat(comparison.verdict().outcome())
          .as(text(seed, comparison))
          .isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(comparison.confounds()).contains(Confound.WARM_CACHE);
    }
  }

  @Test
  void differentWorkIsNotCompared() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Played other = Played.of(seed, "title x", "tool cargo", "items 400", "workers 1");
      Comparison comparison = compare(Played.of(seed, SCANNED), other);
      assertThat(comparison.verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(comparison.verdict().reasons().get(0).kind())
          .isEqualTo(Reason.Kind.DIFFERENT_WORK);
    }
  }

  @Test
  void protectionThatIsOffIsNoExclusion() {
    String[] off = {
      "title x",
      "tool npm",
      "items 400",
      "workers 1",
      "guard defender hidden",
      "noise explorer services"
    };
    Comparison comparison = compare(Played.of(1, SCANNED), Played.of(2, off));
    assertThat(comparison.verdict().outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(comparison.confounds()).contains(Confound.PROTECTION_OFF);
  }

  @Test
  void repeatsMakeASmallDifferenceSureAndGiveAnInterval() {
    List<RunProfile> before = new ArrayList<>();
    List<RunProfile> after = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      before.add(Played.of(seed, SCANNED).profile());
      after.add(Played.of(seed + 50, SCANNED).without(SCANS).profile());
    }
    Comparison comparison = Comparer.compare(before, after, List.of());
    assertThat(comparison.verdict().outcome()).isEqualTo(Outcome.IMPROVED);
    assertThat(comparison.verdict().confidence()).isGreaterThan(0.8);
    assertThat(comparison.interval()).isNotNull();
    assertThat(comparison.savedTicks())
        .isBetween(comparison.interval().fromTicks(), comparison.interval().toTicks());
    assertThat(comparison.confounds()).doesNotContain(Confound.ONE_RUN);
  }

  /** Runs of the same, each with its own luck: what is called a difference is a false alarm. */
  @Test
  void noChangeIsNoDifference() {
    String[][] scenes = {
      {"tool go", "items 120", "workers 1", "stall scan-on-open times 4..10"},
      {
        "tool npm", "items 200", "workers 1..4", "stall scan-on-close times 20..40 blocked 0.3s..2s"
      },
      {"tool go", "items 100..140", "workers 2..4"},
      {"tool pip", "items 100", "workers 1", "stall slow-disk times 3..9"},
      {"tool cargo", "items 500", "workers 1", "stall scan-on-open times 100 blocked 5ms..300ms"},
      {
        "tool maven",
        "items 100..120",
        "workers 1..3",
        "stall connect-reset times 0..2",
        "stall connect-late times 1..2",
        "stall retransmit times 1..2"
      },
    };
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    for (String[] scene : scenes) {
      List<String> lines = new ArrayList<>(List.of("title x"));
      lines.addAll(List.of(scene));
      Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
      for (long pair = 0; pair < PAIRS / scenes.length; pair++) {
        Comparison comparison =
            compare(
                Played.of(10_000 + 2 * pair, lines.toArray(String[]::new)),
                Played.of(10_001 + 2 * pair, lines.toArray(String[]::new)));
        outcomes.merge(comparison.verdict().outcome(), 1, Integer::sum);
      }
      System.out.println(
          "no change, " + scene[0] + " " + scene[scene.length - 1] + ": " + outcomes);
      outcomes.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
    }
    int pairs = all.values().stream().mapToInt(Integer::intValue).sum();
    int alarms = all.getOrDefault(Outcome.IMPROVED, 0) + all.getOrDefault(Outcome.WORSE, 0);
    System.out.printf(
        Locale.ROOT,
        "false alarms %d of %d (%.1f %%), no difference %.1f %%%n",
        alarms,
        pairs,
        100.0 * alarms / pairs,
        100.0 * all.getOrDefault(Outcome.NO_DIFFERENCE, 0) / pairs);
    assertThat(alarms / (double) pairs).isLessThanOrEqualTo(0.05);
    assertThat(all.getOrDefault(Outcome.NO_DIFFERENCE, 0) / (double) pairs).isGreaterThan(0.9);
  }
}
