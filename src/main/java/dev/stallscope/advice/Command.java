package dev.stallscope.advice;

/**
 * A line to be typed, or to be put into a file. Words in capitals that begin with {@code YOUR-}
 * stand for what only the reader knows.
 *
 * @param purpose what it is for
 * @param shell where it is to be typed
 * @param text one line for a shell, one or more for a file; texts of a trace in it are quoted
 */
public record Command(Purpose purpose, Shell shell, String text) {
  /** What a command is for; in the order in which they are to be used. */
  public enum Purpose {
    /** Shows how things are and changes nothing. */
    LOOK,
    /** Makes the change. */
    ADD,
    /** Tells whether the change took effect. */
    CHECK,
    /** Takes the change back. */
    UNDO,
    /** Tries something out and takes it back by itself, also when it fails. */
    TRY
  }

  /** Where a command is to be typed. */
  public enum Shell {
    POWERSHELL,
    /** PowerShell, started as an administrator. */
    POWERSHELL_ADMIN,
    /** Maven's {@code settings.xml}. */
    MAVEN_SETTINGS,
    /** Cargo's {@code config.toml}. */
    CARGO_CONFIG,
    /** Gradle's {@code gradle.properties}. */
    GRADLE_PROPERTIES
  }

  static Command look(Shell shell, String text) {
    return new Command(Purpose.LOOK, shell, text);
  }

  static Command add(Shell shell, String text) {
    return new Command(Purpose.ADD, shell, text);
  }

  static Command check(Shell shell, String text) {
    return new Command(Purpose.CHECK, shell, text);
  }

  static Command undo(Shell shell, String text) {
    return new Command(Purpose.UNDO, shell, text);
  }
}
