package dev.stallscope.compare;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an exclusion took.
 *
 * @param effect what became of the scans it covers
 * @param reason why it did not cover or stop scans; null when it did, and when nothing tells
 * @param detail what the reason is about: a variable, a program, a folder; empty where it needs
 *     none
 * @param before scans that Windows lets it cover, before
 * @param after likewise, after
 * @param stillScanned folders in which scans went on, those that cost most first
 */
public record ExclusionCheck(
    Exclusion exclusion,
    Effect effect,
    @Nullable Reason reason,
    String detail,
    Scans before,
    Scans after,
    List<String> stillScanned) {

  /**
   * Scans of a run, means.
   *
   * @param count findings
   * @param ticks what they took
   * @param looks of engines at files there, whoever opened them; 0 for a process rule
   * @param opens files the target opened there
   */
  public record Scans(double count, long ticks, double looks, double opens) {}

  /** What became of the scans. */
  public enum Effect {
    /** They stopped. */
    TOOK,
    /** Some went on that it covers or seems meant to cover. */
    PARTLY,
    /** It changed nothing. */
    DEAD,
    /** After the change nothing was opened there, so nothing could be scanned. */
    NOT_TRIED
  }

  /** Why a rule changed nothing, or not all. */
  public enum Reason {
    /** A variable has another value for LocalSystem, or none; detail: the variable. */
    USER_VARIABLE,
    /** A wildcard stands for one level of folders only; detail: a folder it does not reach. */
    WILDCARD_ONE_LEVEL,
    /** Children opened the files; detail: the child that waited most. */
    CHILD_PROCESS,
    /** The rule's program itself was scanned, which a rule for its process does not prevent. */
    OWN_IMAGE,
    /** Windows refuses it: a wildcard for the drive, or too many. */
    REFUSED,
    /** No process of that name is in the target; detail: the one that waited most. */
    NO_SUCH_PROCESS,
    /** Nothing below it was scanned, but below a folder of its name elsewhere; detail: there. */
    OTHER_FOLDER,
    /** Nothing it covers was scanned before. */
    NOTHING_SCANNED,
    /** It covers what was scanned, and scans went on: the rule is not in force; detail: product. */
    NOT_IN_FORCE
  }
}
