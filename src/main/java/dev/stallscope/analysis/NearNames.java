package dev.stallscope.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who named a process that is not there. */
final class NearNames {
  private static final int MOST = 8;

  /** Longer names are not compared letter by letter. */
  private static final int LONGEST = 64;

  private NearNames() {}

  /**
   * The likest names first: those that hold the wanted one, then those that differ in few letters.
   *
   * @param names others keep their order
   */
  static List<String> of(String wanted, List<String> names) {
    String stem =
        stem(wanted.substring(Math.max(wanted.lastIndexOf('\\'), wanted.lastIndexOf('/')) + 1));
    return names.stream()
        .sorted(Comparator.comparingInt((String name) -> unlikeness(stem, stem(name))))
        .limit(MOST)
        .toList();
  }

  private static String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".exe") ? lower.substring(0, lower.length() - 4) : lower;
  }

  /** 0 when one holds the other, letters that differ when those are few, else the same for all. */
  private static int unlikeness(String wanted, String name) {
    if (wanted.isEmpty()
        || name.isEmpty()
        || wanted.length() > LONGEST
        || name.length() > LONGEST) {
      return LONGEST;
    }
    if (name.contains(wanted) || wanted.contains(name)) {
      return 0;
    }
    int different = distance(wanted, name);
    return different <= Math.max(1, wanted.length() / 3) ? different : LONGEST;
  }

  /** Levenshtein's: letters to add, drop or change. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[b.length()];
  }
}
