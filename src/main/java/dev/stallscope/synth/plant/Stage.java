package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Machine;
import dev.stallscope.synth.machine.SimProcess;
import java.util.List;

/**
 * Where a plant plays: the machine, the job it befalls, and who else is there.
 *
 * @param machine the traced computer
 * @param guard its security product
 * @param layout where the job's files lie
 * @param retry how the job's tool retries what is refused
 * @param endpoints hosts the tool talks to, {@code host:port}
 * @param target the job's first process
 * @param begin FILETIME at which the job began
 * @param ledger takes down what is planted
 */
public record Stage(
    Machine machine,
    Guard guard,
    Layout layout,
    RetrySchedule retry,
    List<String> endpoints,
    SimProcess target,
    long begin,
    Ledger ledger) {

  public Dice dice() {
    return machine.dice();
  }
}
