package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Everything but scans that is found in the real captures, in all processes and when waits of a
 * millisecond count, after a look at the events.
 */
class SlowRealCaptureTest {
  /**
   * A small virtual machine on which Edge starts at 10.2 s while Explorer is busy. For 0.3 s five
   * processes have registry queries of 40 to 130 ms beside thousands of quick ones: they waited for
   * a processor, not for the registry, and are left out where at least two others show it. What is
   * left are lone queries, which say that they may be the same, cold files that Explorer and the
   * engine itself opened or read for the first time, and no wait by design: not the 58.7 s of
   * directory notifications nor the indexer's 11.6 s on the journal.
   */
  @Test
  void whatWasSlowInTheDesktopCapture() throws IOException {
    EventStore store = RealCaptures.store("LogfileTests64bitUTC.PML");
    List<Finding> slow = slow(store, Ticks.PER_MILLISECOND);
    assertThat(texts(store, slow))
        .containsExactly(
            "Explorer.EXE RegQueryKey {088e3905-0323-4b02-9826-5d99428e115f} 26",
            "Explorer.EXE RegQueryKey {088e3905-0323-4b02-9826-5d99428e115f} 30",
            "Explorer.EXE RegQueryKey Classes 21",
            "MsMpEng.exe CloseFile notepad.exe 23",
            "Explorer.EXE CreateFile resources.en-US.pri 29",
            "MicrosoftEdgeCP.exe RegQueryKey HKU 41",
            "Explorer.EXE ReadFile UIAutomationCore.dll 40",
            "MicrosoftEdgeCP.exe RegQueryValue State 47",
            "MicrosoftEdgeCP.exe RegQueryKey HKU 48",
            "MicrosoftEdgeCP.exe RegQueryKey HKCU 43",
            "Explorer.EXE CreateFile thumbcache_32.db 40",
            "MsMpEng.exe QueryAllInformationFile ucrtbase.dll 40",
            "SearchProtocolHost.exe RegQueryKey CLSID 60",
            "MsMpEng.exe CreateFile SHCore.dll 29");
    assertThat(slow)
        .filteredOn(finding -> finding.operation().displayName().startsWith("RegQuery"))
        .allSatisfy(finding -> assertThat(finding.confidence()).isLessThan(0.5));
  }

  /**
   * Windows Update at work on a slow disk: by far the most are writes of System, which brings the
   * cache to disk and keeps nobody waiting who is not in the list himself. The target is the
   * update's TiWorker, which lost 76 ms of 39 s to what is shown. Since a filter left out every
   * open and close, the capture cannot tell whether scans held it up.
   */
  @Test
  void whatWasSlowInTheUpdateCapture() throws IOException {
    EventStore store = RealCaptures.store("LogFileUTC64Filesystem.PML");
    List<Finding> slow = slow(store, AnalysisOptions.DEFAULT_MIN_BLOCKED);
    assertThat(texts(store, slow).stream().filter(text -> !text.startsWith("System WriteFile")))
        .containsExactly(
            "System CreateFileMapping Microsoft-Windows-Client-Desktop-Required-Package0411220"
                + "~31bf3856ad364e35~amd64~~10.0.18362.900.cat 356",
            "svchost.exe UnlockFileSingle ActivitiesCache.db-shm 65",
            "Registry FlushBuffersFile SOFTWARE.LOG2 55",
            "Registry FlushBuffersFile BBI 54",
            "svchost.exe WriteFile Windows10.0-KB4565483-x64.cab 253",
            "Registry WriteFile Amcache.hve.LOG1 60",
            "MsMpEng.exe FileSystemControl cryptsp.dll 309",
            "MsMpEng.exe FileSystemControl spp.dll 207",
            "backgroundTaskHost.exe QueryOpen LocalState 127",
            "TiWorker.exe WriteFile Package_28_for_KB4565554~31bf3856ad364e35~amd64~~18362.957.1.3"
                + ".cat 76",
            "System CreateFileMapping C: 107",
            "Explorer.EXE QueryDirectory Temp 70",
            "System CreateFileMapping f01b4d95cf55d32a.automaticDestinations-ms 507");
    Analysis analysis = analysis(store);
    assertThat(store.processes().get(analysis.target().root()).name()).isEqualTo("TiWorker.exe");
    assertThat(analysis.verdict().statement()).isEqualTo(Analysis.Statement.CANNOT_TELL);
  }

  /** Only process events: two of the 79 starts took seven and eight times the usual. */
  @Test
  void whatWasSlowInTheProcessCapture() throws IOException {
    EventStore store = RealCaptures.store("LogFileUTC64Process.PML");
    assertThat(texts(store, slow(store, Ticks.PER_MILLISECOND)))
        .containsExactly(
            "Explorer.EXE Process Create vminstall.exe 572",
            "PowerShell.exe Process Create notepad.exe 670");
  }

  /**
   * A machine with one processor that stands still now and then: between 0.45 and 1.2 s there is
   * hardly an event of anybody. Chrome starts from a cold disk and writes its cache to it.
   */
  @Test
  void whatWasSlowInTheChromeCapture() throws IOException {
    EventStore store = RealCaptures.store("LogfileTests32bitUTC.PML");
    assertThat(texts(store, slow(store, Ticks.PER_MILLISECOND)))
        .containsExactly(
            "Explorer.EXE RegOpenKey {20D04FE0-3AEA-1069-A2D8-08002B30309D} 1272",
            "Explorer.EXE CreateFile Temp 774",
            "Explorer.EXE RegQueryValue System.ItemNameDisplay 378",
            "chrome.exe ReadFile chrome.dll 20",
            "chrome.exe ReadFile chrome.dll 33",
            "chrome.exe WriteFile data_3 43",
            "chrome.exe WriteFile data_3 180",
            "chrome.exe WriteFile data_3 188",
            "chrome.exe ReadFile chrome.dll 331",
            "chrome.exe ReadFile chrome.dll 26",
            "chrome.exe WriteFile data_3 115",
            "chrome.exe WriteFile data_3 154",
            "chrome.exe WriteFile data_3 180");
  }

  private static Analysis analysis(EventStore store) {
    try {
      return Analyzer.analyze(
          store, new AnalysisOptions(null, AnalysisOptions.DEFAULT_MIN_BLOCKED));
    } catch (NoSuchProcessException e) {
      throw new AssertionError(e);
    }
  }

  /** Of all processes, in the order of their start. */
  private static List<Finding> slow(EventStore store, long minBlockedTicks) {
    Scene scene = new Scene(store, minBlockedTicks);
    Claims claims = new Claims();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      if (rule.missing(scene) == null) {
        rule.find(scene, claims, findings::add);
      }
    }
    findings.removeIf(finding -> finding.kind() != Cause.SLOW_OPERATION);
    findings.sort((a, b) -> Long.compare(a.startTicks(), b.startTicks()));
    return findings;
  }

  private static List<String> texts(EventStore store, List<Finding> findings) {
    return findings.stream()
        .map(
            finding -> {
              String path = store.paths().text(finding.path());
              return String.format(
                  Locale.ROOT,
                  "%s %s %s %.0f",
                  store.processes().get(finding.process()).name(),
                  finding.operation().displayName(),
                  path.substring(path.lastIndexOf('\\') + 1),
                  finding.blockedTicks() / (double) Ticks.PER_MILLISECOND);
            })
        .toList();
  }
}
