package dev.stallscope.trace.text;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells processes apart by what rows say of them. Windows uses PIDs again: a Process Start under a
 * PID that had rows before, or other texts under the same PID, are another process.
 */
final class ProcessRows {
  /** No more room: the file holds more processes than Windows can have run. */
  static final int TOO_MANY = -1;

  private static final int MOST_PROCESSES = 1 << 18;
  private static final long MOST_BYTES = 128L << 20;

  /** PIDs are multiples of four. */
  private static final int RECENT = 1 << 12;

  private final List<ProcessEntry> entries = new ArrayList<>();
  private final Map<ByteBuffer, ProcessEntry> byTexts = new HashMap<>();
  private final Map<Integer, List<Integer>> byPid = new HashMap<>();
  private final Map<Integer, Integer> creators = new HashMap<>();
  private final @Nullable ProcessEntry[] recent = new ProcessEntry[RECENT];
  private final Neighbours neighbours;
  private final SharedTexts texts = new SharedTexts();
  private final List<ProcessInfo> view = new View(true);
  private final List<ProcessInfo> fresh = new View(false);

  /** How many of the entries the current pass has met. */
  private int met;

  private long keptBytes;
  private long version;

  ProcessRows(Iterable<TextRow> sample) {
    this(Neighbours.of(sample));
  }

