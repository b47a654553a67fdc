package dev.stallscope.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Ticks;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrySchedulesTest {
  private static final RetrySchedules SCHEDULES = RetrySchedules.load();

  /** Sleeps in milliseconds, as a timer with a tick of 15.6 ms makes them. */
  @ParameterizedTest
  @CsvSource({
    "git.exe, 0.1 2 15.6 31.2 46.8, Git for Windows",
    "python.exe, 250.4 265.6 251, pip (replacing a file)",
    "python.exe, 500.4 515.6 501, pip (removing a folder)",
    "uv.exe, 15.6 31.2 46.8 93.6 171, uv",
    "dotnet.exe, 100.4 109.1, NuGet",
    "dotnet.exe, 1000.4 1015, MSBuild Copy",
    "node.exe, 1 11 22 31 45 52 61 72 81 93 102 101 103, graceful-fs (npm)",
    "NODE.EXE, 1 11, graceful-fs (npm)",
    "cmake.exe, 501 502 505, cmake",
    "tool.exe, 1001 1002 1003, MSBuild Copy",
    "tool.exe, 1001 1002, ''",
    "tool.exe, 1 2 4 8 16 32, ''",
    "tool.exe, 5 700 12 4000, ''",
  })
  void isToldByTheGaps(String image, String gaps, String tool) {
    long[] ticks =
        Arrays.stream(gaps.split(" ", -1))
            .mapToLong(gap -> Math.round(Double.parseDouble(gap) * Ticks.PER_MILLISECOND))
            .toArray();
    assertThat(SCHEDULES.of(image, ticks).map(RetrySchedule::tool).orElse("")).isEqualTo(tool);
  }

  /** As cmd/go computes them: each longer by a random part of itself. */
  @Test
  void sleepsThatGrowAtRandomAreGos() {
    Random random = new Random(4711);
    for (int run = 0; run < 200; run++) {
      double sleep = 1;
      long[] gaps = new long[8];
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = Math.round((sleep + random.nextDouble() * 15) * Ticks.PER_MILLISECOND);
        sleep += random.nextDouble() * sleep;
      }
      assertThat(SCHEDULES.of("go.exe", gaps).map(RetrySchedule::tool)).hasValue("go");
    }
  }

  /** As rustup's retry crate computes them: Fibonacci numbers, each cut to a random part. */
  @Test
  void fibonacciNumbersWithJitterAreRustups() {
    Random random = new Random(4711);
    for (int run = 0; run < 200; run++) {
      double previous = 0;
      double number = 1;
      long[] gaps = new long[20];
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = Math.round((number * random.nextDouble() + 1) * Ticks.PER_MILLISECOND);
        double next = previous + number;
        previous = number;
        number = next;
      }
      assertThat(SCHEDULES.of("rustup.exe", gaps).map(RetrySchedule::tool)).hasValue("rustup");
    }
  }

  @Test
  void noGapsAreNobodys() {
    assertThat(SCHEDULES.of("git.exe", new long[0])).isEmpty();
  }
}
