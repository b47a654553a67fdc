package dev.stallscope.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Filter drivers by file name. Table: {@code minifilters.csv}. */
public final class FilterDrivers {
  private static final FilterDrivers TABLE = new FilterDrivers();

  private final NamedRows<FilterDriver> rows =
      new NamedRows<>("minifilters.csv", FilterDrivers::driver);

  private FilterDrivers() {}

  /** The table in the jar, read when it is first asked for. */
  public static FilterDrivers load() {
    return TABLE;
  }

  /**
   * The filter driver of this file, empty when it is no filter Microsoft knows.
   *
   * @param path a path or a bare file name
   */
  public Optional<FilterDriver> of(String path) {
    return rows.of(path.substring(path.lastIndexOf('\\') + 1));
  }

  /** A driver may stand at several altitudes; the one that matters most to us is taken. */
  private static FilterDriver driver(List<KnowledgeTable.Row> rows) {
    List<FilterDriver> drivers = rows.stream().map(FilterDrivers::driver).toList();
    return drivers.stream().filter(FilterDriver::isAntivirus).findFirst().orElse(drivers.get(0));
  }

  private static FilterDriver driver(KnowledgeTable.Row row) {
    return new FilterDriver(
        row.get("driver").toLowerCase(Locale.ROOT),
        Double.parseDouble(row.get("altitude")),
        row.get("group"),
        row.get("company"));
  }
}
