package dev.stallscope.analysis.lock;

import dev.stallscope.analysis.lock.Hold.Grip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Who holds what of one file, as far as the capture was played. */
final class FileHolds {
  /**
   * Of so many open handles only the latest are looked at: a capture without closes would otherwise
   * take the square of its length.
   */
  private static final int MOST_LOOKED_AT = 256;

  /** Of what began during one series the latest are looked at: they let go right before its end. */
  private static final int MOST_BEGUN = 512;

  /** In the order of their begin, once sorted. */
  private List<Hold> all = List.of();

  private List<Hold> handles = List.of();
  private List<Hold> ranges = List.of();
  private List<Hold> closing = List.of();
  private List<Hold> earlier = List.of();
  private List<Hold> oplocks = List.of();
  private @Nullable Deletions deletions;

  /** By process. */
  private Map<Integer, Hold> sections = Map.of();

  /** By process. */
  private Map<Integer, Hold> images = Map.of();

  void add(Hold hold) {
    switch (hold.grip) {
      case HANDLE -> handles = with(handles, hold);
      case EARLIER_HANDLE -> earlier = with(earlier, hold);
      case RANGE -> addRange(hold);
      case SECTION -> {
        sections = filled(sections);
        sections.put(hold.process, hold);
      }
      case IMAGE -> {
        images = filled(images);
        images.putIfAbsent(hold.process, hold);
      }
      case OPLOCK -> oplocks = with(oplocks, hold);
    }
    if (hold.grip != Grip.EARLIER_HANDLE && hold.grip != Grip.OPLOCK) {
      all = with(all, hold);
    }
  }

  /** Most files have one of a kind or none: only with a second one the list becomes a real one. */
  private static <T> List<T> with(List<T> list, T added) {
    if (list.isEmpty()) {
      return List.of(added);
    }
    List<T> longer = list.size() == 1 ? new ArrayList<>(list) : list;
    longer.add(added);
    return longer;
  }

  private static List<Hold> without(List<Hold> list, Predicate<Hold> which) {
    if (list.size() > 1) {
      list.removeIf(which);
      return list;
    }
    return list.isEmpty() || which.test(list.get(0)) ? List.of() : list;
  }

  /** Few files have any: their maps are made when first needed. */
  private static Map<Integer, Hold> filled(Map<Integer, Hold> holds) {
    return holds.isEmpty() ? new HashMap<>() : holds;
  }

  private void addRange(Hold range) {
    if (ranges.size() == MOST_LOOKED_AT) {
      ranges.remove(0);
    }
    ranges = with(ranges, range);
  }

  /** An open that succeeded although a handle was in its way tells that the handle is gone. */
  void contradict(Sharing opened, long ticks) {
    for (Hold handle : latest(handles)) {
      if (handle.sharing.conflictsWith(opened)) {
        handle.contradict(ticks);
      }
    }
  }

  /**
   * The open handle that a close most likely ends: of those the process opened the latest one of
   * the same thread, or else the latest, since handles that are held long are opened before those
   * that are used shortly. The others, and it, become ambiguous when they differ.
   */
  @Nullable Hold handleOf(int process, int thread) {
    Hold latest = null;
    Hold ofThread = null;
    for (Hold handle : latest(handles)) {
      if (handle.process == process) {
        latest = handle;
        ofThread = thread >= 0 && handle.thread == thread ? handle : ofThread;
      }
    }
    return ofThread != null ? ofThread : latest;
  }

  /** The latest of the open handles for which this holds, null when there is none. */
  @Nullable Hold latestHandle(Predicate<Hold> which) {
    Hold latest = null;
    for (Hold handle : latest(handles)) {
      latest = which.test(handle) ? handle : latest;
    }
    return latest;
  }

  /**
   * Marks a process's open handles when it is not clear which of them a close ends.
   *
   * @param closed the one it most likely ends
   * @param thread the thread that closes; if it opened that one, those of others are not in doubt
   */
  void doubt(Hold closed, int thread) {
    List<Hold> others = new ArrayList<>();
    for (Hold handle : latest(handles)) {
      if (handle != closed
          && handle.process == closed.process
          && (handle.thread == thread || closed.thread != thread)
          && !handle.sharing.equals(closed.sharing)) {
        others.add(handle);
      }
    }
    if (!others.isEmpty()) {
      closed.makeAmbiguous();
      others.forEach(Hold::makeAmbiguous);
    }
  }

