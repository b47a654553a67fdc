package dev.stallscope.synth;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Image;
import dev.stallscope.synth.machine.Machine;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimProcess;
import dev.stallscope.synth.machine.SimThread;
import dev.stallscope.synth.machine.Stacks;
import dev.stallscope.synth.machine.Timings;
import dev.stallscope.synth.plant.Guard;
import dev.stallscope.synth.plant.Layout;
import dev.stallscope.synth.plant.Ledger;
import dev.stallscope.synth.plant.Noise;
import dev.stallscope.synth.plant.Plant;
import dev.stallscope.synth.plant.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Plays one scenario with one seed. */
final class Simulator {
  private static final Timings TIMINGS = Timings.load();
  private static final Image SHELL =
      Image.ofWindows("C:\\Windows\\System32\\cmd.exe", "Windows Command Processor");

  private final Scenario scenario;
  private final long seed;
  private final Dice dice;
  private final Machine machine;
  private final SimProcess system;
  private final Guard guard;
  private final Layout layout;
  private final Ledger ledger = new Ledger();

  Simulator(Scenario scenario, long seed, int bits) {
    this.scenario = scenario;
    this.seed = seed;
    dice = new Dice(seed);
    machine = new Machine(dice, TIMINGS, bits);
    system = machine.system(scenario.guard().driver().map(List::of).orElse(List.of()));
    guard = new Guard(scenario.guard(), machine, scenario.watch());
    Tool tool = scenario.tool();
    layout =
        new Layout(
            machine,
            tool.packages(),
            tool.reads(),
            tool.writes(),
            tool.images(),
            new Layout.Counter());
  }

  Simulation play() {
    Tool tool = scenario.tool();
    SimProcess shell = machine.program(SHELL, "\"C:\\Windows\\System32\\cmd.exe\"");
    SimThread prompt = shell.thread(machine.start() + dice.ticks(1_000_000, 20_000_000));
    SimThread main = prompt.processes().start(tool.root(), layout.fill(tool.command())).main();
    Stage stage = stage(main);
    tool.libraries().forEach(main.processes()::loadLibrary);
    work(main, stage);
    main.waitUntil(machine.tape().end(main.process()));
    main.pause(dice.ticks(50_000, 500_000));
    main.processes().exit(0);
    prompt.waitUntil(main.now());
    after(main, stage);
    noise();
    return simulation(main.process());
  }

  private Stage stage(SimThread main) {
    return new Stage(
        machine,
        guard,
        layout,
        scenario.tool().retry(),
        scenario.tool().endpoints(),
        main.process(),
        main.now(),
        ledger);
  }

  /** Shares healthy work and what befalls it among threads; the first waits for the others. */
  private void work(SimThread main, Stage stage) {
    int workers = Math.max(1, draw(scenario.workers()));
    List<List<Plant>> shares = shares(workers);
    Rhythm rhythm = new Rhythm(scenario.tool(), layout, dice, scenario.pace());
    int items = draw(scenario.items()) / workers;
    long end = main.now();
    List<SimThread> others = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      others.add(main.processes().fork());
    }
    for (int i = 1; i < workers; i++) {
      SimThread other = others.get(i - 1);
      share(other, rhythm, items, shares.get(i), stage);
      end = Math.max(end, other.now());
    }
    share(main, rhythm, items, shares.get(0), stage);
    main.waitUntil(end);
  }

  private List<List<Plant>> shares(int workers) {
    List<List<Plant>> shares = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      shares.add(new ArrayList<>());
    }
    for (Scenario.Cast cast : scenario.casts()) {
      for (int i = cast.after() ? 0 : draw(cast.times()); i > 0; i--) {
        List<Plant> share = dice.pick(shares);
        share.add(dice.between(0, share.size()), cast.plant());
      }
    }
    return shares;
  }

  /** Plants strike at even distances between the pieces of work. */
  private void share(SimThread thread, Rhythm rhythm, int items, List<Plant> plants, Stage stage) {
    int struck = 0;
    for (int done = 0; done < items; done++) {
      rhythm.work(thread);
      while (struck < plants.size() && (struck + 1L) * items <= (done + 1L) * plants.size()) {
        plants.get(struck++).strike(thread, stage);
      }
    }
    for (Plant plant : plants.subList(struck, plants.size())) {
      plant.strike(thread, stage);
    }
  }

  private void after(SimThread main, Stage stage) {
    for (Scenario.Cast cast : scenario.casts()) {
      for (int i = cast.after() ? draw(cast.times()) : 0; i > 0; i--) {
        cast.plant().strike(main, stage);
      }
    }
  }

  private void noise() {
    long end = machine.tape().end() + dice.ticks(Ticks.PER_SECOND / 5, 2 * Ticks.PER_SECOND);
    Noise noise = new Noise(machine, guard, system, end);
    scenario.noise().forEach(noise::make);
  }

  private int draw(Range range) {
    return dice.between(range.least(), range.most());
  }

  private Simulation simulation(SimProcess target) {
    List<SimEvent> events = machine.tape().inOrder();
    List<ProcessInfo> processes = machine.processInfos();
    Truth truth =
        new Truth(
            scenario.name(),
            seed,
            target.index(),
            members(processes, target.index()),
            ledger.stalls(),
            ledger.decoys());
    return new Simulation(
        machine.traceInfo(scenario.name() + ".PML", events.size()),
        processes,
        events,
        new Stacks(system),
        truth);
  }

  /** Parents come before their children in the list. */
  private static List<Integer> members(List<ProcessInfo> processes, int root) {
    Set<Integer> members = new HashSet<>(Set.of(root));
    List<Integer> ordered = new ArrayList<>(List.of(root));
    for (ProcessInfo process : processes) {
      if (members.contains(process.parentIndex()) && members.add(process.index())) {
        ordered.add(process.index());
      }
    }
    return ordered;
  }
}
