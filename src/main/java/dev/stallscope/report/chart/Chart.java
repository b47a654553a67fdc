package dev.stallscope.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart for a page.
 *
 * @param id name within the page
 * @param title what it shows
 * @param note how to read it, may be empty
 * @param keys what its colours stand for, empty where that goes without saying
 * @param svg an {@code svg} element without styles, scripts or ids, colours as CSS variables; null
 *     when this Java runtime cannot draw
 */
public record Chart(String id, String title, String note, List<Key> keys, @Nullable String svg) {

  /**
   * A colour and what it stands for.
   *
   * @param colour name of the colour in the page's style
   */
  public record Key(String colour, String text) {}
}
