package dev.stallscope.analysis.rule;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One way to recognise blocking points. A rule looks at the whole capture and at every process in
 * it: which process tree matters is decided afterwards, from what the rules found. Rules run in a
 * fixed order; an event that one of them has explained is not explained again.
 */
public interface Rule {
  /** Stable name, such as {@code antivirus-scan-on-open}; every finding carries it. */
  String id();

  /** What this rule needs and the capture lacks; null when it can be applied. */
  @Nullable Missing missing(Scene scene);

  /**
   * What the capture lacks for a part of what this rule recognises, where it can be applied for the
   * rest; null when it sees all.
   */
  default @Nullable Missing unseen(Scene scene) {
    return null;
  }

  /**
   * Makes the views of the scene that {@link #find} looks things up in, on another thread while
   * rules before this one find; only called when nothing is missing.
   */
  default void prepare(Scene scene) {}

  /**
   * Hands over what this rule recognises, in any order; only called when nothing is missing. The
   * victim's own events that a finding explains are taken in {@code claims}. A rule keeps no
   * finding: there may be millions. Called again with fresh claims it finds the same.
   */
  void find(Scene scene, Claims claims, Consumer<Finding> findings);

  /** What a capture can lack. */
  enum Missing {
    DURATIONS,
    FILE_EVENTS,
    /** There is file activity, but no open and no close: they were filtered out. */
    OPENS,
    /** There are closes, but no open: these were filtered out. */
    OPENING,
    /** There are opens, but no close: these were filtered out. */
    CLOSING,
    REGISTRY_EVENTS,
    NETWORK_EVENTS,
    PROCESS_EVENTS,
    /** Nothing in the capture says that a security product was on the machine. */
    SECURITY_PRODUCT
  }
}
