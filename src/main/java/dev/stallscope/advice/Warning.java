package dev.stallscope.advice;

/**
 * Something to know before following an advice.
 *
 * @param text what it is about; of each kind is said what that is, empty where it is nothing
 */
public record Warning(Kind kind, String text) {
  /** What there is to know. */
  public enum Kind {
    /** A whole drive or share; text: the folder. */
    WHOLE_DRIVE,
    /** A folder for temporary files, which every program may write to; text: the folder. */
    TEMP_FOLDER,
    /** All of a user's profile, or a part of it that is too large; text: the folder. */
    PROFILE_FOLDER,
    /** Windows itself; text: the folder. */
    WINDOWS_FOLDER,
    /** Installed programs; text: the folder. */
    PROGRAM_FOLDER,
    /** Where files from elsewhere arrive, such as Downloads; text: the folder. */
    ARRIVAL_FOLDER,
    /** Kinds of files there that Microsoft says not to exclude; text: their endings. */
    RISKY_FILES,
    /** The trace does not tell the drive, so there is no command; text: the path. */
    DRIVE_UNKNOWN,
    /** A character that a rule or a command would take for something else; text: the path. */
    ODD_CHARACTERS,
    /** What could be saved is too little to give up protection for. */
    LITTLE_TO_GAIN,
    /** Where a rule may be set by the company alone; it then has no effect, or is refused. */
    COMPANY_POLICY,
    /** A weak finding: measure before and after, and keep it only if it helped. */
    MEASURE,
    /** Holds for files the process opens while it runs: not its image, not its children. */
    PROCESS_ONLY_OPENS,
    /** Dev Drive needs Windows 11, build 22621.2338 or later. */
    NEEDS_WINDOWS_11,
    /** Put your own address in the place of the word in capitals; text: that word. */
    FILL_IN,
    /** Each try that was refused was let through in the end. */
    WAITING_HELPED,
    /** The tool gave up while it was still held; waiting longer helps only if it is let go. */
    WAITING_DID_NOT_HELP,
    /** It was opened before the capture began: who holds it is not in the capture. */
    HOLDER_UNSEEN,
    /** What the local firewall blocks may leave no row in a capture. */
    FIREWALL_UNSEEN
  }

  static Warning of(Kind kind) {
    return new Warning(kind, "");
  }

  static Warning of(Kind kind, String text) {
    return new Warning(kind, text);
  }
}
