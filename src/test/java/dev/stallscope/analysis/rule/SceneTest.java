package dev.stallscope.analysis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.Severity;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules can ask of a capture, and what a finding takes from its event. */
class SceneTest {
  private static Scene scene(Events events) {
    return new Scene(events.store(), 500);
  }

  private static Scene with(Operation... operations) {
    Events events = new Events();
    for (Operation operation : operations) {
      events.next(operation, "C:\\a").add();
    }
    return scene(events);
  }

  @Test
  void withoutOpensNobodyKnowsWhoHoldsWhat() {
    assertThat(with().missingOpens()).isEqualTo(Missing.FILE_EVENTS);
    assertThat(with(Operation.REG_OPEN_KEY).missingOpens()).isEqualTo(Missing.FILE_EVENTS);
    assertThat(with(Operation.READ_FILE).missingOpens()).isEqualTo(Missing.OPENS);
    assertThat(with(Operation.READ_FILE, Operation.CREATE_FILE).missingOpens()).isNull();
    assertThat(with(Operation.CLOSE_FILE).missingOpens()).isNull();
  }

  @Test
  void withoutOpensOrClosesAPartIsUnseen() {
    assertThat(with().unseenOpens()).isEqualTo(Missing.FILE_EVENTS);
    assertThat(with(Operation.READ_FILE).unseenOpens()).isEqualTo(Missing.OPENS);
    assertThat(with(Operation.CLOSE_FILE).unseenOpens()).isEqualTo(Missing.OPENING);
    assertThat(with(Operation.CREATE_FILE).unseenOpens()).isEqualTo(Missing.CLOSING);
    assertThat(with(Operation.CREATE_FILE, Operation.CLOSE_FILE).unseenOpens()).isNull();
  }

  @Test
  void whichClassesThereAre() {
    Scene files = with(Operation.READ_FILE);
    assertThat(files.has(EventClass.FILE_SYSTEM)).isTrue();
    assertThat(files.has(EventClass.REGISTRY)).isFalse();
    assertThat(files.minBlockedTicks()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "\\\\nas\\share\\a, true",
    "\\\\?\\C:\\a, false",
    "\\\\.\\pipe\\a, false",
    "\\\\, false",
    "\\nas\\share, false",
    "C:\\a, false",
  })
  void onAnotherMachine(String path, boolean remote) {
    Scene scene = scene(new Events().next(Operation.READ_FILE, path).add());
    assertThat(scene.isOnNetworkShare(0)).isEqualTo(remote);
  }

  @Test
  void anEventEndsWhenItBeganWhereNoDurationIsTold() {
    Scene scene =
        scene(
            new Events()
                .next(Operation.READ_FILE, "C:\\a")
                .at(1_000)
                .took(50)
                .add()
                .next(Operation.READ_FILE, "c:\\A")
                .at(2_000)
                .took(Ticks.NONE)
                .add());
    assertThat(scene.endTicks(0)).isEqualTo(1_050);
    assertThat(scene.endTicks(1)).isEqualTo(2_000);
    assertThat(scene.file(1)).isEqualTo(scene.file(0));
  }

  /** It may be costly: rules share it. */
  @Test
  void aViewIsMadeOnce() {
    Scene scene = with(Operation.READ_FILE);
    List<Scene> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String view =
          scene.view(
              String.class,
              asking -> {
                made.add(asking);
                return "view";
              });
      assertThat(view).isEqualTo("view");
    }
    assertThat(made).containsExactly(scene);
    assertThat(scene.usual()).isSameAs(scene.usual());
    assertThat(scene.processStarts()).isSameAs(scene.processStarts());
  }

  @Test
  void aFindingIsAsItsEventUnlessToldOtherwise() {
    EventStore store =
        new Events()
            .next(Operation.READ_FILE, "C:\\a")
            .by(3)
            .thread(7)
            .at(1_000)
            .took(50)
            .add()
            .store();
    Finding plain = Finding.on(store, 0).build(Cause.SLOW_OPERATION, "rule");
    assertThat(plain.process()).isEqualTo(3);
    assertThat(plain.threadId()).isEqualTo(7);
    assertThat(plain.operation()).isEqualTo(Operation.READ_FILE);
    assertThat(plain.path()).isEqualTo(store.path(0));
    assertThat(plain.endTicks()).isEqualTo(1_050);
    assertThat(plain.attempts()).isEqualTo(1);
    assertThat(plain.outcome()).isEqualTo(Outcome.COMPLETED);
    Finding told =
        Finding.on(store, 0)
            .waiter(4, 9)
            .span(500, 20)
            .attempts(6)
            .outcome(Outcome.GAVE_UP)
            .culprit(2, "product")
            .build(Cause.LOCK_CONFLICT, "rule")
            .ranked("F1", Severity.HIGH);
    assertThat(told.process()).isEqualTo(4);
    assertThat(told.threadId()).isEqualTo(9);
    assertThat(told.startTicks()).isEqualTo(500);
    assertThat(told.endTicks()).isEqualTo(520);
    assertThat(told.attempts()).isEqualTo(6);
    assertThat(told.outcome()).isEqualTo(Outcome.GAVE_UP);
    assertThat(told.culprit()).isEqualTo(new Culprit(2, "product"));
    assertThat(told.id()).isEqualTo("F1");
    assertThat(told.severity()).isEqualTo(Severity.HIGH);
    assertThat(told.kind()).isEqualTo(Cause.LOCK_CONFLICT);
  }
}
