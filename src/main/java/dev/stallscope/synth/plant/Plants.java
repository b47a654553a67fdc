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
    STALLS.put("connect-dropped", Networks::dropped);
    STALLS.put("connect-reset", Networks::reset);
    STALLS.put("connect-late", Networks::late);
    STALLS.put("lookup-unanswered", Networks::lookup);
    STALLS.put("revocation-blocked", Networks::revocation);
    STALLS.put("retransmit", Networks::retransmitting);
    STALLS.put("slow-disk", Slowness::disk);
    STALLS.put("network-share", Slowness::share);
    STALLS.put("slow-registry", Slowness::registry);
    STALLS.put("slow-process-start", Slowness::processStart);
    DECOYS.put("directory-notification", Waits::directory);
    DECOYS.put("pipe-wait", Waits::pipe);
    DECOYS.put("mailslot-wait", Waits::mailslot);
    DECOYS.put("oplock-wait", Waits::oplock);
    DECOYS.put("cancelled-read", Waits::cancelled);
    DECOYS.put("informational", Waits::informational);
    DECOYS.put("engine-elsewhere", Innocents::engineElsewhere);
    DECOYS.put("engine-apart", Innocents::engineApart);
    DECOYS.put("engine-by-chance", Innocents::engineByChance);
    DECOYS.put("engine-after-target", Innocents::engineAfter);
    DECOYS.put("access-denied-probe", Innocents::probe);
    DECOYS.put("outside-refused", Innocents::outsideRefused);
    DECOYS.put("outside-slow", Innocents::outsideSlow);
    DECOYS.put("shared-handle", Innocents::sharedHandle);
    DECOYS.put("attribute-open", Innocents::attributeOpen);
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
