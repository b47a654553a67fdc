package dev.stallscope.synth.plant;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Image;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimProcess;
import dev.stallscope.synth.machine.SimThread;
import java.util.ArrayList;
import java.util.List;

/** Decoys: others who are near and hold up nobody, or nobody of the target. */
final class Innocents {
  private static final Image CHAT =
      new Image(
          "C:\\Program Files\\ChatApp\\chat.exe", "Example Corporation", "4.2.1.0", "Chat client");
  private static final long LEAST = 80 * Ticks.PER_MILLISECOND;
  private static final long MOST = 3 * Ticks.PER_SECOND;

  private Innocents() {}

  /** The engine looks at other files while the target works. */
  static void engineElsewhere(SimThread victim, Stage stage, Terms terms) {
    List<SimEvent> events = new ArrayList<>();
    for (int i = stage.dice().between(2, 6); i > 0; i--) {
      String other = "C:\\Windows\\SoftwareDistribution\\" + stage.dice().hex(12) + ".tmp";
      long time = victim.now() + stage.dice().ticks(1_000, 500_000);
      events.addAll(stage.guard().look(other, time, Open.READ_SHARING_ALL));
    }
    stage.ledger().decoy("engine-elsewhere", events);
  }

  /** The engine looks at the same file, before and after; between, the disk may be slow. */
  static void engineApart(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    String path = stage.layout().read();
    Guard guard = stage.guard();
    List<SimEvent> events = new ArrayList<>(guard.look(path, victim.now(), Open.READ_SHARING_ALL));
    victim.waitUntil(end(events) + dice.ticks(50_000, 900_000));
    victim.files().open(path, Open.READ);
    SimEvent read = victim.begin(Operation.READ_FILE, path).range(0, 65536);
    if (dice.chance(0.5)) {
      read.lasting(terms.blocked(dice, LEAST, MOST));
      stage.ledger().stall("slow-disk", Slowness.KIND, read);
    }
    victim.done(read);
    victim.files().close(path);
    long later = victim.now() + dice.ticks(50_000, 900_000);
    events.addAll(guard.look(path, later, Open.READ_SHARING_ALL));
    stage.ledger().decoy("engine-apart", events);
  }

  /** The engine opens the file while a quick operation happens to be under way. */
  static void engineByChance(SimThread victim, Stage stage, Terms terms) {
    String path = stage.layout().read();
    victim.files().open(path, Open.READ);
    SimEvent read = victim.begin(Operation.READ_FILE, path).range(0, 32768);
    victim.done(read.lasting(stage.dice().ticks(1_000, 4_500)));
    List<SimEvent> events = new ArrayList<>(List.of(read));
    events.addAll(
        stage.guard().look(path, read.start() + read.duration() / 3, Open.READ_SHARING_ALL));
    victim.files().close(path);
    stage.ledger().decoy("engine-by-chance", events);
  }

  /** When the target has ended, the engine reads what it has left. */
  static void engineAfter(SimThread victim, Stage stage, Terms terms) {
    List<SimEvent> events = new ArrayList<>();
    long time = victim.now();
    List<String> files = stage.machine().tape().writtenBy(stage.target());
    for (int i = 0; i < Math.min(6, files.size()); i++) {
      time += stage.dice().ticks(20_000, 600_000);
      String path = stage.dice().pick(files);
      events.addAll(stage.guard().look(path, time, Open.READ_SHARING_ALL));
    }
    stage.ledger().decoy("engine-after-target", events);
  }

  /** The target asks whether it may write where it may not, takes no for an answer, and reads. */
  static void probe(SimThread victim, Stage stage, Terms terms) {
    String path = "C:\\Program Files\\Common Files\\" + stage.dice().hex(6) + ".ini";
    SimEvent no = victim.files().refusedOpen(path, Open.UPDATE, NtStatus.ACCESS_DENIED);
    if (stage.dice().chance(0.5)) {
      victim.files().touch(path, Open.READ, 900);
    }
    stage.ledger().decoy("access-denied-probe", List.of(no));
  }

  /** A process outside the target fights for a file outside the target. */
  static void outsideRefused(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    String path = "C:\\Users\\" + stage.machine().user() + "\\Documents\\" + dice.hex(8) + ".xlsx";
    SimProcess holder = Contest.resident(stage.machine(), Product.ONEDRIVE);
    SimThread holding = holder.thread(victim.now());
    holding.files().open(path, Open.READ_EXCLUSIVELY);
    SimThread refused = chat(stage).thread(holding.now());
    List<SimEvent> events = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      events.add(refused.files().refusedOpen(path, Open.READ, NtStatus.SHARING_VIOLATION));
      refused.pause(dice.ticks(500_000, 3_000_000));
    }
    holding.waitUntil(refused.now());
    holding.files().close(path);
    refused.waitUntil(holding.now());
    refused.files().touch(path, Open.READ, 4_000);
    stage.ledger().decoy("outside-refused", events);
  }

  /** A process outside the target is slow. */
  static void outsideSlow(SimThread victim, Stage stage, Terms terms) {
    Dice dice = stage.dice();
    String home = "C:\\Users\\" + stage.machine().user() + "\\AppData\\Roaming\\ChatApp\\";
    SimThread slow = chat(stage).thread(victim.now() + dice.ticks(1_000, 300_000));
    List<SimEvent> events = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      String path = home + dice.hex(8) + ".ldb";
      events.add(slow.files().open(path, Open.READ, terms.blocked(dice, LEAST, MOST)));
      SimEvent read = slow.begin(Operation.READ_FILE, path).range(0, 8192);
      events.add(slow.done(read.lasting(terms.blocked(dice, LEAST, MOST))));
      slow.files().close(path);
    }
    stage.ledger().decoy("outside-slow", events);
  }

  private static SimProcess chat(Stage stage) {
    return stage.machine().program(CHAT, "\"" + CHAT.path() + "\"");
  }

  /** Somebody has the file open and shares all; the target opens it as if nobody had. */
  static void sharedHandle(SimThread victim, Stage stage, Terms terms) {
    beside("shared-handle", Open.READ_SHARING_ALL, Open.UPDATE, victim, stage);
  }

  /** Somebody has the file all to himself; the target asks only for its attributes. */
  static void attributeOpen(SimThread victim, Stage stage, Terms terms) {
    beside("attribute-open", Open.READ_EXCLUSIVELY, Open.ATTRIBUTES, victim, stage);
  }

  private static void beside(String plant, Open theirs, Open ours, SimThread victim, Stage stage) {
    Dice dice = stage.dice();
    String path = stage.layout().read();
    SimThread other =
        Contest.resident(stage.machine(), dice.pick(List.of(Product.INDEXER, Product.BACKUP)))
            .thread(victim.now());
    List<SimEvent> events = new ArrayList<>(List.of(other.files().open(path, theirs)));
    victim.waitUntil(other.now() + dice.ticks(2_000, 200_000));
    events.add(victim.files().open(path, ours));
    victim.files().query(Operation.QUERY_BASIC_INFORMATION_FILE, path);
    events.add(victim.files().close(path));
    other.waitUntil(victim.now() + dice.ticks(2_000, 2_000_000));
    events.add(other.files().close(path));
    stage.ledger().decoy(plant, events);
  }

  private static long end(List<SimEvent> events) {
    return events.stream().mapToLong(SimEvent::end).max().orElse(0);
  }
}
