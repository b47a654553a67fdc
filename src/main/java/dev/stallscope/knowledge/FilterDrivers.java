package dev.stallscope.knowledge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Filter drivers by file name. Table: {@code minifilters.csv}. */
public final class FilterDrivers {
  private static final FilterDrivers TABLE = new FilterDrivers();

  private final Map<String, FilterDriver> byName = new HashMap<>();

  private FilterDrivers() {
    for (KnowledgeTable.Row row : KnowledgeTable.rows("minifilters.csv")) {
      String name = row.get("driver").toLowerCase(Locale.ROOT);
      double altitude = Double.parseDouble(row.get("altitude"));
      FilterDriver driver = new FilterDriver(name, altitude, row.get("group"), row.get("company"));
      byName.merge(name, driver, FilterDrivers::antivirusFirst);
    }
  }

  /** The table in the jar, read when it is first asked for. */
  public static FilterDrivers load() {
    return TABLE;
  }

  /** A driver may stand at several altitudes; the one that matters most to us is kept. */
  private static FilterDriver antivirusFirst(FilterDriver known, FilterDriver other) {
    return !known.isAntivirus() && other.isAntivirus() ? other : known;
  }

  /**
   * The filter driver of this file, empty when it is no filter Microsoft knows.
   *
   * @param path a path or a bare file name
   */
  public Optional<FilterDriver> of(String path) {
    String name = path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(byName.get(name));
  }
}
