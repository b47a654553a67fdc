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
import dev.stallscope.trace.EventRecord;
import java.util.List;
import java.util.Locale;

/** Operations that are slow and that nobody holds up. */
final class Slowness {
  static final String KIND = "slow-operation";

  private static final int PAGING = EventRecord.FLAG_NON_CACHED | EventRecord.FLAG_PAGING_IO;
  private static final int BLOCK = 65536;
  private static final long LEAST = 80 * Ticks.PER_MILLISECOND;
  private static final long MOST = 1200 * Ticks.PER_MILLISECOND;
  private static final Image HOST =
      Image.ofWindows("C:\\Windows\\System32\\conhost.exe", "Console Window Host");
  private static final List<String> KEYS =
      List.of(
          "HKLM\\SOFTWARE\\Classes\\Installer\\Products",
          "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData",
          "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\SideBySide\\Winners");
  private static final List<Operation> KEY_OPERATIONS =
      List.of(Operation.REG_OPEN_KEY, Operation.REG_SET_VALUE, Operation.REG_FLUSH_KEY);

  private Slowness() {}

  private static void told(String plant, SimEvent slow, Stage stage) {
    stage.ledger().stall(plant, KIND, slow);
  }

  /** Some of the reads and writes that reach the disk take long; the open and close do not. */
  static void disk(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    boolean writes = dice.chance(0.5);
    String path = writes ? stage.layout().written() : stage.layout().read();
    FileActions files = victim.files();
    files.open(path, writes ? Open.WRITE : Open.READ);
    Operation operation = writes ? Operation.WRITE_FILE : Operation.READ_FILE;
    for (int i = 0; i < 4; i++) {
      SimEvent io = victim.begin(operation, path).range((long) i * BLOCK, BLOCK).flags(PAGING);
      if (i == 0 || dice.chance(0.4)) {
        told("slow-disk", io.lasting(terms.blocked(dice, LEAST, MOST)), stage);
      }
      victim.done(io);
    }
    if (writes && dice.chance(0.5)) {
      SimEvent flush = victim.begin(Operation.FLUSH_BUFFERS_FILE, path);
      told("slow-disk", victim.done(flush.lasting(terms.blocked(dice, LEAST, MOST))), stage);
    }
    files.close(path);
  }

  /** A server far away: opening, listing and reading all take their time. */
  static void share(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    String folder = "\\\\nas" + dice.between(1, 3) + "\\packages\\" + dice.hex(4);
    String path = folder + "\\" + dice.hex(8) + ".zip";
    FileActions files = victim.files();
    told("network-share", files.open(folder, Open.LIST, terms.blocked(dice, LEAST, MOST)), stage);
    SimEvent list = victim.begin(Operation.QUERY_DIRECTORY, folder);
    told("network-share", victim.done(list.lasting(terms.blocked(dice, LEAST, MOST))), stage);
    files.close(folder);
    files.open(path, Open.READ, dice.ticks(20_000, 150_000));
    for (int i = 0; i < 3; i++) {
      SimEvent read = victim.begin(Operation.READ_FILE, path).range((long) i * BLOCK, BLOCK);
      if (dice.chance(0.5)) {
        told("network-share", read.lasting(terms.blocked(dice, LEAST, MOST)), stage);
      } else {
        read.lasting(dice.ticks(10_000, 150_000));
      }
      victim.done(read);
    }
    files.close(path);
  }

  /** The registry is busy elsewhere, as while a hive is written. */
  static void registry(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    String key = dice.pick(KEYS) + "\\" + dice.hex(16).toUpperCase(Locale.ROOT);
    Operation slow = dice.pick(KEY_OPERATIONS);
    for (Operation operation : KEY_OPERATIONS) {
      String path = operation == Operation.REG_SET_VALUE ? key + "\\ProductName" : key;
      SimEvent event = victim.begin(operation, path);
      if (operation == Operation.REG_OPEN_KEY) {
        event.access(0x20006);
      }
      if (operation == slow) {
        told("slow-registry", event.lasting(terms.blocked(dice, LEAST, MOST)), stage);
      }
      victim.done(event);
    }
    victim.registry().run(Operation.REG_CLOSE_KEY, key);
  }

  /** A process is made and does nothing for a long time, not even load its image. */
  static void processStart(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    long idle = terms.blocked(dice, 500 * Ticks.PER_MILLISECOND, 6 * Ticks.PER_SECOND);
    victim.processes().check(HOST, -1, -1);
    ProcessActions.Started started =
        victim.processes().create(HOST, "\\??\\C:\\WINDOWS\\system32\\conhost.exe 0x4", idle);
    stage
        .ledger()
        .stall("slow-process-start", KIND, started.created())
        .until(started.firstLoad())
        .shownBy(List.of(started.started()));
    started.main().pause(dice.ticks(20_000, 300_000));
    started.main().processes().exit(0);
    victim.waitUntil(started.main().now());
  }
}
