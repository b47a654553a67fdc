package dev.stallscope.synth;

import dev.stallscope.synth.plant.Decoy;
import dev.stallscope.synth.plant.Stall;
import java.util.List;

/**
 * What was put into a capture.
 *
 * @param scenario name of the scenario
 * @param seed what it was drawn with
 * @param target index of the job's first process
 * @param members indexes of all its processes, the first among them
 * @param stalls all that held it up, by their begin
 * @param decoys all that only look so
 */
public record Truth(
    String scenario,
    long seed,
    int target,
    List<Integer> members,
    List<Stall> stalls,
    List<Decoy> decoys) {}
