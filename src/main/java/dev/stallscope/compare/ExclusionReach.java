package dev.stallscope.compare;

import dev.stallscope.compare.Exclusion.Reading;
import dev.stallscope.compare.Loss.Program;
import dev.stallscope.index.EventStore;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts what an exclusion touches in a capture, as Windows reads it. */
final class ExclusionReach {
  private static final byte COVERED = 1;
  private static final byte APART = 2;

  private final Exclusion rule;
  private final EventStore store;
  private final IntFunction<Program> programOf;
  private final @Nullable Predicate<String> paths;

  /** By path or process; 0 where not yet asked. */
  private final byte[] known;

  private long opens;
  private long looks;

  ExclusionReach(Exclusion rule, EventStore store, IntFunction<Program> programOf) {
    this.rule = rule;
    this.store = store;
    this.programOf = programOf;
    this.paths = rule.paths(Reading.EFFECTIVE);
    this.known = new byte[paths == null ? store.processes().size() : store.paths().size()];
  }

  /** An open by the target. */
  void open(long event) {
    opens += covers(event) ? 1 : 0;
  }

  /** A look of an engine; for whom it looked is not known, so rules for processes have none. */
  void look(long event) {
    looks += paths != null && covers(event) ? 1 : 0;
  }

  private boolean covers(long event) {
    int subject = paths == null ? store.process(event) : store.path(event);
    if (known[subject] == 0) {
      known[subject] = asked(subject) ? COVERED : APART;
    }
    return known[subject] == COVERED;
  }

  private boolean asked(int subject) {
    return paths == null
        ? rule.covers(List.of(programOf.apply(subject)), Reading.EFFECTIVE)
        : paths.test(store.paths().text(subject));
  }

  long opens() {
    return opens;
  }

  long looks() {
    return looks;
  }
}
