package dev.stallscope.synth.plant;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Machine;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimProcess;
import dev.stallscope.synth.machine.SimThread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The security product of the machine, and how much of it the capture shows. */
public final class Guard {
  /** Seen of Defender in a real capture: its first event 1 to 11 ms after the victim's. */
  private static final long EARLIEST = Ticks.PER_MILLISECOND;

  private static final long LATEST = 11 * Ticks.PER_MILLISECOND;

  private final Product product;
  private final Watch watch;
  private final @Nullable SimProcess engine;

  /** What the product does, and what the capture shows of it. */
  public enum Watch {
    /** It scans, and its engine has events. */
    VISIBLE,
    /** It scans, but its engine has no events: a filtered capture, or a product without one. */
    HIDDEN,
    /** It leaves the job's files alone: they are excluded from its scans. */
    EXCLUDED
  }

  /** A product on a machine. */
  public Guard(Product product, Machine machine, Watch watch) {
    this.product = product;
    this.watch = watch;
    engine = watch == Watch.HIDDEN ? null : machine.service(product.image(), product.commandLine());
  }

  public Product product() {
    return product;
  }

  /** The engine's process, null when the capture does not show it. */
  public @Nullable SimProcess engine() {
    return engine;
  }

  /** Whether files of the job are excluded. */
  boolean excludes() {
    return watch == Watch.EXCLUDED;
  }

  /** How long it holds an operation that it would hold so long; {@link Ticks#NONE} for not. */
  long holds(long ticks) {
    return excludes() ? Ticks.NONE : ticks;
  }

  /**
   * Reads the file inside the victim's operation, as the engine does on its driver's demand.
   *
   * @param written whether the file was just written, and so still has a writer
   * @return the engine's events, none when the capture does not show them
   */
  List<SimEvent> scan(SimEvent victim, boolean written) {
    if (engine == null) {
      return List.of();
    }
    Dice dice = engine.machine().dice();
    long within = victim.duration();
    long delay = Math.min(dice.ticks(EARLIEST, LATEST), within / 3);
    SimThread thread = engine.helper(victim.start() + delay, victim.end());
    String path = asEngineSees(victim.path(), dice);
    return product == Product.DEFENDER
        ? bySection(thread, path, written)
        : byReading(thread, path, victim.end());
  }

  /** ProcMon does not always know the drive: the same file may have a path without it. */
  private static String asEngineSees(String path, Dice dice) {
    return path.startsWith("C:\\") && dice.chance(0.1) ? path.substring(2) : path;
  }

  private static List<SimEvent> bySection(SimThread thread, String path, boolean written) {
    SimEvent section =
        thread.done(
            thread
                .files()
                .beginSection(
                    path,
                    written
                        ? NtStatus.FILE_LOCKED_WITH_WRITERS
                        : NtStatus.FILE_LOCKED_WITH_ONLY_READERS));
    return List.of(section, thread.files().query(Operation.QUERY_STANDARD_INFORMATION_FILE, path));
  }

  private static List<SimEvent> byReading(SimThread thread, String path, long end) {
    List<SimEvent> events = new ArrayList<>();
    events.add(thread.files().query(Operation.QUERY_STANDARD_INFORMATION_FILE, path));
    for (int i = 0; i < 4 && thread.now() + Ticks.PER_MILLISECOND < end; i++) {
      events.add(thread.files().read(path, i * 65536L, 65536));
    }
    return events;
  }

  /** Opens, reads and closes a file of its own accord, at that time. */
  List<SimEvent> look(String path, long time, Open how) {
    if (engine == null) {
      return List.of();
    }
    SimThread thread = engine.helper(time, time + 5 * Ticks.PER_MILLISECOND);
    return List.of(
        thread.files().open(path, how),
        thread.files().query(Operation.QUERY_STANDARD_INFORMATION_FILE, path),
        thread.files().read(path, 0, 4096),
        thread.files().close(path));
  }
}
