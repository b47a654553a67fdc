package dev.stallscope.query;

/** A {@code --where} condition that cannot be understood: where, and what would be. */
public final class QuerySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int position;

  QuerySyntaxException(int position, String message) {
    super(message);
    this.position = position;
  }

  /** Index of the character in the condition at which it cannot be understood, from 0. */
  public int position() {
    return position;
  }
}
