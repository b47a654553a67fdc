package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/** Which process of another capture is the target of this one: {@code go.exe install}. */
class SameTargetTest {
  private final Events events = new Events();
  private int processes;

  /** A process, the PID of which is its index and 100, with so many events. */
  private SameTargetTest process(int parent, String name, String commandLine, int does) {
    events.child(parent, name, 100 + processes, commandLine);
    for (int i = 0; i < does; i++) {
      events.next(Operation.READ_FILE, "C:\\a").by(processes).add();
    }
    processes++;
    return this;
  }

  private String found() {
    return SameTarget.in(events.store(), new Runs().run()).orElse("");
  }

  @Test
  void itIsTheOneInTheSameRole() {
    process(-1, "npm.exe", "go.exe install", 9).process(-1, "GO.exe", "go.exe test", 1);
    EventStore store = events.store();
    assertThat(SameTarget.in(store, new Runs().run())).contains("101");
    assertThat(SameTarget.in(store, new Runs().root("python.exe").run())).isEmpty();
  }

  @Test
  void theSameCommandCountsMoreThanHowBusyItWas() {
    process(-1, "go.exe", "go.exe test", 9)
        .process(-1, "go.exe", "GO.exe Install", 1)
        .process(-1, "go.exe", "go.exe vet", 5);
    assertThat(found()).isEqualTo("101");
  }

  @Test
  void ofCommandsAlikeTheBusiestIsTakenElseTheFirst() {
    process(-1, "go.exe", "go.exe install", 2)
        .process(-1, "go.exe", "go.exe install", 5)
        .process(-1, "go.exe", "go.exe install", 5);
    assertThat(found()).isEqualTo("101");
  }

  @Test
  void numbersUsersAndSlashesOfTheCommandMayDiffer() {
    process(-1, "make.exe", "make -f C:/Users/ben/x/out12/Makefile", 1)
        .process(-1, "make.exe", "make all", 9);
    Runs made = new Runs().root("make.exe").command("make -f C:\\Users\\ben\\x\\out7\\makefile");
    assertThat(SameTarget.in(events.store(), made.run())).contains("100");
  }

  @Test
  void oneBelowAnotherInTheSameRoleIsPartOfIt() {
    process(-1, "go.exe", "go.exe test", 1).process(0, "go.exe", "go.exe install", 9);
    assertThat(found()).isEqualTo("100");
  }

  @Test
  void oneBelowAShellIsOneOfItsOwn() {
    process(-1, "cmd.exe", "", 0)
        .process(-1, "go.exe", "go.exe test", 1)
        .process(0, "go.exe", "go.exe install", 1);
    assertThat(found()).isEqualTo("102");
  }

  /** A process that is its own parent, and one the parent of which is beyond all. */
  @Test
  void damagedParentsAreNone() {
    events.process("go.exe", 7, 0, 0);
    assertThat(found()).isEqualTo("7");
    Events beyond = new Events().process("go.exe", 8, 1, 0);
    assertThat(SameTarget.in(beyond.store(), new Runs().run())).contains("8");
  }
}
