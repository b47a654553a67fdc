package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import dev.stallscope.model.Ticks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More findings than are kept whole: all of them count, the longest are listed. */
class FindingsLimitTest {
  private static final AnalysisOptions OPTIONS =
      new AnalysisOptions(null, AnalysisOptions.DEFAULT_MIN_BLOCKED);

  private static final int JOB = 0;
  private static final int OTHER = 1;

  /** Analyses as many waits of a kind as the arguments say, in a heap too small for all of them. */
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) throws NoSuchProcessException {
      Events events = new Events().process("npm.exe", 4);
      int waits = Integer.parseInt(args[1]);
      for (int i = 0; i < waits; i++) {
        if (args[0].equals("reads")) {
          // every other one jumps back in time
          read(events, JOB, "C:\\slow", (i ^ 1) * 100L, 60);
          read(events, JOB, "C:\\fast", i * 100L + 70, 0).next(Operation.READ_FILE, "").add();
        } else {
          open(events, "C:\\locked" + i, i * 100L, NtStatus.SHARING_VIOLATION);
          open(events, "C:\\locked" + i, i * 100L + 60, NtStatus.SUCCESS);
        }
      }
      Analysis analysis = Analyzer.analyze(events.store(), OPTIONS);
      System.out.println(analysis.found() + " " + analysis.findings().size());
    }
  }

  private static Events read(Events events, int process, String path, long at, long millis) {
    return events
        .next(Operation.READ_FILE, path)
        .by(process)
        .thread(process)
        .at(at * Ticks.PER_MILLISECOND)
        .took(Math.max(1, millis * Ticks.PER_MILLISECOND))
        .add();
  }

  private static void open(Events events, String path, long at, int status) {
    events
        .next(Operation.CREATE_FILE, path)
        .opening(AccessMask.WRITE_DATA, ShareMode.NONE, 1, 0)
        .thread(JOB)
        .at(at * Ticks.PER_MILLISECOND)
        .took(10)
        .status(status)
        .add();
  }

  /** A job that reads slowly and is refused now and then, beside one that lost less. */
  private static EventStore capture() {
    Events events = new Events().process("npm.exe", 4).process("other.exe", 8);
    long at = 0;
    for (int i = 0; i < 60; i++) {
      int process = i % 3 == 2 ? OTHER : JOB;
      // of different lengths in no order, some overlapping
      read(events, process, "C:\\slow" + i, at, 60 + i * 37 % 100);
      read(events, process, "C:\\fast", at + 1, 0);
      read(events, process, "C:\\fast", at + 2, 0);
      at += 80;
    }
    for (int i = 0; i < 5; i++) {
      open(events, "C:\\locked" + i, at, NtStatus.SHARING_VIOLATION);
      open(events, "C:\\locked" + i, at + 70 + i, NtStatus.SUCCESS);
      at += 300;
    }
    return events.store();
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }

  @Test
  void allCountAndTheLongestAreListed() throws Exception {
    EventStore store = capture();
    Analysis whole = Analyzer.analyze(store, OPTIONS);
    Set<String> rules = whole.findings().stream().map(Finding::rule).collect(Collectors.toSet());
    assertThat(rules).hasSizeGreaterThan(1);
    assertThat(whole.findings()).hasSize(45);
    assertThat(whole.found()).isEqualTo(45);
    // 64 are less than those of all processes but more than those of the target
    for (int most : new int[] {0, 1, 10, 44, 45, 64, 65}) {
      Analysis limited = Analyzer.analyze(store, OPTIONS, most);
      assertThat(texts(limited.findings()))
          .isEqualTo(texts(whole.findings()).subList(0, Math.min(most, 45)));
      assertThat(limited.found()).isEqualTo(45);
      assertThat(limited.target()).isEqualTo(whole.target());
      assertThat(limited.wallClock()).isEqualTo(whole.wallClock());
      assertThat(limited.rules()).isEqualTo(whole.rules());
      assertThat(limited.verdict()).isEqualTo(whole.verdict());
      assertThat(limited.waitsByDesign()).isEqualTo(whole.waitsByDesign());
    }
  }

  @Test
  void fourHundredThousandReadsFitInASmallHeap() throws Exception {
    check("-Xmx96m", "reads", 400_000);
  }

  /** As a million do in 512 MB. */
  @Test
  @Tag("slow")
  void twoHundredThousandLockedFilesFitInASmallHeap() throws Exception {
    check("-Xmx144m", "locks", 200_000);
  }

  private static void check(String heap, String kind, int waits) throws Exception {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                kind,
                String.valueOf(waits))
            .redirectErrorStream(true)
            .start();
    String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).as(out).isZero();
    assertThat(out.strip()).isEqualTo(waits + " " + Analyzer.MOST_FINDINGS);
  }
}
