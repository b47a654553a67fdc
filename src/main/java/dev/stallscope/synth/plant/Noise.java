package dev.stallscope.synth.plant;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Image;
import dev.stallscope.synth.machine.Machine;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimProcess;
import dev.stallscope.synth.machine.SimThread;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** What goes on beside the target on any machine, on files of its own. */
public final class Noise {
  private static final int OPLOCK = 0x090240;
  private static final int READ_USN_JOURNAL = 0x0900BB;
  private static final int OPLOCK_HANDLE_CLOSED = 0x216;
  private static final int BURSTS = 12;
  private static final long BURST_EVERY = 3 * Ticks.PER_SECOND;

  private static final Image INDEXER =
      Image.ofWindows(
          "C:\\Windows\\System32\\SearchIndexer.exe", "Microsoft Windows Search Indexer");
  private static final List<String> TASKS =
      List.of(
          "UpdateOrchestrator\\Schedule Scan",
          "Defrag\\ScheduledDefrag",
          "TaskScheduler\\Regular Maintenance",
          "Time Synchronization\\SynchronizeTime");

  private final Machine machine;
  private final Guard guard;
  private final SimProcess system;
  private final Dice dice;
  private final long end;

  /** Noise from the machine's start to that time. */
  public Noise(Machine machine, Guard guard, SimProcess system, long end) {
    this.machine = machine;
    this.guard = guard;
    this.system = system;
    this.end = end;
    dice = machine.dice();
  }

  /** Names of all noise. */
  public static SortedSet<String> names() {
    return new TreeSet<>(
        List.of("explorer", "services", "indexer", "engine", "system", "profiling"));
  }

  /** Makes the noise of this name. */
  public void make(String name) {
    switch (name) {
      case "explorer" -> bursts(machine.shell(), this::explore);
      case "services" -> {
        bursts(service("netsvcs -p -s Schedule"), this::chatter);
        bursts(service("LocalService -p -s EventLog"), this::log);
      }
      case "indexer" -> index();
      case "engine" -> scanElsewhere();
      case "system" -> bursts(system, this::flush);
      case "profiling" -> profile();
      default -> throw new IllegalArgumentException(name);
    }
  }

  @FunctionalInterface
  private interface Burst {
    void happen(SimThread thread);
  }

  /** Bursts spread over the time there is. */
  private void bursts(SimProcess process, Burst burst) {
    SimThread thread = process.thread(machine.start() + dice.ticks(1_000, 2_000_000));
    long bursts = Math.max(BURSTS, (end - machine.start()) / BURST_EVERY);
    long each = (end - machine.start()) / bursts;
    for (int i = 0; i < bursts; i++) {
      thread.waitUntil(machine.start() + i * each + dice.ticks(1_000, each));
      burst.happen(thread);
    }
  }

  private SimProcess service(String group) {
    Image host =
        Image.ofWindows("C:\\Windows\\System32\\svchost.exe", "Host Process for Windows Services");
    return machine.service(host, "C:\\WINDOWS\\system32\\svchost.exe -k " + group);
  }

  private void explore(SimThread thread) {
    String types = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts";
    String advanced = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Advanced";
    thread.registry().readValue(advanced, "Hidden", "");
    thread.registry().miss(types + "\\.mod\\UserChoice");
    thread.registry().listValues(types + "\\.txt\\OpenWithProgids", List.of("txtfile"));
    thread.files().stat("C:\\Users\\" + machine.user() + "\\Desktop\\desktop.ini");
    thread
        .registry()
        .readValue("HKCR\\CLSID\\{018D5C66-4533-4307-9B53-224DE2ED1FE6}", "(Default)", "OneDrive");
  }

  private void chatter(SimThread thread) {
    String tasks = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Schedule\\TaskCache";
    String task = "\\Microsoft\\Windows\\" + dice.pick(TASKS);
    String id = "{" + dice.hex(8).toUpperCase(Locale.ROOT) + "-4F1B-4B0E-9A5C-2F6E0C7D31A8}";
    thread.registry().readValue(tasks + "\\Tree" + task, "Id", id);
    thread.registry().readValue(tasks + "\\Tasks\\" + id, "Path", task);
    thread
        .registry()
        .listValues(tasks + "\\Tasks\\" + id, List.of("Path", "Hash", "Triggers", "DynamicInfo"));
  }

  private void log(SimThread thread) {
    String log = "C:\\Windows\\System32\\winevt\\Logs\\Application.evtx";
    thread.files().write(log, 65536L * dice.between(1, 30), 65536);
    thread.files().query(Operation.FLUSH_BUFFERS_FILE, log);
  }

  /** Pages of files written earlier go to the disk. */
  private void flush(SimThread thread) {
    for (int i = dice.between(2, 6); i > 0; i--) {
      thread.files().write("C:\\$LogFile", 4096L * dice.between(1, 9_000), 4096).flags(3);
    }
  }

  private void index() {
    SimProcess indexer = machine.service(INDEXER, INDEXER.path() + " /Embedding");
    SimThread journal = indexer.thread(machine.start() + dice.ticks(1_000, 500_000));
    while (journal.now() < end - Ticks.PER_SECOND) {
      long wait = Math.min(end - journal.now(), dice.ticks(2_000_000, 12 * Ticks.PER_SECOND));
      journal.files().control("C:", READ_USN_JOURNAL, NtStatus.SUCCESS, wait);
    }
    bursts(
        Contest.resident(machine, Product.INDEXER),
        thread -> {
          String path = "C:\\Users\\" + machine.user() + "\\Documents\\" + dice.hex(6) + ".docx";
          thread.files().open(path, Open.READ_SHARING_ALL);
          thread.files().control(path, OPLOCK, OPLOCK_HANDLE_CLOSED, dice.ticks(20_000, 3_000_000));
          thread.files().readAll(path, dice.between(1_000, 40_000));
          thread.files().close(path);
        });
  }

  /** The engine's own business: its databases, and files of others than the target. */
  private void scanElsewhere() {
    SimProcess engine = guard.engine();
    if (engine == null) {
      return;
    }
    String home = guard.product().home() + "\\Scans\\";
    bursts(
        engine,
        thread -> {
          String database = home + "mpcache-" + dice.hex(8) + ".bin";
          thread.files().touch(database, Open.READ_SHARING_ALL, 40_000);
          String other = "C:\\Windows\\Temp\\" + dice.hex(8) + ".tmp";
          thread.files().open(other, Open.READ_SHARING_ALL);
          thread.files().query(Operation.QUERY_INFORMATION_VOLUME, other);
          thread.files().query(Operation.QUERY_ALL_INFORMATION_FILE, other);
          thread.files().query(Operation.QUERY_ID_INFORMATION, other);
          thread.files().createSection(other, NtStatus.FILE_LOCKED_WITH_ONLY_READERS);
          thread.files().close(other);
        });
  }

  /** Once a second ProcMon notes what every process has used. */
  private void profile() {
    for (SimProcess process : machine.processes()) {
      long from = Math.max(machine.start(), process.info().startTicks());
      long ended = process.info().endTicks();
      long to = ended == 0 ? end : Math.min(end, ended);
      SimThread thread = process.thread(from);
      for (long time = from + Ticks.PER_SECOND; time < to; time += Ticks.PER_SECOND) {
        thread.at(time, Operation.PROCESS_PROFILING, "");
      }
    }
  }
}
