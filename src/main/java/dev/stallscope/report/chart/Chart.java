package dev.stallscope.report.chart;

import org.jspecify.annotations.Nullable;

/**
 * A chart for a page.
 *
 * @param id name within the page
 * @param title what it shows
 * @param note how to read it, may be empty
 * @param svg an {@code svg} element without styles, scripts or ids, colours as CSS variables; null
 *     when this Java runtime cannot draw
 */
public record Chart(String id, String title, String note, @Nullable String svg) {}
