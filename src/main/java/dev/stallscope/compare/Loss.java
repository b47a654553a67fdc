package dev.stallscope.compare;

import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.model.Operation;
import java.util.List;

/**
 * What is kept of a finding once its capture is dropped.
 *
 * @param rule id of the rule that found it
 * @param role the process, by its stable name
 * @param place the folder, key or endpoint, by its stable name
 * @param path as the trace has it
 * @param programs name and image path of the process that waited, then of its parents, the nearest
 *     ones only where they are very many
 * @param startTicks from the target's start
 * @param ticks what was lost
 * @param behind product, process or endpoint that made it wait; empty when unknown
 */
public record Loss(
    Cause cause,
    String rule,
    String role,
    Operation operation,
    String place,
    String path,
    List<Program> programs,
    long startTicks,
    long ticks,
    String behind) {

  /** A process's image: its name and its full path, which may be empty. */
  public record Program(String name, String path) {}
}
