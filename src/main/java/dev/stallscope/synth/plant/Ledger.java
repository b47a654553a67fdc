package dev.stallscope.synth.plant;

import dev.stallscope.model.Operation;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimProcess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where plants write down what they did, at once; events get their numbers later. */
public final class Ledger {
  private final List<Entry> stalls = new ArrayList<>();
  private final List<Note> decoys = new ArrayList<>();

  private record Note(String plant, List<SimEvent> events) {}

  /** A stall as it is being told. */
  public static final class Entry {
    private final String plant;
    private final String kind;
    private final SimEvent first;
    private final List<SimEvent> events = new ArrayList<>();
    private Operation operation;
    private String path;
    private long start;
    private long end;
    private long shownStart;
    private long shownEnd;
    private int attempts = 1;
    private String outcome = "completed";
    private @Nullable SimProcess holder;
    private @Nullable String product;

    private Entry(String plant, String kind, SimEvent first) {
      this.plant = plant;
      this.kind = kind;
      this.first = first;
      operation = first.operation();
      path = first.path();
      start = first.start();
      end = first.end();
      shownStart = start;
      shownEnd = end;
      events.add(first);
    }

    /** Lasted from the first event to the end of this one. */
    Entry until(SimEvent last) {
      events.add(last);
      shownEnd = last.end();
      end = shownEnd;
      return this;
    }

    /** Began before any event shows it. */
    Entry trulyFrom(long time) {
      start = time;
      return this;
    }

    /** Ended after the last event that shows it. */
    Entry trulyUntil(long time) {
      end = time;
      return this;
    }

    Entry attempts(int count) {
      attempts = count;
      return this;
    }

    Entry outcome(String how) {
      outcome = how;
      return this;
    }

    Entry by(@Nullable SimProcess process, @Nullable String productName) {
      holder = process;
      product = productName;
      return this;
    }

    Entry shownBy(List<SimEvent> more) {
      events.addAll(more);
      return this;
    }

    private Stall stall() {
      boolean blames = holder != null || product != null;
      return new Stall(
          plant,
          kind,
          first.process().index(),
          first.threadId(),
          operation,
          path,
          start,
          end - start,
          shownEnd - shownStart,
          attempts,
          outcome,
          blames ? new Stall.Culprit(holder == null ? -1 : holder.index(), product) : null,
          numbers(events));
    }
  }

  /** Tells of a stall that is, unless more is said, this one operation. */
  Entry stall(String plant, String kind, SimEvent operation) {
    Entry entry = new Entry(plant, kind, operation);
    stalls.add(entry);
    return entry;
  }

  /** Tells of events that are no stall. */
  void decoy(String plant, List<SimEvent> events) {
    decoys.add(new Note(plant, List.copyOf(events)));
  }

  /** All stalls by their begin; only after the tape was put in order. */
  public List<Stall> stalls() {
    return stalls.stream()
        .map(Entry::stall)
        .sorted(Comparator.comparingLong(Stall::startTicks))
        .toList();
  }

  /** All decoys; only after the tape was put in order. */
  public List<Decoy> decoys() {
    return decoys.stream().map(note -> new Decoy(note.plant, numbers(note.events))).toList();
  }

  private static List<Long> numbers(List<SimEvent> events) {
    return events.stream().map(SimEvent::number).sorted().distinct().toList();
  }
}
