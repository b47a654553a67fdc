package dev.stallscope.synth.machine;

import dev.stallscope.model.AccessMask;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.ShareMode;

/**
 * What a CreateFile asks for.
 *
 * @param access desired access, generic rights widened
 * @param shareMode {@link ShareMode} bits
 * @param disposition one of {@link Disposition}
 * @param options {@link CreateOptions} bits
 */
public record Open(int access, int shareMode, int disposition, int options) {
  private static final int READ_WRITE = ShareMode.READ | ShareMode.WRITE;
  private static final int ALL = READ_WRITE | ShareMode.DELETE;
  private static final int SYNCHRONOUS = 0x20;
  private static final int PLAIN_FILE = SYNCHRONOUS | CreateOptions.NON_DIRECTORY_FILE;
  private static final int GENERIC_READ = 0x120089;
  private static final int READ_ATTRIBUTES = 0x80;
  private static final int SYNCHRONIZE = 0x100000;

  /** As most runtimes read a file: others may read and write it meanwhile. */
  public static final Open READ = new Open(GENERIC_READ, READ_WRITE, Disposition.OPEN, PLAIN_FILE);

  /** As scanners and indexers read that mean to be in nobody's way. */
  public static final Open READ_SHARING_ALL =
      new Open(GENERIC_READ, ALL, Disposition.OPEN, PLAIN_FILE);

  /** As a careless reader holds a file: nobody may write, rename or delete it meanwhile. */
  public static final Open READ_SHARING_READ =
      new Open(GENERIC_READ, ShareMode.READ, Disposition.OPEN, PLAIN_FILE);

  /** Nobody else may open it for anything. */
  public static final Open READ_EXCLUSIVELY =
      new Open(GENERIC_READ, ShareMode.NONE, Disposition.OPEN, PLAIN_FILE);

  /** Makes a new file, or empties what is there. */
  public static final Open WRITE =
      new Open(0x120196, READ_WRITE, Disposition.OVERWRITE_IF, PLAIN_FILE);

  /** Writes into a file that is there. */
  public static final Open UPDATE = new Open(0x12019F, READ_WRITE, Disposition.OPEN, PLAIN_FILE);

  /** GetFileAttributes and its like: takes no part in sharing. */
  public static final Open ATTRIBUTES =
      new Open(READ_ATTRIBUTES, ALL, Disposition.OPEN, CreateOptions.OPEN_REPARSE_POINT);

  /** DeleteFile. */
  public static final Open DELETE =
      new Open(
          AccessMask.DELETE | READ_ATTRIBUTES,
          ALL,
          Disposition.OPEN,
          CreateOptions.NON_DIRECTORY_FILE | CreateOptions.OPEN_REPARSE_POINT);

  /** MoveFileEx. */
  public static final Open RENAME =
      new Open(
          AccessMask.DELETE | READ_ATTRIBUTES | SYNCHRONIZE,
          ALL,
          Disposition.OPEN,
          SYNCHRONOUS | CreateOptions.OPEN_REPARSE_POINT);

  /** The loader and CreateProcess opening an image. */
  public static final Open EXECUTE =
      new Open(
          AccessMask.READ_DATA | AccessMask.EXECUTE | READ_ATTRIBUTES | SYNCHRONIZE,
          ShareMode.READ | ShareMode.DELETE,
          Disposition.OPEN,
          PLAIN_FILE);

  /** A folder to be listed or watched. */
  public static final Open LIST =
      new Open(
          AccessMask.READ_DATA | SYNCHRONIZE,
          ALL,
          Disposition.OPEN,
          SYNCHRONOUS | CreateOptions.DIRECTORY);

  /** The same with another share mode. */
  public Open sharing(int mode) {
    return new Open(access, mode, disposition, options);
  }

  /** The same with another disposition. */
  public Open disposed(int other) {
    return new Open(access, shareMode, other, options);
  }

  /** What it does to a file that is there, or is not, as its disposition has it. */
  int result() {
    return switch (disposition) {
      case Disposition.CREATE, Disposition.OVERWRITE_IF -> OpenResult.CREATED;
      case Disposition.OVERWRITE -> OpenResult.OVERWRITTEN;
      case Disposition.SUPERSEDE -> OpenResult.SUPERSEDED;
      default -> OpenResult.OPENED;
    };
  }
}
