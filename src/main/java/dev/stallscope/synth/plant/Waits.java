package dev.stallscope.synth.plant;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.FileActions;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimThread;
import java.util.ArrayList;
import java.util.List;

/** Decoys: the target waits long because it wants to. */
final class Waits {
  private static final int OPLOCK = 0x090240;
  private static final int OPLOCK_HANDLE_CLOSED = 0x216;
  private static final int PIPE_LISTEN = 0x110008;
  private static final long LEAST = 200 * Ticks.PER_MILLISECOND;
  private static final long MOST = 8 * Ticks.PER_SECOND;

  private Waits() {}

  private static long time(Stage stage, Terms terms) {
    return terms.blocked(stage.dice(), LEAST, MOST);
  }

  /** A thread of its own watches folders; the last watch lasts until the process ends. */
  static void directory(SimThread victim, Stage stage, Terms terms) {
    SimThread watcher = victim.processes().fork();
    String path = stage.layout().read();
    String folder = path.substring(0, path.lastIndexOf('\\'));
    watcher.files().open(folder, Open.LIST);
    List<SimEvent> events = new ArrayList<>();
    for (int i = stage.dice().between(1, 3); i > 0; i--) {
      events.add(watcher.files().watch(folder, time(stage, terms)));
    }
    events.add(watcher.files().watchOn(folder));
    stage.ledger().decoy("directory-notification", events);
  }

  /** The victim itself waits for what another process will say. */
  static void pipe(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    String pipe = "\\Device\\NamedPipe\\Win32Pipes." + dice.hex(8) + "." + dice.hex(8);
    SimEvent read = victim.begin(Operation.READ_FILE, pipe).range(0, dice.between(1, 4096));
    SimEvent listen = victim.done(read.lasting(time(stage, terms)));
    SimEvent control =
        victim.files().control(pipe, PIPE_LISTEN, NtStatus.SUCCESS, time(stage, terms));
    stage.ledger().decoy("pipe-wait", List.of(listen, control));
  }

  /** A message to a mailslot goes out over a network that takes its time. */
  static void mailslot(SimThread victim, Stage stage, Terms terms) {
    SimThread sender = victim.processes().fork();
    String slot = "\\\\WORKGROUP*\\MAILSLOT\\NET\\NETLOGON";
    SimEvent write = sender.begin(Operation.WRITE_FILE, slot).range(0, 77);
    sender.done(write.lasting(time(stage, terms)));
    stage.ledger().decoy("mailslot-wait", List.of(write));
  }

  /** An oplock is granted and broken only when the handle is closed. */
  static void oplock(SimThread victim, Stage stage, Terms terms) {
    String path = stage.layout().read();
    SimThread other = victim.processes().fork();
    other.files().open(path, Open.READ_SHARING_ALL);
    SimEvent oplock = other.files().control(path, OPLOCK, OPLOCK_HANDLE_CLOSED, time(stage, terms));
    other.files().close(path);
    stage.ledger().decoy("oplock-wait", List.of(oplock));
  }

  /** A read of the console, or of a socket, that is cancelled in the end. */
  static void cancelled(SimThread victim, Stage stage, Terms terms) {
    SimThread other = victim.processes().fork();
    SimEvent read = other.begin(Operation.READ_FILE, "\\Device\\ConDrv\\Input").range(0, 80);
    other.done(read.status(NtStatus.CANCELLED).lasting(time(stage, terms)));
    stage.ledger().decoy("cancelled-read", List.of(read));
  }

  /** Statuses that only inform, on operations of ordinary length. */
  static void informational(SimThread victim, Stage stage, Terms terms) {
    FileActions files = victim.files();
    String path = stage.layout().read();
    List<SimEvent> events = new ArrayList<>();
    files.open(path, Open.READ);
    events.add(files.createSection(path, NtStatus.FILE_LOCKED_WITH_ONLY_READERS));
    events.add(files.createSection(path, NtStatus.FILE_LOCKED_WITH_WRITERS));
    events.add(files.query(Operation.QUERY_ALL_INFORMATION_FILE, path, 0x80000005));
    files.close(path);
    events.add(files.query(Operation.QUERY_OPEN, path, 0xC01C0004));
    events.add(files.refusedOpen(path + ".lock", Open.READ, NtStatus.NAME_NOT_FOUND));
    events.add(files.refusedOpen("C:\\Users", Open.LIST, NtStatus.NAME_COLLISION));
    events.add(files.refusedOpen("C:\\Users\\All Users", Open.ATTRIBUTES, NtStatus.REPARSE));
    stage.ledger().decoy("informational", events);
  }
}
