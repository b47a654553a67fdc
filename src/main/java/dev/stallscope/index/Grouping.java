package dev.stallscope.index;

/** What the rows of a {@link Summary} stand for. */
public enum Grouping {
  /** A process, told apart from others with the same name or PID. */
  PROCESS,

  /** A path of any class of event; spellings that name the same file or key are one. */
  PATH,

  /** The folder that holds the file; file-system events only. */
  DIRECTORY,

  /** The file's extension in lower case, empty when it has none; file-system events only. */
  EXTENSION,

  /** The text of the Operation column. */
  OPERATION,

  /** The text of the Result column, empty for operations that never completed. */
  RESULT,

  /** Remote host and port; network events only. */
  ENDPOINT,

  /** The text of the Event Class column. */
  CLASS
}
