package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.query.EventQuery;
import dev.stallscope.query.QuerySyntaxException;
import dev.stallscope.trace.EventRecord;
import java.util.List;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever {@code --where} is given, it is understood or refused with the place. */
class WhereFuzzTest {
  private static final ProcessInfo PROCESS =
      new ProcessInfo(
          0,
          7,
          4,
          -1,
          "go.exe",
          "C:\\go.exe",
          "go build",
          "me",
          "",
          "",
          "",
          1,
          1,
          "High",
          "False",
          64,
          0,
          0,
          List.of());

  @ValueSource(
      strings = {
        "process = go.exe and duration > 50ms and path ~ \"go-build\"",
        "not (pid != 4 or tid <= 7) and \"Date & Time\" ^= 7/31",
        "result = \"SHARING VIOLATION\" and path $= .tmp and relative >= 1.5min"
      })
  @FuzzTest
  void isUnderstoodOrRefused(String condition) {
    if (condition == null) {
      return;
    }
    try {
      boolean matches = matches(condition);
      assertThat(matches(condition)).isEqualTo(matches);
      assertThat(opposite(condition)).isNotEqualTo(matches);
    } catch (QuerySyntaxException e) {
      assertThat(e.position()).isBetween(0, condition.length());
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static boolean matches(String condition) throws QuerySyntaxException {
    return EventQuery.parse(condition)
        .matches(new EventRecord(), (column, out) -> out.append("7"), PROCESS, 0);
  }

  /** What is understood alone is understood within others, unless that is too deep. */
  private static boolean opposite(String condition) throws QuerySyntaxException {
    try {
      return matches("not (" + condition + ")");
    } catch (QuerySyntaxException e) {
      assertThat(e.getMessage()).contains("too deeply");
      return !matches(condition);
    }
  }
}
