package dev.stallscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Process trees as drawn; each process has one event for each letter behind it, at its start. */
class TargetTest {
  private final Events events = new Events();
  private long at = 1_000; // the first event is at 1_010

  /** Index of the parent, -1 for none; ran already when it did not start in the capture. */
  private TargetTest process(String name, int pid, int parent, boolean starts) {
    events.process(name, "C:\\tools\\bin\\" + name, pid, parent, starts ? 1_020 : 1);
    return this;
  }

  private TargetTest works(int process, int times) {
    for (int i = 0; i < times; i++) {
      event(process, 5);
    }
    return this;
  }

  /** A read that takes far too long. */
  private TargetTest waits(int process, int millis) {
    return event(process, millis * Ticks.PER_MILLISECOND);
  }

  private TargetTest event(int process, long ticks) {
    at += 10;
    events
        .next(Operation.READ_FILE, "C:\\data\\" + process)
        .by(process)
        .thread(process + 1)
        .at(at)
        .took(ticks)
        .add();
    return this;
  }

  private static Target target(EventStore store, @Nullable String wanted) throws Exception {
    return Analyzer.analyze(store, new AnalysisOptions(wanted, AnalysisOptions.DEFAULT_MIN_BLOCKED))
        .target();
  }

  private List<Integer> members(@Nullable String wanted) throws Exception {
    return target(events.store(), wanted).processes();
  }

  /**
   *
   *
   * <pre>
   *   cmd.exe (ran already)
   *     npm.exe
   *       node.exe      ended
   *         esbuild.exe
   *   other.exe
   * </pre>
   */
  private void npmTree() {
    process("cmd.exe", 10, -1, false)
        .process("npm.exe", 20, 0, true)
        .process("node.exe", 30, 1, true)
        .process("esbuild.exe", 40, 2, true)
        .process("other.exe", 50, -1, true);
    works(0, 1).works(1, 1).works(2, 5).works(3, 5).works(4, 50);
  }

  @Test
  void byNameWithAllDescendantsAlsoThroughOneThatEnded() throws Exception {
    npmTree();
    assertThat(members("npm.exe")).containsExactly(1, 2, 3);
  }

  @Test
  void byNameWithoutExeInAnyCase() throws Exception {
    npmTree();
    assertThat(members("NPM")).containsExactly(1, 2, 3);
  }

  @Test
  void byFullPath() throws Exception {
    npmTree();
    assertThat(members("c:\\tools\\BIN\\node.exe")).containsExactly(2, 3);
  }

  @Test
  void byTheEndOfAPathWithSlashes() throws Exception {
    npmTree();
    assertThat(members("bin/node.exe")).containsExactly(2, 3);
  }

  @Test
  void byPid() throws Exception {
    npmTree();
    assertThat(members("30")).containsExactly(2, 3);
  }

  /** PID 20 was short.exe's, then busy.exe's: the busier is meant, and only its own children. */
  @Test
  void byPidThatWasUsedTwice() throws Exception {
    process("short.exe", 20, -1, true)
        .process("child-of-short.exe", 21, 0, true)
        .process("busy.exe", 20, -1, true)
        .process("child-of-busy.exe", 22, 2, true);
    works(0, 1).works(1, 1).works(2, 9).works(3, 1);
    assertThat(members("20")).containsExactly(2, 3);
  }

  /** The one that started the other is the root, and both unrelated ones are in. */
  @Test
  void severalOfOneName() throws Exception {
    process("helper.exe", 5, -1, true)
        .process("go.exe", 10, 0, true)
        .process("go.exe", 20, 1, true)
        .process("go.exe", 30, -1, true)
        .process("asm.exe", 40, 2, true);
    works(0, 1).works(1, 3).works(2, 9).works(3, 2).works(4, 1);
    assertThat(members("go")).containsExactlyInAnyOrder(1, 2, 3, 4).startsWith(1);
  }

  @Test
  void unknownNameComesWithNearOnes() {
    npmTree();
    EventStore store = events.store();
    NoSuchProcessException none =
        catchThrowableOfType(NoSuchProcessException.class, () -> target(store, "nodee.exe"));
    assertThat(none.wanted()).isEqualTo("nodee.exe");
    assertThat(none.near()).startsWith("node.exe").contains("other.exe");
  }

