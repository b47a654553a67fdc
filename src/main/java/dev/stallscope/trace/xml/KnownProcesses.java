package dev.stallscope.trace.xml;

import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what the process list and the rows of the events tell of each process. The list
 * has more, but in UTC, where the rows have the clock of the machine that exported them and maybe
 * no date: its times are moved to the clock of the rows by the processes both tell the start of,
 * and left out when there is none.
 */
final class KnownProcesses {
  private static final long QUARTER_HOUR = 15L * 60 * 10_000_000;

  private final ProcessList list;
  private final List<ProcessInfo> rows;
  private final boolean dated;
  private final Map<Integer, Integer> placeOfRow = new HashMap<>();

  private KnownProcesses(ProcessList list, List<ProcessInfo> rows, boolean dated) {
    this.list = list;
    this.rows = rows;
    this.dated = dated;
    for (ProcessList.Entry entry : list.entries()) {
      placeOfRow.putIfAbsent(entry.row, entry.place);
    }
  }

  /**
   * All processes by their places.
   *
   * @param rows the processes that rows told of
   * @param dated whether times of the rows have a date
   */
  static List<ProcessInfo> of(ProcessList list, List<ProcessInfo> rows, boolean dated) {
    KnownProcesses known = new KnownProcesses(list, rows, dated);
    Long shift = known.shift();
    List<ProcessInfo> processes = new ArrayList<>();
    for (ProcessList.Entry entry : list.entries()) {
      processes.add(known.process(entry, shift));
    }
    return processes;
  }

  /** From the list's times to the rows'; null when nothing tells. */
  private @Nullable Long shift() {
    for (ProcessList.Entry entry : list.entries()) {
      ProcessInfo listed = entry.listed;
      if (listed != null && listed.startTicks() > 0 && entry.row >= 0) {
        long start = rows.get(entry.row).startTicks();
        if (start > 0) {
          long shift = start - listed.startTicks();
          // clocks differ by quarters of an hour, a process's start and its event by a moment
          return dated ? (long) Math.rint((double) shift / QUARTER_HOUR) * QUARTER_HOUR : shift;
        }
      }
    }
    return null;
  }

  private ProcessInfo process(ProcessList.Entry entry, @Nullable Long shift) {
    ProcessInfo listed = entry.listed;
    if (listed == null) {
      ProcessInfo row = rows.get(entry.row);
      return merged(entry.place, parentOf(row), row, row, row.startTicks(), row.endTicks());
    }
    int parent = parentOf(entry, listed);
    if (entry.row < 0) {
      long start = ticks(listed.startTicks(), 0, shift);
      return merged(entry.place, parent, listed, listed, start, ticks(listed.endTicks(), 0, shift));
    }
    ProcessInfo row = rows.get(entry.row);
    return merged(
        entry.place,
        parent < 0 ? parentOf(row) : parent,
        listed,
        row,
        ticks(listed.startTicks(), row.startTicks(), shift),
        ticks(listed.endTicks(), row.endTicks(), shift));
  }

  private int parentOf(ProcessList.Entry entry, ProcessInfo listed) {
    int parent = list.listedPlace(entry.parentNumber, listed.parentPid());
    return parent == entry.place ? -1 : parent;
  }

  private int parentOf(ProcessInfo row) {
    return row.parentIndex() < 0 ? -1 : placeOfRow.getOrDefault(row.parentIndex(), -1);
  }

  private static long ticks(long listed, long row, @Nullable Long shift) {
    return shift == null || listed <= 0 ? row : listed + shift;
  }

  /** Of each text and number the first's, or the second's where the first does not tell. */
  private static ProcessInfo merged(
      int place, int parent, ProcessInfo first, ProcessInfo second, long start, long end) {
    return new ProcessInfo(
        place,
        first.pid() != -1 ? first.pid() : second.pid(),
        first.parentPid() != -1 ? first.parentPid() : second.parentPid(),
        parent,
        told(first.name(), second.name()),
        told(first.imagePath(), second.imagePath()),
        told(first.commandLine(), second.commandLine()),
        told(first.user(), second.user()),
        told(first.company(), second.company()),
        told(first.version(), second.version()),
        told(first.description(), second.description()),
        first.session() != -1 ? first.session() : second.session(),
        first.authenticationId() != -1 ? first.authenticationId() : second.authenticationId(),
        told(first.integrity(), second.integrity()),
        told(first.virtualized(), second.virtualized()),
        first.bits() != 0 ? first.bits() : second.bits(),
        start,
        end,
        first.modules());
  }

  private static String told(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
