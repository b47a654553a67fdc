package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.compare.ExclusionCheck.Effect;
import dev.stallscope.compare.ExclusionCheck.Reason;
import dev.stallscope.compare.Loss.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an exclusion took, from scans before and after. */
class ExclusionCheckerTest {
  private static final Program GO = new Program("go.exe", "C:\\Go\\bin\\go.exe");
  private static final Program COMPILE = new Program("compile.exe", "C:\\Go\\pkg\\compile.exe");

  private static ExclusionCheck check(String rule, Runs before, Runs after) {
    return ExclusionChecker.check(Runs.side(before), Runs.side(after), 0, Exclusion.parse(rule));
  }

  private static Runs scans(int count, long opens) {
    return scans(count, opens, "C:\\src\\shop", GO);
  }

  private static Runs scans(int count, long opens, String folder, Program... programs) {
    Runs runs = new Runs().reach(opens, 2L * count);
    for (int i = 0; i < count; i++) {
      runs.wait(Cause.ANTIVIRUS_SCAN, folder + "\\" + i + ".go", 3 * i, 1, programs);
    }
    return runs;
  }

  private static void says(ExclusionCheck check, Effect effect, Reason reason, String detail) {
    assertThat(check.effect()).isEqualTo(effect);
    assertThat(check.reason()).isEqualTo(reason);
    assertThat(check.detail()).isEqualTo(detail);
  }

  @Test
  void scansThatStopMeanThatItTook() {
    ExclusionCheck took = check("C:\\src", scans(10, 100), scans(1, 100));
    says(took, Effect.TOOK, null, "");
    assertThat(took.stillScanned()).isEmpty();
    assertThat(took.before().count()).isEqualTo(10);
    assertThat(took.before().ticks()).isEqualTo(10 * Runs.SECOND);
    assertThat(took.before().looks()).isEqualTo(20);
    assertThat(took.after().opens()).isEqualTo(100);
  }

  @Test
  void upToHalfOfThemTookInPart() {
    ExclusionCheck partly = check("C:\\src", scans(10, 100), scans(5, 100));
    says(partly, Effect.PARTLY, null, "");
    assertThat(partly.stillScanned()).containsExactly("C:\\src\\shop");
  }

  @Test
  void moreThanHalfMeansThatItIsNotInForce() {
    says(
        check("C:\\src", scans(10, 100), scans(6, 100)),
        Effect.DEAD,
        Reason.NOT_IN_FORCE,
        "Microsoft Defender");
  }

  @Test
  void scansAreCountedForAsManyFiles() {
    assertThat(check("C:\\src", scans(10, 100), scans(8, 200)).effect()).isEqualTo(Effect.PARTLY);
    assertThat(check("C:\\src", scans(10, 100), scans(4, 50)).effect()).isEqualTo(Effect.DEAD);
  }

  @Test
  void whereNothingIsOpenedNothingIsTried() {
    says(check("C:\\src", scans(10, 100), new Runs().reach(0, 0)), Effect.NOT_TRIED, null, "");
  }

  @Test
  void looksTellWhereNoScanIsAFinding() {
    Runs before = new Runs().reach(100, 40);
    assertThat(check("C:\\src", before, new Runs().reach(100, 4)).effect()).isEqualTo(Effect.TOOK);
    assertThat(check("C:\\src", before, new Runs().reach(100, 5)).effect())
        .isEqualTo(Effect.PARTLY);
    assertThat(check("C:\\src", before, new Runs().reach(100, 21)).effect()).isEqualTo(Effect.DEAD);
  }

  @Test
  void aRuleForWhatWasNotScannedIsDead() {
    says(
        check("D:\\empty", new Runs().reach(9, 0), new Runs().reach(9, 0)),
        Effect.DEAD,
        Reason.NOTHING_SCANNED,
        "");
    Runs none = new Runs().wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\shop\\a.go", 1, 1).reach(0, 0);
    says(
        check("D:\\work\\shop", none, new Runs().reach(0, 0)),
        Effect.DEAD,
        Reason.OTHER_FOLDER,
        "C:\\src\\shop");
  }

  @Test
  void whatWindowsDoesNotReadAsMeantIsNamed() {
    says(check("*:\\src", scans(10, 100), scans(10, 100)), Effect.DEAD, Reason.REFUSED, "");
    says(
        check("%TEMP%\\x", scans(10, 100), scans(10, 100)),
        Effect.DEAD,
        Reason.USER_VARIABLE,
        "%TEMP%");
    Runs deep = new Runs().wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\a\\b\\lib\\x.go", 1, 1).reach(9, 0);
    says(
        check("C:\\src\\*\\lib", deep, deep),
        Effect.DEAD,
        Reason.WILDCARD_ONE_LEVEL,
        "C:\\src\\a\\b\\lib");
  }

