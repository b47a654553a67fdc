package dev.stallscope.compare;

import static dev.stallscope.compare.Captured.COMPILE;
import static dev.stallscope.compare.Captured.ENGINE;
import static dev.stallscope.compare.Captured.GO;
import static dev.stallscope.compare.Captured.OTHER;
import static dev.stallscope.compare.Captured.ticks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.compare.Loss.Program;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of findings, and of the time between operations that none explains. */
class ProfiledFindingsTest {
  private final Captured capture = new Captured();

  @Test
  void findingsKeepWhoWaitedWhereAndForWhom() {
    for (int i = 0; i < 3; i++) {
      capture.event(OTHER, Operation.READ_FILE, "C:\\a");
    }
    capture.event(COMPILE, Operation.CREATE_FILE, "C:\\Users\\mia\\src\\a.go", 0, 3);
    EventStore store = capture.events().store();
    Finding scan =
        Finding.on(store, 3).culprit(ENGINE, "Defender").build(Cause.ANTIVIRUS_SCAN, "r");
    Loss loss = capture.profile(store, List.of(scan)).losses().get(0);
    assertThat(loss)
        .isEqualTo(
            new Loss(
                Cause.ANTIVIRUS_SCAN,
                "r",
                "compile.exe",
                Operation.CREATE_FILE,
                "%USERPROFILE%\\src",
                "C:\\Users\\mia\\src\\a.go",
                List.of(
                    new Program("compile.exe", "C:\\Go\\pkg\\compile.exe"),
                    new Program("go.exe", "C:\\Go\\bin\\go.exe")),
                ticks(1), // the target began at 2
                ticks(3),
                "Defender"));
  }

  /** One is its own parent, the parent of the other is beyond all. */
  @Test
  void parentsThatCannotBeEndTheRow() {
    capture.events().process("own.exe", 104, 4, 0).process("lost.exe", 105, 6, 0);
    capture.event(4, Operation.CREATE_FILE, "C:\\a").event(5, Operation.CREATE_FILE, "C:\\a");
    EventStore store = capture.events().store();
    List<Finding> findings =
        List.of(
            Finding.on(store, 0).build(Cause.SLOW_OPERATION, "r"),
            Finding.on(store, 1).build(Cause.SLOW_OPERATION, "r"));
    assertThat(capture.profile(store, findings).losses())
        .extracting(Loss::programs)
        .containsExactly(List.of(new Program("own.exe", "")), List.of(new Program("lost.exe", "")));
  }

  @Test
  void behindAWaitIsAProductElseAProcessElseNobody() {
    capture.event(GO, Operation.CREATE_FILE, "C:\\a");
    capture.event(GO, Operation.TCP_CONNECT, "me:5000 -> Proxy.example:443");
    EventStore store = capture.events().store();
    List<Finding> findings =
        List.of(
            Finding.on(store, 0).culprit(OTHER, null).build(Cause.LOCK_CONFLICT, "a"),
            Finding.on(store, 0).culprit(GO, null).build(Cause.LOCK_CONFLICT, "b"),
            Finding.on(store, 0).culprit(-1, null).build(Cause.LOCK_CONFLICT, "c"),
            Finding.on(store, 0).build(Cause.SLOW_OPERATION, "d"),
            Finding.on(store, 1).culprit(OTHER, null).build(Cause.NETWORK_STALL, "e"));
    assertThat(capture.profile(store, findings).losses())
        .extracting(Loss::rule, Loss::behind)
        .containsExactly(
            tuple("a", "explorer.exe"),
            tuple("b", "go.exe"),
            tuple("c", ""),
            tuple("d", ""),
            tuple("e", "proxy.example:443"));
  }

  /** The first takes 2 ms of the 8 from its begin; of the next gap a finding explains 3. */
  @Test
  void gapsAreWhereNothingWasUnderWayAndNoFindingIs() {
    capture.event(GO, Operation.READ_FILE, "C:\\a", 0, 2);
    capture.at(8);
    capture.event(GO, Operation.READ_FILE, "C:\\a", 0, 1);
    capture.at(14);
    capture.event(GO, Operation.READ_FILE, "C:\\a", 0, 1);
    EventStore store = capture.events().store();
    Finding lock = Finding.on(store, 1).span(ticks(9), ticks(3)).build(Cause.LOCK_CONFLICT, "r");
    assertThat(capture.profile(store, List.of(lock)).gaps()).containsExactly(ticks(6), ticks(2));
  }
}
