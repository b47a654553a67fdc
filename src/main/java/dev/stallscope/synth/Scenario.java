package dev.stallscope.synth;

import dev.stallscope.synth.plant.Guard;
import dev.stallscope.synth.plant.Plant;
import dev.stallscope.synth.plant.Product;
import dev.stallscope.synth.plant.Terms.Span;
import java.util.List;

/**
 * Who runs and what befalls it. A scenario and a seed give one {@link Simulation}.
 *
 * @param name file name without its ending
 * @param title what it shows, in one line
 * @param tool who runs
 * @param items pieces of healthy work
 * @param workers threads that share them
 * @param pace what a thread thinks between two pieces
 * @param guard the security product of the machine
 * @param watch what it does, and whether the capture shows its engine
 * @param noise names of what else goes on, see {@code Noise}
 * @param casts what befalls the tool
 */
public record Scenario(
    String name,
    String title,
    Tool tool,
    Range items,
    Range workers,
    Span pace,
    Product guard,
    Guard.Watch watch,
    List<String> noise,
    List<Cast> casts) {

  /**
   * A plant and how often it strikes.
   *
   * @param after whether it strikes when the target has ended, not while it runs
   * @param longestTicks what one strike may take
   */
  record Cast(Plant plant, Range times, boolean after, long longestTicks) {}

  /** Plays it on a 64-bit Windows. */
  public Simulation simulate(long seed) {
    return simulate(seed, 64);
  }

  /**
   * Plays it.
   *
   * @param bits of Windows, 32 or 64
   */
  public Simulation simulate(long seed, int bits) {
    return new Simulator(this, seed, bits).play();
  }
}
