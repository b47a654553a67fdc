package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * What is tried again and again: tries of one series agree in all of this.
 *
 * @param process index of the process, or of the first of its kind where each try is a new process
 * @param file the file as {@code Scene.file} numbers it; of a rename the one it is to become, since
 *     tools make a new temporary name for each try
 * @param step what is done to it
 * @param offset byte offset where the step is about a range, else 0
 */
record Attempt(int process, int file, Step step, long offset) {

  /** What an event tries or does; null when no lock refuses such a thing. */
  static @Nullable Attempt of(Scene scene, long event) {
    Step step = Step.of(scene.store(), event);
    return step == null ? null : of(scene, event, step);
  }

  private static Attempt of(Scene scene, long event, Step step) {
    EventStore store = scene.store();
    int target = step == Step.RENAME ? target(scene, event) : -1;
    return new Attempt(
        store.process(event),
        target >= 0 ? target : scene.file(event),
        step,
        step.hasRange() ? store.offset(event) : 0);
  }

  /** The file that a rename makes, -1 when the event tells none. */
  static int target(Scene scene, long event) {
    int target = scene.store().target(event);
    return target < 0 ? -1 : scene.store().paths().fold(target);
  }

  Attempt by(int otherProcess) {
    return new Attempt(otherProcess, file, step, offset);
  }

  Attempt at(Step otherStep) {
    return new Attempt(process, file, otherStep, offset);
  }

  /** Written out, like {@link #equals}, since there are millions of them in maps. */
  @Override
  public int hashCode() {
    return ((31 * process + file) * 31 + step.hashCode()) * 31 + Long.hashCode(offset);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attempt attempt
        && process == attempt.process
        && file == attempt.file
        && step == attempt.step
        && offset == attempt.offset;
  }
}
