package dev.stallscope.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.advice.Advice.Offer;
import dev.stallscope.advice.Command.Purpose;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.Column;
import dev.stallscope.model.Ticks;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisorTest {
  private static final String PROFILE = "C:\\Users\\ann";
  private static final String MODULES = PROFILE + "\\go\\pkg\\mod";
  private static final String GO_TEMP = PROFILE + "\\AppData\\Local\\Temp\\go-build42\\b001";
  private static final String FIRST_CHECK =
      "& \"$env:ProgramFiles\\Windows Defender\\MpCmdRun.exe\" -CheckExclusion -path ";

  private static Case go() {
    return Case.of("C:\\Program Files\\Go\\bin\\go.exe", "go install x");
  }

  private static Advice only(AdvicePlan plan, Kind kind) {
    List<Advice> found = plan.all().stream().filter(a -> a.kind() == kind).toList();
    assertThat(found).as("%s in %s", kind, plan.all()).hasSize(1);
    return found.get(0);
  }

  private static List<Kind> kinds(List<Advice> advice) {
    return advice.stream().map(Advice::kind).toList();
  }

  private static List<Warning.Kind> warnings(Advice advice) {
    return advice.warnings().stream().map(Warning::kind).toList();
  }

  private static List<String> texts(Advice advice, Purpose purpose) {
    return advice.commands().stream()
        .filter(command -> command.purpose() == purpose)
        .map(Command::text)
        .toList();
  }

  @Test
  void scansOfAToolsCacheAreCoveredByThatCache() {
    Advice advice =
        only(
            go().scan(MODULES + "\\a@v1\\a.go", 2).scan(MODULES + "\\b@v1\\b.go", 3).plan(),
            Kind.EXCLUDE_FOLDERS);
    assertThat(advice.subjects()).containsExactly(MODULES);
    assertThat(advice.ticks()).isEqualTo(5 * Ticks.PER_SECOND);
    assertThat(advice.findings()).containsExactly("F2", "F1");
    assertThat(advice.trial()).isFalse();
    assertThat(texts(advice, Purpose.ADD))
        .containsExactly("Add-MpPreference -ExclusionPath '" + MODULES + "'");
    assertThat(texts(advice, Purpose.CHECK)).containsExactly(FIRST_CHECK + "'" + MODULES + "'");
    assertThat(texts(advice, Purpose.UNDO))
        .containsExactly("Remove-MpPreference -ExclusionPath '" + MODULES + "'");
    assertThat(texts(advice, Purpose.LOOK).get(0)).startsWith("Get-MpComputerStatus");
  }

  @Test
  void elsewhereTheWayGoesDownAsFarAsNearlyAllTheTimeGoes() {
    Case world = go().scan("D:\\src\\app\\gen\\one.c", 3).scan("D:\\src\\app\\gen\\x\\two.c", 3);
    world.scan("D:\\src\\other\\three.c", 0.1);
    Advice advice = only(world.plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(advice.subjects()).containsExactly("D:\\src\\app\\gen");
    assertThat(advice.findings()).containsExactly("F1", "F2");
  }

  @Test
  void aFolderThatSavesNextToNothingIsLeftOut() {
    Case world = go().scan(MODULES + "\\a.go", 10).scan("D:\\src\\b.c", 0.06);
    Advice advice = only(world.plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(advice.subjects()).containsExactly(MODULES);
  }

  @Test
  void temporaryFilesLeaveTempInsteadOfExcludingIt() {
    Advice advice = only(go().scan(GO_TEMP + "\\_pkg_.a", 4).plan(), Kind.MOVE_TEMPORARY_FILES);
    String folder = PROFILE + "\\AppData\\Local\\go-tmp";
    assertThat(advice.setting()).isEqualTo("GOTMPDIR");
    assertThat(advice.subjects()).containsExactly(folder);
    assertThat(texts(advice, Purpose.ADD))
        .containsExactly(
            "New-Item -ItemType Directory -Force -Path '" + folder + "'",
            "[Environment]::SetEnvironmentVariable('GOTMPDIR', '" + folder + "', 'User')",
            "Add-MpPreference -ExclusionPath '" + folder + "'");
    assertThat(texts(advice, Purpose.UNDO))
        .contains("[Environment]::SetEnvironmentVariable('GOTMPDIR', $null, 'User')");
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\Users\\ann\\AppData\\Local\\Temp\\x\\a.exe, TEMP_FOLDER",
    "C:\\Temp\\a.o, TEMP_FOLDER",
    "C:\\Windows\\Temp\\a.o, WINDOWS_FOLDER",
    "C:\\Users\\ann\\a.js, PROFILE_FOLDER",
    "C:\\Users\\ann\\AppData\\Local\\a.js, PROFILE_FOLDER",
    "C:\\Users\\ann\\Downloads\\setup\\a.exe, ARRIVAL_FOLDER",
    "C:\\Program Files\\Tool\\a.dll, PROGRAM_FOLDER",
    "C:\\a.exe, WHOLE_DRIVE",
    "\\\\server\\share\\a.exe, WHOLE_DRIVE"
  })
  void neverAdvisesWhatIsNotToBeExcluded(String path, Warning.Kind why) {
    AdvicePlan plan = go().scan(path, 4).plan();
    assertThat(warnings(only(plan, Kind.KEEP_SCANNING))).contains(why);
    assertThat(kinds(plan.all())).doesNotContain(Kind.EXCLUDE_FOLDERS);
    assertThat(plan.all().stream().flatMap(a -> a.commands().stream()).map(Command::text))
        .noneMatch(text -> text.contains("-ExclusionPath"));
  }

  @Test
  void toGiveUpProtectionForAFewMillisecondsIsNoAdvice() {
    AdvicePlan plan = go().scan("D:\\src\\a.c", 0.06).plan();
    assertThat(warnings(only(plan, Kind.KEEP_SCANNING))).contains(Warning.Kind.LITTLE_TO_GAIN);
    assertThat(kinds(plan.all())).doesNotContain(Kind.EXCLUDE_FOLDERS);
  }

  @Test
  void aDriveIsCompletedOnlyWhereTheCaptureShowsIt() {
    String path = MODULES.substring(2) + "\\a.go";
    Advice known = only(go().seen("C:\\Users\\bob").scan(path, 4).plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(known.subjects()).containsExactly(MODULES);
    for (Case world : List.of(go(), go().seen("C:\\Users\\x").seen("D:\\Users\\x"))) {
      Advice unknown = only(world.scan(path, 4).plan(), Kind.EXCLUDE_FOLDERS);
      assertThat(unknown.commands()).isEmpty();
      assertThat(warnings(unknown)).contains(Warning.Kind.DRIVE_UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D:\\src\\%TEMP%\\a.c",
        "D:\\src\\x\u202ey\\a.c",
        "D:\\src\\a*b\\a.c",
        "D:\\src\\x\ny\\a.c"
      })
  void aFolderThatNoRuleCanNameGetsNoCommand(String path) {
    Advice advice = only(go().scan(path, 4).plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(advice.commands()).isEmpty();
    assertThat(warnings(advice)).contains(Warning.Kind.ODD_CHARACTERS);
  }

  @Test
  void hostilePathsStayWithinTheirQuotes() {
    String folder = "D:\\src\\x'; Remove-Item C:\\ -Recurse ’; calc ‘ $(calc) `";
    Advice advice = only(go().scan(folder + "\\a.c", 4).plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(advice.commands()).hasSize(4);
    for (Command command : advice.commands().subList(1, 4)) {
      assertThat(PowerShellReader.literals(command.text()))
          .containsExactly(advice.subjects().get(0));
      assertThat(PowerShellReader.code(command.text())).doesNotContain("calc", "Remove-Item");
    }
  }

  @Test
  void listsAreAddedToAndNeverReplaced() {
    AdvicePlan plan =
        go().scan(MODULES + "\\a.go", 4, 0.5, Case.DEFENDER).scan(GO_TEMP + "\\a", 4).plan();
    assertThat(plan.all().stream().flatMap(a -> a.commands().stream()).map(Command::text))
        .filteredOn(text -> text.contains("Set-MpPreference"))
        .allSatisfy(text -> assertThat(text).contains("-DisableRealtimeMonitoring"))
        .allSatisfy(text -> assertThat(text).doesNotContain("-Exclusion"));
  }

  @Test
  void aWeakFindingIsATestAndProtectionComesBackByItself() {
    AdvicePlan plan = go().scan(MODULES + "\\a.go", 4, 0.5, "Microsoft (wdfilter.sys)").plan();
    Advice exclusion = only(plan, Kind.EXCLUDE_FOLDERS);
    assertThat(exclusion.trial()).isTrue();
    assertThat(warnings(exclusion)).contains(Warning.Kind.MEASURE);
    Advice without = only(plan, Kind.TRY_WITHOUT_PROTECTION);
    assertThat(texts(without, Purpose.TRY).get(0))
        .startsWith("try { Set-MpPreference -DisableRealtimeMonitoring $true;")
        .endsWith("finally { Set-MpPreference -DisableRealtimeMonitoring $false }");
    assertThat(kinds(plan.first())).containsExactly(Kind.EXCLUDE_FOLDERS);
    assertThat(kinds(go().scan(MODULES + "\\a.go", 4).plan().all()))
        .doesNotContain(Kind.TRY_WITHOUT_PROTECTION);
  }

  @Test
  void aDevDriveIsOfferedWhereWindowsHasItAndFirstWhereItDoesAll() {
    String scanned = MODULES + "\\a.go";
    AdvicePlan old = go().scan(scanned, 4).plan();
    assertThat(kinds(old.all())).doesNotContain(Kind.DEV_DRIVE);
    AdvicePlan untold = Case.of("go.exe", "", "").scan(scanned, 4).plan();
    assertThat(kinds(untold.first())).containsExactly(Kind.EXCLUDE_FOLDERS);
    assertThat(warnings(only(untold, Kind.DEV_DRIVE))).contains(Warning.Kind.NEEDS_WINDOWS_11);
    AdvicePlan eleven = Case.of("go.exe", "", "Windows 11 (build 22631)").scan(scanned, 4).plan();
    assertThat(kinds(eleven.first())).containsExactly(Kind.DEV_DRIVE);
    assertThat(texts(eleven.first().get(0), Purpose.ADD))
        .containsExactly(
            "fsutil devdrv trust YOUR-DRIVE:",
            "[Environment]::SetEnvironmentVariable('GOMODCACHE',"
                + " 'YOUR-DRIVE:\\caches\\GOMODCACHE', 'User')");
    assertThat(only(eleven, Kind.EXCLUDE_FOLDERS).alternative()).isTrue();
  }

  @Test
  void anotherProductGetsNoInventedCommands() {
    Advice advice =
        only(
            go().scan(MODULES + "\\a.go", 4, 0.9, "ESET Endpoint").plan(), Kind.EXCLUDE_IN_PRODUCT);
    assertThat(advice.who()).isEqualTo("ESET Endpoint");
    assertThat(advice.subjects()).containsExactly(MODULES);
    assertThat(advice.commands()).isEmpty();
  }

  @Test
  void whatOneProgramOpensIsExcludedOnlyWhereFoldersDoNotHelpAndItMayBe() {
    String scattered = "C:\\Windows\\a\\";
    Case own =
        Case.of("D:\\tools\\packer.exe", "").scan(scattered + "1", 3).scan(scattered + "2", 3);
    Advice advice = only(own.plan(), Kind.EXCLUDE_PROCESS);
    assertThat(texts(advice, Purpose.ADD))
        .containsExactly("Add-MpPreference -ExclusionProcess 'D:\\tools\\packer.exe'");
    assertThat(warnings(advice)).contains(Warning.Kind.PROCESS_ONLY_OPENS);
    for (String listed : List.of("java.exe", "dotnet.exe", "MSBuild.exe", "cmd.exe", "node.exe")) {
      Case world = Case.of("D:\\tools\\" + listed, "").scan(scattered + "1", 6);
      assertThat(kinds(world.plan().all())).doesNotContain(Kind.EXCLUDE_PROCESS);
    }
  }

  @Test
  void projectFoldersCountOnlyWhereTheirToolRuns() {
    String path = "D:\\src\\app\\target\\debug\\deps\\a.rlib";
    Advice cargo = only(Case.of("cargo.exe", "").scan(path, 4).plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(cargo.subjects()).containsExactly("D:\\src\\app\\target");
    Advice other = only(Case.of("link.exe", "").scan(path, 4).plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(other.subjects()).containsExactly("D:\\src\\app\\target\\debug\\deps");
  }

  @Test
  void riskyKindsOfFilesAreNamed() {
    Case world = Case.of("node.exe", "npm-cli.js").scan("D:\\app\\node_modules\\x\\a.js", 2);
    Advice advice =
        only(world.scan("D:\\app\\node_modules\\y\\b.dll", 2).plan(), Kind.EXCLUDE_FOLDERS);
    assertThat(advice.subjects()).containsExactly("D:\\app\\node_modules");
    assertThat(advice.warnings()).contains(Warning.of(Warning.Kind.RISKY_FILES, ".dll .js"));
  }

  @ParameterizedTest
  @CsvSource({
    "OneDrive.exe, OneDrive, ONEDRIVE",
    "SearchIndexer.exe, Windows Search, WINDOWS_SEARCH",
    "Dropbox.exe, Dropbox, DROPBOX",
    "VBCSCompiler.exe, , BUILD_SERVER",
    "TGitCache.exe, , GIT_STATUS_CACHE",
    "veeamagent.exe, Veeam Agent / B&R, BACKUP",
    "whatever.exe, , PROGRAM"
  })
  void whoHoldsAFileTellsWhatToDo(String image, String product, Offer offer) {
    Case world =
        go().process(image, "").lock(MODULES + "\\a.zip", 3, 1, product, Outcome.RECOVERED);
    Advice advice = only(world.plan(), Kind.RELEASE_LOCK);
    assertThat(advice.offer()).isEqualTo(offer);
    assertThat(advice.who()).isEqualTo(product == null ? image : product);
    assertThat(warnings(advice)).contains(Warning.Kind.WAITING_HELPED);
  }

  @Test
  void aFolderIsKeptOutOfTheIndexByItsAttribute() {
    Case world = go().process("SearchIndexer.exe", "");
    world.lock(MODULES + "\\a.zip", 3, 1, "Windows Search", Outcome.GAVE_UP);
    Advice advice = only(world.plan(), Kind.RELEASE_LOCK);
    assertThat(texts(advice, Purpose.ADD)).containsExactly("attrib +I '" + MODULES + "'");
    assertThat(texts(advice, Purpose.UNDO)).containsExactly("attrib -I '" + MODULES + "'");
    assertThat(warnings(advice)).contains(Warning.Kind.WAITING_DID_NOT_HELP);
  }

  @Test
  void anUnseenHolderIsToBeFound() {
    Advice advice =
        only(go().lock(MODULES + "\\a.zip", 3, -1, null, Outcome.GAVE_UP).plan(), Kind.FIND_HOLDER);
    assertThat(warnings(advice)).contains(Warning.Kind.HOLDER_UNSEEN);
    assertThat(texts(advice, Purpose.LOOK))
        .containsExactly("handle.exe -accepteula -nobanner '" + MODULES + "\\a.zip'");
  }

  @Test
  void anEngineThatHoldsFilesIsAnsweredWithAnExclusion() {
    Case world = go().process("MsMpEng.exe", "");
    AdvicePlan plan =
        world.lock(MODULES + "\\a.zip", 3, 1, Case.DEFENDER, Outcome.RECOVERED).plan();
    assertThat(only(plan, Kind.EXCLUDE_FOLDERS).subjects()).containsExactly(MODULES);
  }

  private static AdvicePlan fresh(double seconds, Ground ground) {
    return go().scan("C:\\src\\app\\tool.exe", seconds, 0.6, Case.DEFENDER).because(ground).plan();
  }

  @Test
  void aWaitAsLongAsACloudCheckLeadsToTheCloud() {
    Advice usual = only(fresh(10.1, Ground.of(Ground.Kind.CLOUD_CHECK, 10)), Kind.CHECK_CLOUD);
    assertThat(usual.trial()).isTrue();
    assertThat(usual.cost()).isEqualTo(Advice.Cost.NOTHING);
    assertThat(texts(usual, Purpose.LOOK))
        .anyMatch(text -> text.contains("CloudExtendedTimeout"))
        .anyMatch(text -> text.endsWith("-ValidateMapsConnection"));
    assertThat(texts(usual, Purpose.ADD)).isEmpty();
    Advice extended = only(fresh(60.4, Ground.of(Ground.Kind.CLOUD_CHECK, 60)), Kind.CHECK_CLOUD);
    assertThat(extended.cost()).isEqualTo(Advice.Cost.JUDGED_SOONER);
    assertThat(texts(extended, Purpose.ADD))
        .containsExactly("Set-MpPreference -CloudExtendedTimeout 0");
    assertThat(texts(extended, Purpose.UNDO))
        .containsExactly("Set-MpPreference -CloudExtendedTimeout 50");
    assertThat(kinds(fresh(10.1, Ground.of(Ground.Kind.SCAN_ON_CLOSE)).all()))
        .doesNotContain(Kind.CHECK_CLOUD);
  }

  @Test
  void theSettingOfTheToolPointsItElsewhere() {
    Map<String, String> settings =
        Map.of(
            "a:50001 -> proxy.golang.org:https", "GOPROXY",
            "a:50001 -> sum.golang.org:443", "GOSUMDB");
    settings.forEach(
        (path, setting) -> {
          AdvicePlan plan =
              go().stall("network-connect-unanswered", path, 21, Outcome.UNANSWERED).plan();
          Advice advice = only(plan, Kind.USE_MIRROR);
          assertThat(advice.setting()).isEqualTo(setting);
          assertThat(texts(advice, Purpose.UNDO)).containsExactly("go env -u " + setting);
          assertThat(only(plan, Kind.LOG_FIREWALL).alternative()).isTrue();
        });
    Advice npm =
        only(
            Case.of("node.exe", "node npm-cli.js install")
                .stall(
                    "network-connect-unanswered",
                    "a:1 -> example.npmjs.org:443",
                    9,
                    Outcome.GAVE_UP)
                .plan(),
            Kind.USE_MIRROR);
    assertThat(texts(npm, Purpose.ADD))
        .containsExactly("npm config set registry 'https://YOUR-MIRROR/'");
  }

  @Test
  void anUnknownEndpointMayBeADeadProxy() {
    AdvicePlan plan =
        go().stall("network-connect-unanswered", "a:1 -> 10.1.2.3:8080", 21, Outcome.UNANSWERED)
            .plan();
    Advice advice = only(plan, Kind.CHECK_PROXY);
    assertThat(texts(advice, Purpose.LOOK))
        .contains("Test-NetConnection -ComputerName '10.1.2.3' -Port 8080")
        .contains("netsh winhttp show proxy");
  }

  @Test
  void aHostThatIsNoneIsNotPutIntoACommand() {
    String path = "a:1 -> x'; calc ':8080";
    AdvicePlan plan = go().stall("network-connect-unanswered", path, 9, Outcome.UNANSWERED).plan();
    assertThat(plan.all().stream().flatMap(a -> a.commands().stream()).map(Command::text))
        .noneMatch(text -> text.contains("calc"));
  }

  @Test
  void revocationNeedsPort80AndNuGetCanDoWithout() {
    AdvicePlan plan =
        Case.of("dotnet.exe", "dotnet restore")
            .stall("network-revocation-check", "a:1 -> ocsp.digicert.com:http", 15, Outcome.GAVE_UP)
            .plan();
    Advice advice = only(plan, Kind.REACH_REVOCATION_SERVER);
    assertThat(texts(advice, Purpose.LOOK))
        .contains("Test-NetConnection -ComputerName 'ocsp.digicert.com' -Port 80");
    assertThat(advice.setting()).isEqualTo("NUGET_CERT_REVOCATION_MODE");
  }

  @ParameterizedTest
  @CsvSource({
    "STORAGE, C:\\a\\b, CHECK_STORAGE, C:",
    "NETWORK_SHARE, \\\\files\\builds\\x\\y, USE_LOCAL_COPY, \\\\files\\builds",
    "REGISTRY, HKLM\\Software\\X, CHECK_REGISTRY, HKLM",
    "PROCESS_START, C:\\x\\a.exe, CHECK_PROCESS_STARTS, C:\\x\\a.exe"
  })
  void slownessIsLookedAt(Ground.Kind where, String path, Kind kind, String subject) {
    Advice advice = only(go().slow(where, path, 2).plan(), kind);
    assertThat(advice.trial()).isTrue();
    assertThat(advice.subjects()).containsExactly(subject);
  }

  @Test
  void aBlindCaptureIsToBeMadeAgain() {
    EnumSet<Column> columns = EnumSet.copyOf(Column.DEFAULTS);
    Analysis analysis = go().analysis(columns, Statement.CANNOT_TELL);
    assertThat(kinds(Advisor.of(analysis).first())).containsExactly(Kind.CAPTURE_AGAIN);
  }

  @Test
  void threeThingsFirstByWhatTheySaveEachMomentOnce() {
    Case world = go().process("OneDrive.exe", "").scan(MODULES + "\\a.go", 2);
    world.lock(MODULES + "\\b", 5, 1, "OneDrive", Outcome.RECOVERED);
    world.stall("network-connect-unanswered", "a:1 -> proxy.golang.org:443", 9, Outcome.UNANSWERED);
    world.slow(Ground.Kind.STORAGE, "C:\\x", 1);
    Analysis analysis = world.analysis();
    AdvicePlan plan = Advisor.of(analysis);
    assertThat(kinds(plan.first()))
        .containsExactly(Kind.USE_MIRROR, Kind.RELEASE_LOCK, Kind.EXCLUDE_FOLDERS);
    assertThat(plan.all().stream().map(Advice::id))
        .containsExactlyElementsOf(
            Stream.iterate(1, n -> n + 1).limit(plan.all().size()).map(n -> "A" + n).toList());
    assertThat(analysis.findings())
        .allSatisfy(finding -> assertThat(plan.of(finding)).isNotEmpty());
  }

  @Test
  void hostileDepthAndLengthTakeNoTime() {
    Case world = go();
    for (int i = 0; i < 300; i++) {
      world.scan("D:" + "\\a".repeat(15_000) + i + "\\x.c", 0.1);
    }
    long before = System.nanoTime();
    assertThat(world.plan().all()).isNotEmpty();
    assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
  }
}
