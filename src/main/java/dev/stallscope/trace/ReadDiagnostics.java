package dev.stallscope.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader noticed: one entry for each kind of thing, counted, so that a million faults of one
 * kind stay one line.
 */
public final class ReadDiagnostics {
  /**
   * One kind of thing that was noticed.
   *
   * @param code stable name for programs, such as {@code pml.truncated}
   * @param message one or two sentences for people: what it means and what to do
   * @param count how often it was met
   * @param values what the message names, by what it is ({@code file}, {@code offset}, …), for
   *     those who say it in another language
   */
  public record Entry(String code, String message, long count, Map<String, String> values) {

    /** One that names nothing. */
    public Entry(String code, String message, long count) {
      this(code, message, count, Map.of());
    }
  }

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Counts one more of this kind; the first message of a kind is kept. */
  public void add(String code, String message) {
    add(code, message, 1);
  }

  /** Counts {@code count} more of this kind; the first message of a kind is kept. */
  public void add(String code, String message, long count) {
    add(new Entry(code, message, count));
  }

  /** Counts one more of this kind, which names something; the first message is kept. */
  public void add(String code, String message, Map<String, String> values) {
    add(new Entry(code, message, 1, values));
  }

  /** Counts what another reader noticed with what was noticed here. */
  public void add(Entry entry) {
    entries.merge(
        entry.code(),
        entry,
        (known, more) ->
            new Entry(known.code(), known.message(), known.count() + more.count(), known.values()));
  }

  /** Takes over what another reader noticed. */
  public void addAll(ReadDiagnostics others) {
    others.entries().forEach(this::add);
  }

  /** In the order in which they were first met. */
  public List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }
}
