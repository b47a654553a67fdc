package dev.stallscope.synth;

import dev.stallscope.synth.plant.Plant;
import dev.stallscope.synth.plant.Product;
import java.util.List;

/**
 * Who runs and what befalls it. A scenario and a seed give one {@link Simulation}.
 *
 * @param name file name without its ending
 * @param title what it shows, in one line
 * @param tool who runs
 * @param items pieces of healthy work
 * @param workers threads that share them
 * @param guard the security product of the machine
 * @param visible whether the capture shows its engine
 * @param noise names of what else goes on, see {@code Noise}
 * @param casts what befalls the tool
 */
public record Scenario(
    String name,
    String title,
    Tool tool,
    Range items,
    Range workers,
    Product guard,
    boolean visible,
    List<String> noise,
    List<Cast> casts) {

  /**
   * A plant and how often it strikes.
   *
   * @param after whether it strikes when the target has ended, not while it runs
   */
  record Cast(Plant plant, Range times, boolean after) {}

  /** Plays it. */
  public Simulation simulate(long seed) {
    return new Simulator(this, seed).play();
  }
}
