package dev.stallscope.synth.plant;

import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long tools sleep between tries at something that is refused, from their own sources. */
public enum RetrySchedule {
  /** Git for Windows: a fixed list. */
  GIT {
    @Override
    List<Long> millis(Dice dice) {
      return List.of(0L, 1L, 10L, 20L, 40L);
    }
  },
  /** cmd/go robustio: from 1 ms, grows by up to itself, gives up after 2 s. */
  GO {
    @Override
    List<Long> millis(Dice dice) {
      List<Long> gaps = new ArrayList<>();
      double sleep = 1;
      for (double slept = 0; slept + sleep < 2000; sleep += dice.fraction() * sleep) {
        gaps.add(Math.round(sleep));
        slept += sleep;
      }
      return gaps;
    }
  },
  /** pip: every quarter of a second for a second. */
  PIP {
    @Override
    List<Long> millis(Dice dice) {
      return List.of(250L, 250L, 250L, 250L);
    }
  },
  /** uv: ten times, from 10 ms, doubling. */
  UV {
    @Override
    List<Long> millis(Dice dice) {
      return Stream.iterate(10L, gap -> gap * 2).limit(10).toList();
    }
  },
  /** MSBuild's Copy task: ten times a second apart. */
  MSBUILD {
    @Override
    List<Long> millis(Dice dice) {
      return Stream.generate(() -> 1000L).limit(10).toList();
    }
  },
  /** rustup: Fibonacci numbers of milliseconds, each cut by chance, 26 of them. */
  RUSTUP {
    @Override
    List<Long> millis(Dice dice) {
      List<Long> gaps = new ArrayList<>();
      long previous = 0;
      long gap = 1;
      for (int i = 0; i < 26; i++) {
        gaps.add(Math.round(gap * dice.fraction()));
        long next = previous + gap;
        previous = gap;
        gap = next;
      }
      return gaps;
    }
  },
  /** npm's graceful-fs: 10 ms more each time up to 100 ms, for a minute. */
  NPM {
    @Override
    List<Long> millis(Dice dice) {
      List<Long> gaps = new ArrayList<>();
      long slept = 0;
      for (long gap = 0; slept < 60_000; gap = Math.min(100, gap + 10)) {
        gaps.add(gap);
        slept += gap;
      }
      return gaps;
    }
  };

  /** Milliseconds before the second, third, … try. */
  abstract List<Long> millis(Dice dice);

  /** Ticks of sleep before the second, third, … try, with what Windows' timer adds. */
  List<Long> gaps(Dice dice) {
    return millis(dice).stream()
        .map(ms -> ms * Ticks.PER_MILLISECOND + dice.ticks(500, 12_000))
        .toList();
  }

  /** The schedule of a scenario's word, empty when there is none. */
  public static Optional<RetrySchedule> named(String word) {
    return Stream.of(values()).filter(each -> each.name().equalsIgnoreCase(word)).findFirst();
  }
}
