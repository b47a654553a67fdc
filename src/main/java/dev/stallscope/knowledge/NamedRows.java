package dev.stallscope.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A long table, of which a run asks for few rows: only these are parsed. Its rows must be a line
 * each and begin with a name that needs no quotes.
 */
final class NamedRows<T> {
  private final Function<List<KnowledgeTable.Row>, T> meaning;
  private final String heads;

  /** Rows as they stand in the file, by their first cell in lower case. */
  private final Map<String, List<String>> lines = new HashMap<>();

  private final Map<String, T> known = new ConcurrentHashMap<>();

  /**
   * @param meaning of all rows of one name, in the order of the file
   */
  NamedRows(String resource, Function<List<KnowledgeTable.Row>, T> meaning) {
    this.meaning = meaning;
    String text = KnowledgeTable.text(resource);
    int end = text.indexOf('\n');
    heads = text.substring(0, end + 1);
    while (end + 1 < text.length()) {
      int from = end + 1;
      end = text.indexOf('\n', from);
      String name = text.substring(from, text.indexOf(',', from)).toLowerCase(Locale.ROOT);
      lines.computeIfAbsent(name, any -> new ArrayList<>(1)).add(text.substring(from, end + 1));
    }
  }

  /** What the table knows of this name, in any case. */
  Optional<T> of(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    List<String> found = lines.get(key);
    return found == null
        ? Optional.empty()
        : Optional.of(known.computeIfAbsent(key, any -> parsed(found)));
  }

  private T parsed(List<String> found) {
    return meaning.apply(KnowledgeTable.parsed(heads + String.join("", found)));
  }
}
