package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
  private static SummaryRow row(Summary summary, String key) {
    return summary.rows().stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " is not in " + keys(summary)));
  }

  private static List<String> keys(Summary summary) {
    return summary.rows().stream().map(SummaryRow::key).toList();
  }

  @Test
  void countsWhatWasDoneToAFile() {
    String file = "C:\\src\\main.go";
    EventStore store =
        new Events()
            .process("go.exe", 100)
            .process("git.exe", 200)
            .next(Operation.CREATE_FILE, file)
            .took(10)
            .add()
            .next(Operation.READ_FILE, "c:\\SRC\\main.go")
            .took(20)
            .bytes(4_096)
            .add()
            .next(Operation.READ_FILE, file)
            .by(1)
            .took(30)
            .bytes(512)
            .status(0xC0000011)
            .add()
            .next(Operation.WRITE_FILE, file)
            .took(40)
            .bytes(100)
            .add()
            .next(Operation.WRITE_FILE, file)
            .status(NtStatus.PENDING)
            .bytes(7)
            .add()
            .next(Operation.QUERY_SECURITY_FILE, file)
            .took(50)
            .add()
            .next(Operation.SET_SECURITY_FILE, file)
            .took(60)
            .add()
            .next(Operation.QUERY_OPEN, "\\src\\main.go")
            .took(70)
            .add()
            .next(Operation.CLOSE_FILE, file)
            .took(80)
            .add()
            .next(Operation.IRP_MJ_CLOSE, file)
            .took(90)
            .add()
            .store();

    Summary summary = Summary.by(store, Grouping.PATH);

    assertThat(summary.rows())
        .containsExactly(
            new SummaryRow(
                file,
                store.path(0),
                10,
                1,
                1,
                2,
                2,
                1,
                1,
                2,
                4_096,
                100,
                9,
                450,
                50,
                90,
                90,
                2,
                1));
  }

  @Test
  void aGroupWithoutDurationsHasNoTimes() {
    EventStore store =
        new Events().process("go.exe", 1).next(Operation.READ_FILE, "C:\\a").add().store();

    SummaryRow row = row(Summary.by(store, Grouping.OPERATION), "ReadFile");

    assertThat(row.timed()).isZero();
    assertThat(row.totalTicks()).isZero();
    assertThat(row.medianTicks()).isEqualTo(Ticks.NONE);
    assertThat(row.maxTicks()).isEqualTo(Ticks.NONE);
  }

  @Test
  void processIdsAreAsWindowsShowsThem() {
    EventStore store =
        new Events()
            .process("untold.exe", -1)
            .process("high.exe", 0xF000_0004)
            .next(Operation.READ_FILE, "C:\\a")
            .by(0)
            .took(2)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .by(1)
            .took(1)
            .add()
            .store();

    assertThat(keys(Summary.by(store, Grouping.PROCESS)))
        .containsExactly("untold.exe (?)", "high.exe (4026531844)");
  }

  @Test
  void processesWithOneNameAreApart() {
    EventStore store =
        new Events()
            .process("cl.exe", 7)
            .process("cl.exe", 8)
            .process("cl.exe", 7)
            .next(Operation.READ_FILE, "C:\\a")
            .by(0)
            .took(3)
            .add()
            .next(Operation.READ_FILE, "C:\\b")
            .by(1)
            .took(2)
            .add()
            .next(Operation.READ_FILE, "C:\\c")
            .by(2)
            .took(1)
            .add()
            .store();

    Summary summary = Summary.by(store, Grouping.PROCESS);

    assertThat(keys(summary)).containsExactly("cl.exe (7)", "cl.exe (8)", "cl.exe (7)");
    assertThat(summary.rows()).extracting(SummaryRow::id).containsExactly(0, 1, 2);
  }

  @Test
  void foldersAndExtensionsAreThoseOfFiles() {
    EventStore store =
        new Events()
            .process("go.exe", 1)
            .next(Operation.READ_FILE, "C:\\src\\a.GO")
            .add()
            .next(Operation.READ_FILE, "C:\\SRC\\b.go")
            .add()
            .next(Operation.READ_FILE, "\\src\\c")
            .add()
            .next(Operation.REG_QUERY_VALUE, "HKLM\\Software\\x.go")
            .add()
            .store();

    assertThat(keys(Summary.by(store, Grouping.DIRECTORY))).containsExactly("C:\\src");
    assertThat(keys(Summary.by(store, Grouping.EXTENSION))).containsExactly("go", "");
  }

  @Test
  void endpointsAreTheOtherSideOfConnections() {
    EventStore store =
        new Events()
            .process("npm.exe", 1)
            .next(Operation.TCP_CONNECT, "pc:50001 -> registry.example.com:https")
            .took(0)
            .add()
            .next(Operation.TCP_SEND, "pc:50001 -> registry.example.com:https")
            .bytes(300)
            .add()
            .next(Operation.TCP_RECEIVE, "pc:50002 -> Registry.example.com:https")
            .bytes(9)
            .add()
            .next(Operation.TCP_DISCONNECT, "pc:50001 -> registry.example.com:https")
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .add()
            .store();

    Summary summary = Summary.by(store, Grouping.ENDPOINT);

    assertThat(keys(summary)).containsExactly("registry.example.com:https");
    SummaryRow row = summary.rows().get(0);
    assertThat(row.opens()).isEqualTo(1);
    assertThat(row.closes()).isEqualTo(1);
    assertThat(row.bytesWritten()).isEqualTo(300);
    assertThat(row.bytesRead()).isEqualTo(9);
    assertThat(row.paths()).isEqualTo(2);
  }

  @Test
  void rowsComeByTimeThenCountThenKey() {
    EventStore store =
        new Events()
            .process("go.exe", 1)
            .next(Operation.CLOSE_FILE, "C:\\a")
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(5)
            .add()
            .next(Operation.WRITE_FILE, "C:\\a")
            .took(9)
            .add()
            .next(Operation.CREATE_FILE, "C:\\a")
            .add()
            .next(Operation.QUERY_OPEN, "C:\\a")
            .add()
            .next(Operation.QUERY_OPEN, "C:\\a")
            .add()
            .store();

    assertThat(keys(Summary.by(store, Grouping.OPERATION)))
        .containsExactly("WriteFile", "ReadFile", "QueryOpen", "CloseFile", "CreateFile");
  }

  @Test
  void sumsOfDamagedDurationsEndAtTheLargestNumber() {
    EventStore store =
        new Events()
            .process("go.exe", 1)
            .next(Operation.READ_FILE, "C:\\a")
            .took(Long.MAX_VALUE)
            .bytes(Long.MAX_VALUE)
            .add()
            .next(Operation.READ_FILE, "C:\\a")
            .took(Long.MAX_VALUE)
            .bytes(Long.MAX_VALUE)
            .add()
            .store();

    SummaryRow row = Summary.by(store, Grouping.CLASS).rows().get(0);

    assertThat(row.totalTicks()).isEqualTo(Long.MAX_VALUE);
    assertThat(row.bytesRead()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aProcessTheTraceDoesNotNameHasNoKey() {
    EventStore store =
        new Events().process("go.exe", 1).next(Operation.READ_FILE, "C:\\a").by(-1).add().store();

    SummaryRow row = Summary.by(store, Grouping.PROCESS).rows().get(0);

    assertThat(row.key()).isEmpty();
    assertThat(row.id()).isEqualTo(-1);
    assertThat(row.processes()).isZero();
  }

  /** Groups that are too large to be sorted have their durations counted digit by digit. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 400})
  void ranksDoNotDependOnHowTheyAreFound(int mostSorted) {
    Random random = new Random(mostSorted);
    Events events = new Events().process("go.exe", 100).process("git.exe", 200);
    for (int i = 0; i < 1_000; i++) {
      long ticks = random.nextInt(20) == 0 ? Ticks.NONE : random.nextLong() >>> random.nextInt(64);
      events
          .next(Operation.READ_FILE, "C:\\f" + random.nextInt(3))
          .by(random.nextInt(2))
          .took(Math.max(Ticks.NONE, ticks))
          .add();
    }
    EventStore store = events.store();

    for (Grouping grouping : List.of(Grouping.PROCESS, Grouping.PATH, Grouping.OPERATION)) {
      assertThat(Summary.by(store, grouping, event -> true, Integer.MAX_VALUE, mostSorted))
          .isEqualTo(Summary.by(store, grouping));
    }
  }

  @Test
  void theFirstRowsAreThoseOfAllThatComeFirst() {
    EventStore store = randomStore(4_000);
    for (Grouping grouping : List.of(Grouping.PROCESS, Grouping.PATH, Grouping.OPERATION)) {
      List<SummaryRow> all = Summary.by(store, grouping).rows();
      for (int most : new int[] {0, 1, 3, all.size(), all.size() + 1}) {
        Summary first = Summary.first(store, grouping, event -> true, most);
        assertThat(first.rows()).isEqualTo(all.subList(0, Math.min(most, all.size())));
        assertThat(first.found()).isEqualTo(all.size());
      }
    }
  }

  @Test
  void agreesWithGroupingByHand() {
    EventStore store = randomStore(40_000);
    List<Long> chosen = new ArrayList<>();
    for (long event = 0; event < store.size(); event++) {
      if (event % 3 != 0) {
        chosen.add(event);
      }
    }
    Map<String, List<Long>> byOperation =
        chosen.stream().collect(Collectors.groupingBy(e -> store.operation(e).displayName()));
    assertAgrees(store, Grouping.OPERATION, byOperation);
    assertAgrees(
        store,
        Grouping.RESULT,
        chosen.stream().collect(Collectors.groupingBy(e -> NtStatus.text(store.status(e)))));
    assertAgrees(
        store,
        Grouping.PATH,
        chosen.stream().collect(Collectors.groupingBy(e -> store.paths().text(store.path(e)))));
    assertAgrees(
        store,
        Grouping.CLASS,
        chosen.stream()
            .collect(Collectors.groupingBy(e -> store.operation(e).eventClass().displayName())));
  }

  private static EventStore randomStore(int size) {
    Random random = new Random(11);
    Operation[] operations = {
      Operation.READ_FILE, Operation.CREATE_FILE, Operation.REG_SET_VALUE, Operation.TCP_SEND
    };
    Events events = new Events();
    for (int i = 0; i < 20; i++) {
      events.process("p" + i + ".exe", i);
    }
    for (int i = 0; i < size; i++) {
      events
          .next(operations[random.nextInt(4)], "C:\\d\\f" + random.nextInt(3_000))
          .by(random.nextInt(20))
          .status(random.nextInt(4) == 0 ? NtStatus.ACCESS_DENIED : 0)
          .took(random.nextInt(5) == 0 ? Ticks.NONE : random.nextInt(10_000))
          .add();
    }
    return events.store();
  }

  private static void assertAgrees(
      EventStore store, Grouping grouping, Map<String, List<Long>> expected) {
    Summary summary = Summary.first(store, grouping, event -> event % 3 != 0, Integer.MAX_VALUE);
    assertThat(keys(summary)).containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (SummaryRow row : summary.rows()) {
      List<Long> events = expected.get(row.key());
      List<Long> durations =
          events.stream().map(store::durationTicks).filter(t -> t >= 0).sorted().toList();
      assertThat(row.count()).isEqualTo(events.size());
      assertThat(row.timed()).isEqualTo(durations.size());
      assertThat(row.totalTicks()).isEqualTo(durations.stream().mapToLong(t -> t).sum());
      assertThat(row.medianTicks()).isEqualTo(nearestRank(durations, 0.5));
      assertThat(row.p95Ticks()).isEqualTo(nearestRank(durations, 0.95));
      assertThat(row.maxTicks()).isEqualTo(nearestRank(durations, 1));
      assertThat(row.processes())
          .isEqualTo((int) events.stream().map(store::process).distinct().count());
      assertThat(row.paths()).isEqualTo((int) events.stream().map(store::path).distinct().count());
    }
  }

  /** The first of the sorted values that at least this share does not exceed, by trying. */
  private static long nearestRank(List<Long> sorted, double share) {
    for (int i = 0; i < sorted.size(); i++) {
      if (i + 1 >= share * sorted.size() - 1e-9) {
        return sorted.get(i);
      }
    }
    return Ticks.NONE;
  }
}