  @Test
  void emptyAndOddNamesAreUnknown() {
    npmTree();
    EventStore store = events.store();
    for (String odd : List.of("", "\\", "*", ".exe", "99999999999999999999", "x".repeat(5_000))) {
      assertThat(catchThrowableOfType(NoSuchProcessException.class, () -> target(store, odd)))
          .as(odd)
          .isNotNull();
    }
  }

  /** Two that are each other's parent, and one that is its own, as damaged traces may have it. */
  @Test
  void circlesEnd() throws Exception {
    process("a.exe", 10, 1, true).process("b.exe", 20, 0, true).process("c.exe", 30, 2, true);
    works(0, 1).works(1, 1).works(2, 1);
    EventStore store = events.store();
    assertThat(target(store, "a").processes()).containsExactly(0, 1);
    assertThat(target(store, "b").processes()).containsExactly(1, 0);
    assertThat(target(store, "c").processes()).containsExactly(2);
    assertThat(target(store, null).processes()).isNotEmpty();
  }

  /** Nobody is named: who lost most, from the first process that the shell started. */
  @Test
  void foundByWhatWasLost() throws Exception {
    npmTree();
    waits(3, 300).waits(4, 200);
    EventStore store = events.store();
    Target target = target(store, null);
    assertThat(target.root()).isEqualTo(1);
    assertThat(target.processes()).containsExactly(1, 2, 3);
    assertThat(target.lostTicks()).isEqualTo(300 * Ticks.PER_MILLISECOND);
  }

  /** An open chat program lost more than the build, but it was there before the capture began. */
  @Test
  void whatBeganInTheCaptureGoesFirst() throws Exception {
    process("chat.exe", 10, -1, false).process("build.exe", 20, -1, true);
    works(0, 1).works(1, 1).waits(0, 900).waits(1, 100);
    assertThat(members(null)).containsExactly(1);
  }

  /** Windows' own services lost more; they are nobody's install. */
  @Test
  void servicesAreNotChosenWhereOthersLost() throws Exception {
    process("svchost.exe", 10, -1, true).process("build.exe", 20, -1, true);
    works(0, 1).works(1, 1).waits(0, 5_000).waits(1, 60);
    assertThat(members(null)).containsExactly(1);
  }

  /** An installer is told by how installers are called. */
  @Test
  void installersGoFirst() throws Exception {
    process("viewer.exe", 10, -1, true).process("vs_Setup_1.2.exe", 20, -1, true);
    works(0, 1).works(1, 1).waits(0, 400).waits(1, 100);
    assertThat(members(null)).containsExactly(1);
  }

  /** Nobody lost anything: a tool if there is one, or else the busiest that is not Windows' own. */
  @Test
  void aToolOrTheBusiestWhereNobodyLost() throws Exception {
    npmTree();
    assertThat(members(null)).containsExactly(1, 2, 3);
  }

  @Test
  void theBusiestWhereNobodyLost() throws Exception {
    process("svchost.exe", 10, -1, true)
        .process("viewer.exe", 20, -1, true)
        .process("editor.exe", 30, -1, true);
    works(0, 9).works(1, 2).works(2, 4);
    assertThat(members(null)).containsExactly(2);
  }

  /** The list of processes holds all that ran; a filter may have left nothing of most. */
  @Test
  void whatHasNoEventsIsNotChosenWhereOthersHaveSome() throws Exception {
    process("viewer.exe", 10, -1, true)
        .process("npm.exe", 20, -1, true)
        .process("svchost.exe", 30, -1, true);
    works(0, 2).works(2, 9);
    assertThat(members(null)).containsExactly(0);
  }

  @Test
  void whatHasNoEventsTakesNoTimeAndBeginsWithTheCapture() throws Exception {
    process("viewer.exe", 10, -1, true).process("npm.exe", 20, -1, true).works(0, 2);
    Target target = target(events.store(), "npm");
    assertThat(target.startTicks()).isEqualTo(1_010);
    assertThat(target.endTicks()).isEqualTo(1_010);
  }
}
