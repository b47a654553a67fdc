package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.SimThread;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All plants by the words scenarios use. */
public final class Plants {
  private static final Map<String, Kind> STALLS = new TreeMap<>();
  private static final Map<String, Kind> DECOYS = new TreeMap<>();

  static {
    STALLS.put("scan-on-open", Scans::onOpen);
    STALLS.put("scan-on-close", Scans::onClose);
    STALLS.put("scan-on-execute", Scans::onExecute);
    STALLS.put("cloud-check", Scans::byCloud);
    STALLS.put("lock", Locks::sharing);
    STALLS.put("lock-write", Locks::writing);
    STALLS.put("lock-delete", Locks::deleting);
    STALLS.put("rename-blocked", Locks::replacing);
    STALLS.put("delete-pending", Locks::deletePending);
    STALLS.put("user-mapped", Locks::mapped);
    STALLS.put("byte-range", Locks::region);
  }

  private Plants() {}

  /** How a plant strikes on given terms. */
  @FunctionalInterface
  private interface Kind {
    void strike(SimThread victim, Stage stage, Terms terms);
  }

  /** The stall of this name on these terms, empty when there is none. */
  public static Optional<Plant> stall(String name, Terms terms) {
    return plant(STALLS, name, terms);
  }

  /** The decoy of this name on these terms, empty when there is none. */
  public static Optional<Plant> decoy(String name, Terms terms) {
    return plant(DECOYS, name, terms);
  }

  private static Optional<Plant> plant(Map<String, Kind> kinds, String name, Terms terms) {
    return Optional.ofNullable(kinds.get(name))
        .map(kind -> (victim, stage) -> kind.strike(victim, stage, terms));
  }

  /** Names of all stalls. */
  public static SortedSet<String> stalls() {
    return new TreeSet<>(STALLS.keySet());
  }

  /** Names of all decoys. */
  public static SortedSet<String> decoys() {
    return new TreeSet<>(DECOYS.keySet());
  }
}
