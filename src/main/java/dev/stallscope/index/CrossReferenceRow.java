package dev.stallscope.index;

import java.util.List;

/**
 * A path, and who wrote and read it.
 *
 * @param path its text; spellings that name the same file or key are one
 * @param id index of the path
 * @param writers those that wrote a file's data, or set or deleted a key or value
 * @param readers those that read it
 */
public record CrossReferenceRow(String path, int id, Side writers, Side readers) {
  /**
   * One side of a path.
   *
   * @param processes indexes of the processes, rising
   * @param events their reads or writes that did not fail
   * @param bytes bytes moved by them, 0 for registry events
   */
  public record Side(List<Integer> processes, long events, long bytes) {}

  /** Whether one process wrote it and another one read it. */
  boolean isShared() {
    List<Integer> wrote = writers.processes();
    List<Integer> read = readers.processes();
    boolean oneOnly = wrote.size() == 1 && wrote.equals(read);
    return !wrote.isEmpty() && !read.isEmpty() && !oneOnly;
  }
}
