package dev.stallscope.synth;

/** A scenario that cannot be played; the message begins with {@code file:line: }. */
public final class ScenarioException extends Exception {
  private static final long serialVersionUID = 1;

  private final String file;
  private final int line;

  ScenarioException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
    this.file = file;
    this.line = line;
  }

  /** Name of the file, without its folder. */
  public String file() {
    return file;
  }

  /** Line from 1; the last one when something is missing. */
  public int line() {
    return line;
  }
}
