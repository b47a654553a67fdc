package dev.stallscope.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted by number while events go by, and named at the end. */
class CountsTest {
  /** A store of an event on each path. */
  private static EventStore paths(String... paths) {
    Events events = new Events().process("go.exe", 1);
    for (String path : paths) {
      events.next(Operation.READ_FILE, path).add();
    }
    return events.store();
  }

  @Test
  void aFolderHasOneNumberWhateverItsDriveAndCase() {
    EventStore store = paths("C:\\src\\a", "D:\\SRC\\b", "C:\\lib\\a", "C:\\src\\a");
    PlaceNumbers places = new PlaceNumbers(store.paths());
    assertThat(places.of(store.path(2))).isZero();
    assertThat(places.of(store.path(0))).isEqualTo(1);
    assertThat(places.of(store.path(1))).isEqualTo(1);
    assertThat(places.of(store.path(3))).isEqualTo(1);
    assertThat(places.size()).isEqualTo(2);
    assertThat(List.of(places.name(0), places.name(1))).containsExactly("\\lib", "\\src");
  }

  @Test
  void workOfProcessesInOneRoleIsOneWork() {
    EventStore store = paths("C:\\src\\a", "C:\\lib\\a");
    PlaceNumbers places = new PlaceNumbers(store.paths());
    int src = places.of(store.path(0));
    int lib = places.of(store.path(1));
    WorkCounts work = new WorkCounts();
    for (int process : new int[] {0, 0, 1, 0, 2}) {
      work.add(process, src);
    }
    work.add(2, lib);
    work.add(2, src);
    String[] images = {"cl.exe", "link.exe", "CL.exe"};
    assertThat(work.byRole(process -> images[process], places))
        .isEqualTo(
            Map.of("cl.exe", Map.of("\\src", 5L, "\\lib", 1L), "link.exe", Map.of("\\src", 1L)));
  }

  @Test
  void durationsOfAGroupComeTogetherWhateverTheirOrder() {
    DurationGroups groups = new DurationGroups();
    groups.add(2, 7);
    groups.add(0, 5);
    groups.add(2, 3);
    groups.add(0, -1); // not told
    groups.add(3, -1);
    groups.add(2, 0);
    Map<String, Durations> named = groups.durations(5, group -> "group " + group);
    assertThat(named).containsOnlyKeys("group 0", "group 2", "group 3");
    assertThat(named.get("group 0")).satisfies(some -> counts(some, 2, 1, 5));
    assertThat(named.get("group 2")).satisfies(some -> counts(some, 3, 3, 10));
    assertThat(named.get("group 2").rank(50)).isEqualTo(3);
    assertThat(named.get("group 3")).satisfies(some -> counts(some, 1, 0, 0));
  }

  private static void counts(Durations some, long events, long timed, long ticks) {
    assertThat(some.events()).isEqualTo(events);
    assertThat(some.timed()).isEqualTo(timed);
    assertThat(some.totalTicks()).isEqualTo(ticks);
  }

  @Test
  void groupsOfOneNameAreOne() {
    DurationGroups groups = new DurationGroups();
    groups.add(0, 5);
    groups.add(1, 6);
    Map<String, Durations> named = groups.durations(2, group -> group == 0 ? "\\Src" : "\\SRC");
    assertThat(named).hasSize(1);
    assertThat(named.get("\\src")).satisfies(some -> counts(some, 2, 2, 11));
  }

  /** 5,000 are more than there is room for at first. */
  @Test
  void manyAreKept() {
    DurationGroups groups = new DurationGroups();
    for (int i = 0; i < 5_000; i++) {
      groups.add(i % 2, i);
    }
    Map<String, Durations> named = groups.durations(2, String::valueOf);
    assertThat(named.get("0")).satisfies(some -> counts(some, 2_500, 2_500, 2_499L * 2_500));
    assertThat(named.get("1")).satisfies(some -> counts(some, 2_500, 2_500, 2_500L * 2_500));
    assertThat(new DurationGroups().durations(2, String::valueOf)).isEmpty();
  }
}
