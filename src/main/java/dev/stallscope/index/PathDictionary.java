package dev.stallscope.index;

/** Distinct texts by number, from 0; the empty text is number 0. */
public interface PathDictionary {
  int size();

  String text(int id);
}
