package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws what ProcMon shows of files, in milliseconds. Process 0 is the tool, 1 and 2 are others, 3
 * is the tool's child. Each event takes a tenth of a millisecond, and each process has one thread
 * unless said otherwise.
 */
final class Disk {
  static final String FILE = "C:\\work\\out.dll";
  static final String OTHER = "C:\\work\\out.tmp";

  static final int READ = 0x120089;
  static final int WRITE = 0x120116;
  static final int UPDATE = 0x12019F;
  static final int REMOVE = 0x110080;
  static final int ATTRIBUTES = 0x100080;

  /** Share modes in the letters of ProcMon's dialogue. */
  static final int NONE = 0;

  static final int R = 1;
  static final int RW = 3;
  static final int RWD = 7;

  static final int TOOL = 0;
  static final int INDEXER = 1;
  static final int BACKUP = 2;
  static final int CHILD = 3;

  /** The first that is added. */
  static final int ADDED = 4;

  private static final long TENTH = Ticks.PER_MILLISECOND / 10;

  private final Events events = new Events();
  private @Nullable EventStore store;
  private long minBlocked = 50;
  private long duration = TENTH;
  private int thread = -1;
  private int disposition = Disposition.OPEN;
  private int status;

  Disk() {
    this("tool.exe");
  }

  Disk(String tool) {
    events
        .process(tool, 100)
        .process("SearchIndexer.exe", 200)
        .process("backup.exe", 300)
        .child(TOOL, "worker.exe", 400, "worker");
  }

  /** One more process; it begins so many milliseconds after the zero of all times. */
  Disk process(String name, String imagePath, double start) {
    events.process(name, imagePath, 500, -1, ticks(start));
    return this;
  }

  /** A child, which begins so many milliseconds after the zero of all times. */
  Disk child(int parent, String name, double start) {
    events.process(name, "", 500, parent, ticks(start));
    return this;
  }

  /** One more process that exits at that time, whether an event tells so or not. */
  Disk process(String name, String imagePath, double start, double end) {
    events.process(name, imagePath, 500, ticks(start), ticks(end));
    return this;
  }

  /** One more process, which loads a library at that time. */
  Disk process(String name, double start, String library, double loaded) {
    LoadedModule module = new LoadedModule(library, 0, 0, "", "", "", ticks(loaded));
    events.process(name, "C:\\bin\\" + name, 500, ticks(start), List.of(module));
    return this;
  }

  private static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  /** Waits of that many milliseconds count, instead of 50. */
  Disk from(long millis) {
    minBlocked = millis;
    return this;
  }

  /** The next event takes so long. */
  Disk taking(double millis) {
    duration = ticks(millis);
    return this;
  }

  /** Durations and threads are not in the capture from here on. */
  Disk untimed() {
    duration = Ticks.NONE;
    thread = -2;
    return this;
  }

  /** The next event is of this thread. */
  Disk thread(int id) {
    thread = id;
    return this;
  }

  Disk disposition(int code) {
    disposition = code;
    return this;
  }

  /** The next event ends with this. */
  Disk status(int code) {
    status = code;
    return this;
  }

  Disk open(int process, double at, int access, int shareMode) {
    return open(process, at, FILE, access, shareMode);
  }

  Disk open(int process, double at, String path, int access, int shareMode) {
    next(process, at, Operation.CREATE_FILE, path).opening(access, shareMode, disposition, 0);
    return add();
  }

  /** Opens that are refused with a sharing violation. */
  Disk refused(int process, int access, int shareMode, double... times) {
    for (double at : times) {
      status(NtStatus.SHARING_VIOLATION).open(process, at, access, shareMode);
    }
    return this;
  }

  Disk close(int process, double at) {
    return does(process, at, Operation.CLOSE_FILE, FILE);
  }

  Disk close(int process, double at, String path) {
    return does(process, at, Operation.CLOSE_FILE, path);
  }

