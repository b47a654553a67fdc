package dev.stallscope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueryTest {
  private static final ProcessInfo GO =
      new ProcessInfo(
          0,
          4711,
          812,
          -1,
          "go.exe",
          "C:\\Program Files\\Go\\bin\\go.exe",
          "go install",
          "",
          "",
          "",
          "",
          -1,
          -1,
          "",
          "",
          64,
          0,
          0,
          List.of());

  private static final Map<Column, String> TEXTS =
      Map.of(
          Column.PROCESS_NAME, "go.exe",
          Column.PATH, "C:\\Users\\dev\\AppData\\Local\\go-build1234\\b001\\a.out.exe",
          Column.RESULT, "SHARING VIOLATION",
          Column.OPERATION, "CreateFile",
          Column.DETAIL, "");

  private static boolean matches(String condition) throws QuerySyntaxException {
    EventRecord event = new EventRecord();
    event.number = 7;
    event.startTicks = 130_000_000;
    event.durationTicks = 600_000;
    event.threadId = -1;
    return EventQuery.parse(condition)
        .matches(
            event, (column, out) -> out.append(TEXTS.getOrDefault(column, "")), GO, 100_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "process = go.exe and duration > 50ms and path ~ \"go-build\"; true",
        "process = GO.EXE; true",
        "process != go.exe; false",
        "process ~ node or pid = 4711; true",
        "process = node.exe and pid = 1 or pid = 4711; true",
        "process = node.exe and (pid = 1 or pid = 4711); false",
        "not process = node.exe; true",
        "not not process = node.exe; false",
        "duration >= 60ms; true",
        "duration > 60ms; false",
        "duration < 0.06s; false",
        "duration = 60000us; true",
        "start >= 3s and start < 4s; true",
        "event = 7; true",
        "event<7; false",
        "result = \"SHARING VIOLATION\"; true",
        "result ^= sharing and result $= VIOLATION; true",
        "result !~ sharing; false",
        "\"Process Name\" = 'go.exe'; true",
        "process_name = go.exe; true",
        "path ~ C:\\Users\\dev; true",
        "detail = \"\"; true",
        "tid = 0; false",
        "tid != 0; false",
        "ParentPID = 812; true",
      })
  void understands(String condition, boolean expected) throws QuerySyntaxException {
    assertThat(matches(condition)).as(condition).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; 0",
        "colour = red; 0",
        "process; 7",
        "process = ; 9",
        "process > go.exe; 8",
        "duration ~ 5; 9",
        "duration > 50; 11",
        "duration > fast; 11",
        "pid = four; 6",
        "(process = go.exe; 17",
        "process = go.exe go; 17",
        "process = \"go.exe; 10",
      })
  void saysWhereItStopsUnderstanding(String condition, int position) {
    assertThatThrownBy(() -> EventQuery.parse(condition))
        .isInstanceOfSatisfying(
            QuerySyntaxException.class,
            e -> assertThat(e.position()).as(condition).isEqualTo(position));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not "})
  void deepNestingIsRefusedNotCrashedOn(String opening) {
    assertThatThrownBy(() -> EventQuery.parse(opening.repeat(100_000) + "pid = 1"))
        .isInstanceOf(QuerySyntaxException.class)
        .hasMessageContaining("deep");
  }

  @Test
  void anyTextIsUnderstoodOrRefused() {
    String[] parts = {
      "process", "=", "~", "(", ")", "and", "or", "not", "\"", "50ms", "pid", " ", "1"
    };
    Random random = new Random(1);
    int understood = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
      }
      try {
        EventQuery.parse(text.toString());
        understood++;
      } catch (QuerySyntaxException e) {
        assertThat(e.position()).isBetween(0, text.length());
      }
    }
    assertThat(understood).isPositive();
  }
}
