package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Rule;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A small capture drawn by hand, in milliseconds. Process 0 is Windows, 1 the engine, 2 the victim,
 * 3 somebody else; a process's thread has its number, its PID is 40 times that. Events may be drawn
 * in any order.
 */
final class Drawing {
  static final String FILE = "C:\\work\\a.js";
  static final int ENGINE = 1;
  static final int VICTIM = 2;
  static final int OTHER = 3;

  /** Starts the event that a stroke stands for. */
  private interface Ink {
    Events begin(Events events);
  }

  private record Stroke(double at, Ink ink) {}

  private final Events events = new Events();
  private final List<Stroke> strokes = new ArrayList<>();
  private boolean timed = true;

  /** Windows with these drivers; an engine's process, or another that is none. */
  private Drawing(String engine, String... drivers) {
    events.system(drivers).process(engine, 40).process("victim.exe", 80).process("other.exe", 120);
  }

  static Drawing withDefender() {
    return new Drawing("MsMpEng.exe", "WdFilter.sys");
  }

  /** Only the driver tells of the product. */
  static Drawing withHiddenEngine() {
    return new Drawing("notepad.exe", "WdFilter.sys");
  }

  static Drawing withoutProduct() {
    return new Drawing("notepad.exe", "ntfs.sys");
  }

  /** The engine's process runs, without its driver. */
  static Drawing withoutFilter() {
    return new Drawing("MsMpEng.exe", "ntfs.sys");
  }

  /** As an export without durations tells it: how long the strokes took is lost. */
  Drawing withoutDurations() {
    timed = false;
    return this;
  }

  Drawing event(int process, Operation operation, String path, double at, double took) {
    return event(process, operation, path, at, took, NtStatus.SUCCESS);
  }

  Drawing event(int process, Operation operation, String path, double at, double took, int status) {
    return draw(process, at, took, status, all -> all.next(operation, path));
  }

  private Drawing draw(int process, double at, double took, int status, Ink ink) {
    strokes.add(
        new Stroke(
            at,
            all ->
                ink.begin(all)
                    .by(process)
                    .thread(process)
                    .at(ticks(at))
                    .took(took < 0 || !timed ? Ticks.NONE : ticks(took))
                    .status(status)));
    return this;
  }

  private static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  /** Opens a file to read it. */
  Drawing opens(int process, String path, double at, double took) {
    return draw(
        process,
        at,
        took,
        NtStatus.SUCCESS,
        all -> all.next(Operation.CREATE_FILE, path).access(AccessMask.READ_DATA));
  }

  /** Opens a file to run it. */
  Drawing opensToRun(int process, String path, double at, double took) {
    return draw(
        process,
        at,
        took,
        NtStatus.SUCCESS,
        all -> all.next(Operation.CREATE_FILE, path).access(AccessMask.EXECUTE));
  }

  Drawing reads(int process, String path, double at, double took) {
    return draw(
        process,
        at,
        took,
        NtStatus.SUCCESS,
        all -> all.next(Operation.READ_FILE, path).bytes(4096));
  }

  Drawing writes(int process, String path, double at, double took) {
    return draw(
        process,
        at,
        took,
        NtStatus.SUCCESS,
        all -> all.next(Operation.WRITE_FILE, path).bytes(4096));
  }

  Drawing closes(int process, String path, double at, double took) {
    return event(process, Operation.CLOSE_FILE, path, at, took);
  }

  /** Makes a section of a file that others have open. */
  Drawing maps(int process, String path, double at, double took) {
    return draw(
        process,
        at,
        took,
        NtStatus.FILE_LOCKED_WITH_ONLY_READERS,
        all -> all.next(Operation.CREATE_FILE_MAPPING, path).code(1));
  }

  /** Starts another process of these. */
  Drawing creates(int process, String path, int child, double at) {
    return draw(
        process,
        at,
        0,
        NtStatus.SUCCESS,
        all -> all.next(Operation.PROCESS_CREATE, path).code(40 * child));
  }

  Drawing queries(int process, String path, double at) {
    return event(process, Operation.QUERY_STANDARD_INFORMATION_FILE, path, at, 0.01);
  }

  /** What Defender's engine shows while its driver holds somebody. */
  Drawing engineLooks(String path, double at) {
    return maps(ENGINE, path, at, 0.02).queries(ENGINE, path, at + 0.1);
  }

  /** Quick opens, reads, writes and closes of other files, so that the usual is known. */
  Drawing usualWork() {
    for (int i = 0; i < 12; i++) {
      String path = "C:\\work\\quick" + i + ".js";
      double at = 5_000 + i * 10;
      opens(VICTIM, path, at, 0.05).reads(VICTIM, path, at + 1, 0.02);
      writes(VICTIM, path, at + 2, 0.02).closes(VICTIM, path, at + 3, 0.02);
    }
    return this;
  }

  EventStore store() {
    strokes.sort(Comparator.comparingDouble(Stroke::at));
    strokes.forEach(stroke -> stroke.ink.begin(events).add());
    return timed ? events.store() : events.storeWithoutDurations();
  }

  /** What all rules find, in their order. */
  List<Finding> findings() {
    Scene scene = new Scene(store(), AnalysisOptions.DEFAULT_MIN_BLOCKED);
    Claims claims = new Claims();
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      if (rule.missing(scene) == null) {
        rule.find(scene, claims, findings::add);
      }
    }
    return findings;
  }

  /** {@code rule operation milliseconds} of each finding. */
  List<String> found() {
    return findings().stream()
        .map(
            finding ->
                String.format(
                    Locale.ROOT,
                    "%s %s %.0f",
                    finding.rule(),
                    finding.operation().displayName(),
                    finding.blockedTicks() / (double) Ticks.PER_MILLISECOND))
        .toList();
  }
}
