package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.SimThread;

/** Something that befalls a thread of the target between two pieces of its work, or near it. */
@FunctionalInterface
public interface Plant {
  /** Happens, now by the thread's clock, and is written down. */
  void strike(SimThread victim, Stage stage);
}