  /** Ends a handle and what was locked through it. */
  void close(Hold handle, long event, long startTicks, long endTicks) {
    handle.end(event, endTicks);
    removeHandle(handle);
    if (endTicks > startTicks) {
      closing = with(without(closing, hold -> hold.toTicks() < startTicks), handle);
    }
    unlock(range -> range.handle == handle, event, endTicks);
  }

  private void removeHandle(Hold handle) {
    int place = handles.lastIndexOf(handle);
    if (place >= 0 && handles.size() == 1) {
      handles = List.of();
    } else if (place >= 0) {
      handles.remove(place);
    }
  }

  void unlock(Predicate<Hold> which, long event, long endTicks) {
    ranges =
        without(
            ranges,
            range -> {
              boolean ends = which.test(range);
              if (ends) {
                range.end(event, endTicks);
              }
              return ends;
            });
  }

  /**
   * Takes out what is held, handles first, of very many the latest: the file is gone or has another
   * name from now on.
   */
  List<Hold> take() {
    List<Hold> taken = new ArrayList<>(latest(handles));
    taken.addAll(ranges);
    sections.values().stream().limit(MOST_LOOKED_AT).forEach(taken::add);
    images.values().stream().limit(MOST_LOOKED_AT).forEach(taken::add);
    handles = List.of();
    ranges = List.of();
    sections = Map.of();
    images = Map.of();
    return taken;
  }

  /** An oplock of the process that was broken is given up by its next answer, request or close. */
  void answer(int process, long event, long ticks) {
    for (Hold oplock : latest(oplocks)) {
      if (oplock.process == process && oplock.isOpen() && oplock.fromTicks <= ticks) {
        oplock.end(event, ticks);
      }
    }
  }

  /** When the file was marked for deletion, and when not any more. */
  Deletions deletions() {
    Deletions known = deletions;
    deletions = known == null ? new Deletions() : known;
    return deletions;
  }

  /** What is held at this time, once all events that started before have been played. */
  List<Hold> presentAt(long ticks) {
    List<Hold> present = new ArrayList<>(latest(handles));
    closing.stream().filter(hold -> hold.toTicks() >= ticks).forEach(present::add);
    present.addAll(latest(ranges));
    sections.values().stream().limit(MOST_LOOKED_AT).forEach(present::add);
    images.values().stream().limit(MOST_LOOKED_AT).forEach(present::add);
    return present;
  }

  /**
   * Once all was played: forgets what is held at the end, and puts all in order again, since a lock
   * that was waited for begins after its event.
   */
  void finish() {
    handles = List.of();
    ranges = List.of();
    closing = List.of();
    sections = Map.of();
    images = Map.of();
    sort(all);
    sort(oplocks);
  }

  private static void sort(List<Hold> holds) {
    if (holds.size() > 1) {
      holds.sort(Comparator.comparingLong(hold -> hold.fromTicks));
    }
  }

  /** What began within [from, to], FILETIMEs; of very many the latest. */
  List<Hold> begunWithin(long fromTicks, long toTicks) {
    return within(all, hold -> hold.fromTicks, fromTicks, toTicks);
  }

  /** Oplocks that were broken within [from, to], FILETIMEs; of very many the latest. */
  List<Hold> brokenWithin(long fromTicks, long toTicks) {
    return within(oplocks, hold -> hold.fromTicks, fromTicks, toTicks);
  }

  /**
   * Handles of unknown begin, in the order of their close; of very many the latest.
   *
   * @param closeTicks when each began to be closed
   * @param toTicks FILETIME until which this was
   */
  List<Hold> earlierClosedUntil(ToLongFunction<Hold> closeTicks, long toTicks) {
    return within(earlier, closeTicks, Long.MIN_VALUE, toTicks);
  }

  private static List<Hold> within(
      List<Hold> holds, ToLongFunction<Hold> ticks, long fromTicks, long toTicks) {
    int end = firstFrom(holds, ticks, toTicks == Long.MAX_VALUE ? toTicks : toTicks + 1);
    int begin = firstFrom(holds, ticks, fromTicks);
    return holds.subList(Math.max(begin, end - MOST_BEGUN), Math.max(begin, end));
  }

  private static int firstFrom(List<Hold> holds, ToLongFunction<Hold> by, long ticks) {
    int low = 0;
    int high = holds.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (by.applyAsLong(holds.get(middle)) < ticks) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** All but oplocks and handles of unknown begin. */
  List<Hold> all() {
    return all;
  }

  private static List<Hold> latest(List<Hold> holds) {
    return holds.subList(Math.max(0, holds.size() - MOST_LOOKED_AT), holds.size());
  }
}
