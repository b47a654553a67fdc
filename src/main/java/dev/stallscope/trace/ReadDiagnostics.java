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
   */
  public record Entry(String code, String message, long count) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Counts one more of this kind; the first message of a kind is kept. */
  public void add(String code, String message) {
    add(code, message, 1);
  }

  /** Counts {@code count} more of this kind; the first message of a kind is kept. */
  public void add(String code, String message, long count) {
    entries.merge(
        code,
        new Entry(code, message, count),
        (known, more) -> new Entry(code, known.message(), known.count() + more.count()));
  }

  /** Takes over what another reader noticed. */
  public void addAll(ReadDiagnostics others) {
    others.entries().forEach(entry -> add(entry.code(), entry.message(), entry.count()));
  }

  /** In the order in which they were first met. */
  public List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }
}
