package dev.stallscope.synth.plant;

import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.FileActions;
import dev.stallscope.synth.machine.Image;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.ProcessActions;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimThread;
import java.util.List;

/** Operations that the security product's filter holds until its engine has looked at the file. */
final class Scans {
  static final String KIND = "antivirus-scan";

  private static final long LEAST = 60 * Ticks.PER_MILLISECOND;
  private static final long MOST = 2 * Ticks.PER_SECOND;

  private Scans() {}

  /** The first open of a file's data waits; later ones do not. */
  static void onOpen(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    FileActions files = victim.files();
    String path = stage.layout().read();
    long bytes = dice.between(500, 120_000);
    if (dice.chance(0.5)) {
      files.stat(path);
    }
    SimEvent open =
        files.open(path, Open.READ, stage.guard().holds(terms.blocked(dice, LEAST, MOST)));
    if (dice.chance(0.25)) {
      victim.at(open.start() + 700, Operation.QUERY_EA_FILE, path).lasting(40);
    }
    told("scan-on-open", open, stage, false);
    files.readAll(path, bytes);
    files.close(path);
    for (int i = dice.between(1, 3); i > 0; i--) {
      victim.pause(dice.ticks(1_000, 50_000));
      files.touch(path, Open.READ, bytes);
    }
  }

  /** The close after writing waits. */
  static void onClose(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    FileActions files = victim.files();
    String path = stage.layout().written();
    files.miss(path);
    files.open(path, Open.WRITE);
    files.writeAll(path, dice.between(500, 200_000));
    long held = stage.guard().holds(terms.blocked(dice, LEAST, MOST));
    told("scan-on-close", files.close(path, held), stage, true);
    if (dice.chance(0.4)) {
      files.touch(path, Open.READ, 2_000);
    }
  }

  /** A program that was just made waits before it may run. */
  static void onExecute(SimThread victim, Stage stage, Terms terms) {
    runFresh("scan-on-execute", victim, stage, terms.blocked(stage.dice(), LEAST, MOST));
  }

  /** The same while the cloud is asked: 10 s, or the 60 s that can be configured. */
  static void byCloud(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    long seconds = dice.chance(0.8) ? 10 : 60;
    long ticks = seconds * Ticks.PER_SECOND + dice.between(-400_000, 400_000);
    runFresh("cloud-check", victim, stage, terms.blocked(dice, ticks, ticks));
  }

  private static void runFresh(String plant, SimThread victim, Stage stage, long ticks) {
    long blocked = stage.guard().holds(ticks);
    Dice dice = stage.dice();
    String path = stage.layout().image();
    victim.files().create(path, dice.between(300_000, 900_000));
    victim.pause(dice.ticks(5_000, 200_000));
    Image image = new Image(path, "", "", "");
    boolean onSection = dice.chance(0.4);
    ProcessActions.ImageCheck check =
        victim.processes().check(image, onSection ? -1 : blocked, onSection ? blocked : -1);
    told(plant, onSection ? check.section() : check.open(), stage, false);
    SimThread main = victim.processes().create(image, "\"" + path + "\"", 0).main();
    main.pause(dice.ticks(20_000, 500_000));
    main.processes().exit(0);
    victim.waitUntil(main.now());
  }

  private static void told(String plant, SimEvent held, Stage stage, boolean written) {
    Guard guard = stage.guard();
    List<SimEvent> engine = guard.scan(held, written);
    if (guard.excludes()) {
      // the same work is drawn as without the exclusion, only the engine's part is left out
      stage.machine().tape().remove(engine);
      return;
    }
    stage
        .ledger()
        .stall(plant, KIND, held)
        .by(guard.engine(), guard.product().productName())
        .shownBy(engine);
  }
}