  private ProcessRows(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** Without any process, for rows of the same file. */
  ProcessRows another() {
    return new ProcessRows(neighbours);
  }

  /** Forgets what was met but not the processes: the same rows will lead to the same ones. */
  void restart() {
    met = 0;
    byTexts.clear();
    creators.clear();
    Arrays.fill(recent, null);
  }

  /** A live view: grows, and entries come to tell more as more rows are read. */
  List<ProcessInfo> list() {
    return view;
  }

  /** The same, but each is made anew and not kept. */
  List<ProcessInfo> fresh() {
    return fresh;
  }

  int pid(int index) {
    return entries.get(index).pid;
  }

  /**
   * Index of the row's process, or {@link #TOO_MANY}.
   *
   * @param starts whether the row is a Process Start
   */
  int of(TextRow row, int pid, boolean starts) {
    ProcessEntry entry = recent[(pid >>> 2) & (RECENT - 1)];
    if (entry != null && entry.pid == pid && !starts && neighbours.match(row, entry.runs)) {
      return entry.index;
    }
    ByteBuffer key = ProcessEntry.key(row);
    ProcessEntry found = byTexts.get(key);
    if (found == null || starts) {
      found = meet(key, pid);
    }
    if (found == null) {
      return TOO_MANY;
    }
    int slot = (pid >>> 2) & (RECENT - 1);
    ProcessEntry last = recent[slot];
    if (last != null) {
      last.runs = ProcessEntry.NO_RUNS;
    }
    found.runs = neighbours.copy(row);
    recent[slot] = found;
    return found.index;
  }

  private @Nullable ProcessEntry meet(ByteBuffer key, int pid) {
    ProcessEntry entry = met < entries.size() ? entries.get(met) : add(key, pid);
    if (entry == null) {
      return null;
    }
    met++;
    byTexts.put(key, entry);
    Integer creator = creators.remove(pid);
    entry.creator = creator == null ? entry.creator : creator;
    return entry;
  }

  private @Nullable ProcessEntry add(ByteBuffer key, int pid) {
    keptBytes += key.limit();
    if (entries.size() >= MOST_PROCESSES || keptBytes > MOST_BYTES) {
      return null;
    }
    ProcessEntry entry = new ProcessEntry(entries.size(), pid, key);
    entries.add(entry);
    byPid.computeIfAbsent(pid, any -> new ArrayList<>(1)).add(entry.index);
    version++;
    return entry;
  }

  /** A Process Create: the next new process under {@code childPid} is this one's child. */
  void created(int parent, int childPid) {
    creators.put(childPid, parent);
  }

  /**
   * A Process Start.
   *
   * @param parentPid -1 when its Detail does not tell
   */
  void started(int index, long ticks, int parentPid) {
    ProcessEntry entry = entries.get(index);
    entry.startTicks = ticks;
    entry.toldParentPid = parentPid;
    version++;
  }

  /** A Process Exit. */
  void exited(int index, long ticks) {
    entries.get(index).endTicks = ticks;
    version++;
  }

  private int parentIndex(ProcessEntry child) {
    if (child.creator >= 0) {
      return child.creator;
    }
    List<Integer> candidates = byPid.getOrDefault(child.parentPid(), List.of());
    int place = Collections.binarySearch(candidates, child.index);
    int earlier = place >= 0 ? place - 1 : -place - 2;
    for (int i = earlier; i >= 0; i--) {
      if (ranWhenStarted(entries.get(candidates.get(i)), child)) {
        return candidates.get(i);
      }
    }
    int later = earlier + (place >= 0 ? 2 : 1);
    boolean ranBefore =
        later < candidates.size() && entries.get(candidates.get(later)).startTicks == 0;
    return ranBefore ? candidates.get(later) : -1;
  }

  private static boolean ranWhenStarted(ProcessEntry parent, ProcessEntry child) {
    return child.startTicks == 0
        || (parent.startTicks <= child.startTicks
            && (parent.endTicks == 0 || parent.endTicks >= child.startTicks));
  }

  private final class View extends AbstractList<ProcessInfo> {
    private final boolean keeps;

    View(boolean keeps) {
      this.keeps = keeps;
    }

    @Override
    public ProcessInfo get(int index) {
      ProcessEntry entry = entries.get(index);
      if (!keeps) {
        return entry.made(parentIndex(entry), text -> text);
      }
      return entry.info(version, entry.isCurrent(version) ? -1 : parentIndex(entry), texts::of);
    }

    @Override
    public int size() {
      return entries.size();
    }
  }

  /** Runs of process columns that lie side by side in every row, compared in one go. */
  private static final class Neighbours {
    private final int[] firsts;
    private final int[] lasts;

    private Neighbours(int[] firsts, int[] lasts) {
      this.firsts = firsts;
      this.lasts = lasts;
    }

    static Neighbours of(Iterable<TextRow> sample) {
      for (TextRow row : sample) {
        return of(row);
      }
      return new Neighbours(new int[0], new int[0]);
    }

    private static Neighbours of(TextRow row) {
      List<Column> told = Arrays.asList(ProcessEntry.COLUMNS);
      List<Column> present = new ArrayList<>(Arrays.asList(Column.values()));
      present.removeIf(row::absent);
      present.sort((a, b) -> Integer.compare(row.starts[a.ordinal()], row.starts[b.ordinal()]));
      List<Integer> firsts = new ArrayList<>();
      List<Integer> lasts = new ArrayList<>();
      for (int i = 0; i < present.size(); i++) {
        boolean isTold = told.contains(present.get(i));
        if (isTold && (i == 0 || !told.contains(present.get(i - 1)))) {
          firsts.add(present.get(i).ordinal());
          lasts.add(present.get(i).ordinal());
        } else if (isTold) {
          lasts.set(lasts.size() - 1, present.get(i).ordinal());
        }
      }
      return new Neighbours(ints(firsts), ints(lasts));
    }

    private static int[] ints(List<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean match(TextRow row, byte[][] runs) {
      if (runs.length == 0) {
        return false;
      }
      for (int i = 0; i < firsts.length; i++) {
        int start = row.starts[firsts[i]];
        int length = length(row, i);
        if (length != runs[i].length
            || !Arrays.equals(row.bytes, start, start + length, runs[i], 0, length)) {
          return false;
        }
      }
      return true;
    }

    /** No runs where the row's columns lie in another order than the first row's. */
    byte[][] copy(TextRow row) {
      byte[][] runs = new byte[firsts.length][];
      for (int i = 0; i < firsts.length; i++) {
        int length = length(row, i);
        if (length < 0) {
          return new byte[0][];
        }
        int start = row.starts[firsts[i]];
        runs[i] = Arrays.copyOfRange(row.bytes, start, start + length);
      }
      return runs;
    }

    private int length(TextRow row, int run) {
      return row.starts[lasts[run]]
          + Math.max(0, row.lengths[lasts[run]])
          - row.starts[firsts[run]];
    }
  }
}