  @Test
  void aRuleForAProcessIsNotForItsChildren() {
    Runs children = scans(10, 100, "C:\\src", COMPILE, GO);
    says(check("go.exe", children, children), Effect.DEAD, Reason.CHILD_PROCESS, "compile.exe");
    says(check("go.exe", scans(10, 100), scans(1, 100)), Effect.TOOK, null, "");
  }

  @Test
  void aProcessThatIsNotThereOrWasScannedItselfIsTold() {
    Runs own = new Runs().wait(Cause.ANTIVIRUS_SCAN, "C:\\x\\tool.exe", 1, 1).reach(0, 0);
    says(check("tool.exe", own, own), Effect.DEAD, Reason.OWN_IMAGE, "");
    says(check("node.exe", own, own), Effect.DEAD, Reason.NO_SUCH_PROCESS, "go.exe");
    Runs idle = new Runs().wait(Cause.ANTIVIRUS_SCAN, "C:\\x\\a.go", 1, 1, COMPILE).reach(0, 0);
    says(check("C:\\y\\go.exe", idle, idle), Effect.DEAD, Reason.NOTHING_SCANNED, "");
  }

  @Test
  void otherWaitsAreNoScans() {
    Runs locks = new Runs().wait(Cause.LOCK_CONFLICT, "C:\\src\\a.go", 1, 1).reach(9, 0);
    assertThat(check("C:\\src", locks, locks).before().count()).isZero();
  }

  /** Of 30 seconds in which the engine held files up a rule in force covers 10. */
  @Test
  void timeOfARuleInForceIsThatOfTheScansItCovers() {
    Runs before = scans(10, 100).wait(Cause.LOCK_CONFLICT, "C:\\src\\x", 50, 20);
    before.wait(Cause.ANTIVIRUS_SCAN, "D:\\lib\\x", 80, 20).reach(9, 9);
    Runs after = scans(1, 100).reach(9, 9).wait(Cause.ANTIVIRUS_SCAN, "D:\\lib\\x", 80, 20);
    Comparison comparison =
        Comparer.compare(
            Runs.profiles(before),
            Runs.profiles(after),
            List.of(Exclusion.parse("C:\\src"), Exclusion.parse("D:\\lib")));
    assertThat(comparison.exclusions())
        .extracting(ExclusionCheck::effect)
        .containsExactly(Effect.TOOK, Effect.DEAD);
    assertThat(comparison.excludedTicks()).isEqualTo(9 * Runs.SECOND);
    Comparison partly =
        Comparer.compare(
            Runs.profiles(scans(10, 100)),
            Runs.profiles(scans(4, 100)),
            List.of(Exclusion.parse("C:\\src")));
    assertThat(partly.exclusions().get(0).effect()).isEqualTo(Effect.PARTLY);
    assertThat(partly.excludedTicks()).isEqualTo(6 * Runs.SECOND);
  }

  /** Those it covers or seems meant to cover; all of them where there are none such. */
  @Test
  void foldersThatAreStillScannedAreNamedByWhatTheyCost() {
    Runs after = scans(5, 100).wait(Cause.ANTIVIRUS_SCAN, "D:\\lib\\x", 30, 60);
    after.wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\a\\x", 20, 9);
    assertThat(check("C:\\src", scans(20, 100), after).stillScanned())
        .containsExactly("C:\\src\\a", "C:\\src\\shop");
    assertThat(check("C:\\src\\*p", scans(20, 100), after).stillScanned())
        .containsExactly("C:\\src\\shop");
    assertThat(check("E:\\none", scans(20, 100), after).stillScanned())
        .containsExactly("D:\\lib", "C:\\src\\a", "C:\\src\\shop");
  }

  /** Who scans on is the engine that holds up what the rule covers, not another longer. */
  @Test
  void theEngineThatDoesNotHeedTheRuleIsTold() {
    Runs after =
        scans(9, 100).behind("Other Guard").wait(Cause.ANTIVIRUS_SCAN, "D:\\lib\\x", 30, 60);
    says(
        check("C:\\src", scans(10, 100), after),
        Effect.DEAD,
        Reason.NOT_IN_FORCE,
        "Microsoft Defender");
  }

  /** Scans are counted as they are where opens are not told on both sides. */
  @Test
  void withoutOpensBeforeScansAreNotSetAgainstThem() {
    assertThat(check("C:\\src", scans(10, 0), scans(4, 900)).effect()).isEqualTo(Effect.PARTLY);
    assertThat(check("C:\\src", scans(10, 0), scans(4, 0)).effect()).isEqualTo(Effect.PARTLY);
  }

  @Test
  void aRuleForAWholeDriveIsInNoOtherFolder() {
    Runs none = new Runs().wait(Cause.ANTIVIRUS_SCAN, "C:\\src\\a.go", 1, 1).reach(0, 0);
    says(check("D:\\*", none, none), Effect.DEAD, Reason.NOTHING_SCANNED, "");
    says(check("*.iso", none, none), Effect.DEAD, Reason.NOTHING_SCANNED, "");
  }
}