  Disk rename(int process, double at, String source, String target) {
    next(process, at, Operation.SET_RENAME_INFORMATION_FILE, source)
        .target(target)
        .flags(EventRecord.FLAG_REPLACE);
    return add();
  }

  Disk delete(int process, double at) {
    next(process, at, Operation.SET_DISPOSITION_INFORMATION_FILE, FILE)
        .flags(EventRecord.FLAG_DELETE);
    return add();
  }

  /** Takes a deletion back, or says beforehand that there is to be none. */
  Disk keep(int process, double at) {
    next(process, at, Operation.SET_DISPOSITION_INFORMATION_FILE, FILE)
        .flags(EventRecord.FLAG_KEEP);
    return add();
  }

  Disk map(int process, double at) {
    next(process, at, Operation.CREATE_FILE_MAPPING, FILE).code(1);
    return add();
  }

  Disk lock(int process, double at, long offset, long length, int flags) {
    next(process, at, Operation.LOCK_FILE, FILE).range(offset, length).flags(flags);
    return add();
  }

  Disk range(int process, double at, Operation operation, long offset, long length) {
    next(process, at, operation, FILE).range(offset, length);
    return add();
  }

  Disk control(int process, double at, int code) {
    next(process, at, Operation.FILE_SYSTEM_CONTROL, FILE).code(code);
    return add();
  }

  Disk does(int process, double at, Operation operation, String path) {
    next(process, at, operation, path);
    return add();
  }

  private Events next(int process, double at, Operation operation, String path) {
    Events event =
        events.next(operation, path).by(process).at(ticks(at)).took(duration).status(status);
    return thread == -2 ? event : event.thread(thread >= 0 ? thread : process + 10);
  }

  private Disk add() {
    events.add();
    disposition = Disposition.OPEN;
    status = NtStatus.SUCCESS;
    if (thread != -2) {
      duration = TENTH;
      thread = -1;
    }
    return this;
  }

  /** What was drawn; nothing can be added any more. */
  EventStore store() {
    if (store == null) {
      store = events.store();
    }
    return store;
  }

  /** What all rules find, in their order. */
  List<Finding> findings() {
    return findings(store(), minBlocked * Ticks.PER_MILLISECOND);
  }

  static List<Finding> findings(EventStore store, long minBlockedTicks) {
    Scene scene = new Scene(store, minBlockedTicks);
    Claims claims = new Claims();
    List<Finding> findings = new ArrayList<>();
    for (Conflict conflict : Conflict.values()) {
      LockConflicts rule = new LockConflicts(conflict);
      if (rule.missing(scene) == null) {
        rule.find(scene, claims, findings::add);
      }
    }
    return findings;
  }

  /** {@code rule OUTCOME start..end by holder} of the only finding, or how many there are. */
  String only() {
    List<Finding> findings = findings();
    return findings.size() == 1 ? text(findings.get(0)) : findings.size() + " findings";
  }

  String text(Finding finding) {
    Finding.Culprit culprit = finding.culprit();
    return "%s %s %d..%d by %s"
        .formatted(
            finding.rule(),
            finding.outcome(),
            finding.startTicks() / Ticks.PER_MILLISECOND,
            finding.endTicks() / Ticks.PER_MILLISECOND,
            culprit == null ? "nobody known" : store().processes().get(culprit.process()).name());
  }

  Finding first() {
    return findings().get(0);
  }

  List<Ground.Kind> grounds() {
    return first().grounds().stream().map(Ground::kind).toList();
  }

  /** The number of the first finding's ground of a kind, 0 when it has none. */
  double number(Ground.Kind kind) {
    return first().grounds().stream()
        .filter(ground -> ground.kind() == kind)
        .mapToDouble(Ground::number)
        .sum();
  }

  /** Numbers of the events that show this. */
  List<Long> evidence(What what) {
    return first().evidence().stream()
        .filter(evidence -> evidence.what() == what)
        .map(Evidence::event)
        .toList();
  }
}
