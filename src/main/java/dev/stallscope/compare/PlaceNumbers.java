package dev.stallscope.compare;

import dev.stallscope.index.PathDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Folders, keys and endpoints of paths by their stable names, each named once. */
final class PlaceNumbers {
  private final PathDictionary paths;
  private final int[] numbers;
  private final Map<String, Integer> byName = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  PlaceNumbers(PathDictionary paths) {
    this.paths = paths;
    this.numbers = new int[paths.size()];
    Arrays.fill(numbers, -1);
  }

  /** The place of a path, from 0. */
  int of(int path) {
    if (numbers[path] < 0) {
      numbers[path] = number(StableNames.folder(paths.text(path)));
    }
    return numbers[path];
  }

  /** Windows takes names that differ in case only for the same; the first spelling is shown. */
  private int number(String name) {
    return byName.computeIfAbsent(
        name.toLowerCase(Locale.ROOT),
        key -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  String name(int number) {
    return names.get(number);
  }

  int size() {
    return names.size();
  }
}
