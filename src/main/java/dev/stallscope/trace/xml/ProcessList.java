package dev.stallscope.trace.xml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.text.SharedTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes of an export: those of the list before the events, and behind them those that only
 * events name. ProcMon tells them apart by a number, the process index.
 */
final class ProcessList {
  /** No more room: the file holds more processes than Windows can have run. */
  static final int TOO_MANY = -1;

  /** The number of a process that has none. */
  static final long NO_NUMBER = -1;

  private static final int MOST_PROCESSES = 1 << 18;
  private static final int MOST_MODULES = 1 << 20;
  private static final int RECENT = 1 << 10;

  private record Key(long number, int pid) {}

  /** One process: what the list says of it, null when it is not in it, and the row's process. */
  static final class Entry {
    final long number;
    final int pid;
    final int place;
    final @Nullable ProcessInfo listed;
    final long parentNumber;

    /** Index among the processes that rows told of, -1 while no event named it. */
    int row = -1;

    Entry(long number, int pid, int place, @Nullable ProcessInfo listed, long parentNumber) {
      this.number = number;
      this.pid = pid;
      this.place = place;
      this.listed = listed;
      this.parentNumber = parentNumber;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Key, Integer> byKey = new HashMap<>();
  private final Map<Integer, Integer> byPid = new HashMap<>();
  private final SharedTexts texts = new SharedTexts();
  private final @Nullable Entry[] recent = new Entry[RECENT];
  private int modules;
  private boolean full;

  /** Whether some of the list was left out because there was too much of it. */
  boolean isFull() {
    return full;
  }

  /** Keeps equal texts of all processes once. */
  SharedTexts texts() {
    return texts;
  }

  /** Takes a process of the list: its elements by name, and its modules. */
  void add(Map<String, String> elements, List<LoadedModule> loaded) {
    modules += loaded.size();
    full |= modules > MOST_MODULES || entries.size() >= MOST_PROCESSES;
    if (full) {
      return;
    }
    ListedProcess process = new ListedProcess(elements, texts);
    ProcessInfo listed = process.info(entries.size(), loaded);
    Entry entry =
        new Entry(process.number(), listed.pid(), entries.size(), listed, process.parentNumber());
    entries.add(entry);
    Integer place = entry.place;
    byKey.putIfAbsent(new Key(entry.number, entry.pid), place);
    byKey.putIfAbsent(new Key(entry.number, -1), place);
    byPid.putIfAbsent(entry.pid, place);
  }

  /**
   * Place of the process that an event names. Number and PID have to agree; one that the list does
   * not have is added.
   *
   * @param number the event's process index, {@link #NO_NUMBER} when it has none
   * @param pid -1 when the event does not tell
   * @param row what the texts of the event say it is
   * @return {@link #TOO_MANY} when it cannot be added
   */
  int place(long number, int pid, int row) {
    // those without a number are told apart by their texts
    long key = number >= 0 ? number : -2L - row;
    Entry last = recent[(int) (key & (RECENT - 1))];
    if (last != null && last.number == key && last.pid == pid) {
      return last.place;
    }
    Integer place = byKey.get(new Key(key, pid));
    if (place == null && number < 0) {
      place = byPid.get(pid);
    }
    if (place == null) {
      if (entries.size() >= MOST_PROCESSES) {
        return TOO_MANY;
      }
      place = entries.size();
      byKey.put(new Key(key, pid), place);
      entries.add(new Entry(key, pid, place, null, NO_NUMBER));
    }
    Entry entry = entries.get(place);
    entry.row = entry.row < 0 ? row : entry.row;
    recent[(int) (key & (RECENT - 1))] = entry;
    return place;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Place of a process by its number, or where it has none by its PID; -1 when there is none. */
  int listedPlace(long number, int pid) {
    if (number < 0) {
      return byPid.getOrDefault(pid, -1);
    }
    return byKey.getOrDefault(new Key(number, pid), byKey.getOrDefault(new Key(number, -1), -1));
  }
}
