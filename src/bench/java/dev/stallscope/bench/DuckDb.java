package dev.stallscope.bench;

import dev.stallscope.model.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The CSV scan of an analytical database, on as many threads as a reading of ours has. It stays
 * open from scan to scan and is told the columns: opening it and guessing them is no part of one.
 */
final class DuckDb implements AutoCloseable {
  private static final int THREADS = 2;

  private static final String COLUMNS =
      Arrays.stream(Column.values())
          .map(column -> quoted(column.head()) + ": 'VARCHAR'")
          .collect(Collectors.joining(", ", "{", "}"));

  private final Connection database;

  DuckDb() throws SQLException {
    database = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = database.createStatement()) {
      statement.execute("SET threads = " + THREADS);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Finds the rows; which columns they have is not asked for. */
  long rows(Path csv) throws IOException {
    return count(csv, "count(*)");
  }

  /** Finds the rows and the text of every column. */
  long texts(Path csv) throws IOException {
    return count(csv, "count(*), max(strlen(COLUMNS(*)))");
  }

  private long count(Path csv, String what) throws IOException {
    String query =
        "SELECT %s FROM read_csv(%s, auto_detect = false, header = true, columns = %s, delim = ','"
            + ", quote = '\"', escape = '\"')";
    try (Statement statement = database.createStatement();
        ResultSet result =
            statement.executeQuery(query.formatted(what, quoted(csv.toString()), COLUMNS))) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
