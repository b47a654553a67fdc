package dev.stallscope.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The CSV scan of an analytical database, on as many threads as a reading of ours has. */
final class DuckDb {
  private static final int THREADS = 2;

  private DuckDb() {}

  /** Finds the rows; which columns they have is not asked for. */
  static long rows(Path csv) throws IOException {
    return count(csv, "count(*)");
  }

  /** Finds the rows and the text of every column. */
  static long texts(Path csv) throws IOException {
    return count(csv, "count(*), max(strlen(COLUMNS(*)))");
  }

  private static long count(Path csv, String what) throws IOException {
    String query =
        "SELECT %s FROM read_csv('%s', header = true, all_varchar = true, delim = ',', quote = '\"')"
            .formatted(what, csv.toString().replace("'", "''"));
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET threads = " + THREADS);
      try (ResultSet result = statement.executeQuery(query)) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
