package dev.stallscope.analysis.lock;

import dev.stallscope.index.EventStore;
import dev.stallscope.model.AccessMask;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.ShareMode;

/**
 * What an open wants of a file and what it leaves to others, as Windows' {@code IoCheckShareAccess}
 * sees it: reading or executing, writing or appending, deleting. Opens that want none of these,
 * such as those for attributes only, take no part.
 *
 * @param wants {@link ShareMode} bits of what it does itself
 * @param shares {@link ShareMode} bits of what others may do; all when the trace does not tell
 */
record Sharing(int wants, int shares) {
  private static final int EVERY = ShareMode.READ | ShareMode.WRITE | ShareMode.DELETE;

  /** All there are, by {@link #number}: handles and tries by the million share them. */
  private static final Sharing[] ALL = new Sharing[(EVERY + 1) * (EVERY + 1)];

  static {
    for (int number = 0; number < ALL.length; number++) {
      ALL[number] = new Sharing(number / (EVERY + 1), number % (EVERY + 1));
    }
  }

  /**
   * Of the open of a new name's folder that a rename makes: it adds to the folder and shares it for
   * reading and writing (the same in ReactOS, whose file systems are Windows' own samples).
   */
  static final Sharing OF_RENAME = of(ShareMode.WRITE, ShareMode.READ | ShareMode.WRITE);

  /** Of other bits than the three there is nothing to say. */
  private static Sharing of(int wants, int shares) {
    return ALL[wants * (EVERY + 1) + (shares & EVERY)];
  }

  /** 0 to 63, the same for those that are equal. */
  int number() {
    return wants * (EVERY + 1) + shares;
  }

  /**
   * Whether one of several cannot be open beside this.
   *
   * @param numbers a bit for each by its {@link #number}
   */
  boolean conflictsWithAny(long numbers) {
    for (long left = numbers; left != 0; left &= left - 1) {
      if (conflictsWith(ALL[Long.numberOfTrailingZeros(left)])) {
        return true;
      }
    }
    return false;
  }

  /** Of a handle that was opened. */
  static Sharing ofHandle(EventStore store, long open) {
    return of(wants(store.access(open)), store.shareMode(open));
  }

  /**
   * Of an open that is asked for: emptying a file counts as writing and replacing it as deleting,
   * whatever access is asked for (FASTFAT sample of the Windows driver kit, create.c).
   */
  static Sharing ofRequest(EventStore store, long open) {
    int implied =
        switch (store.disposition(open)) {
          case Disposition.OVERWRITE, Disposition.OVERWRITE_IF -> ShareMode.WRITE;
          case Disposition.SUPERSEDE -> ShareMode.DELETE;
          default -> ShareMode.NONE;
        };
    return of(wants(store.access(open)) | implied, store.shareMode(open));
  }

  private static int wants(int access) {
    int wants = ShareMode.NONE;
    if ((access & (AccessMask.READ_DATA | AccessMask.EXECUTE)) != 0) {
      wants |= ShareMode.READ;
    }
    if ((access & (AccessMask.WRITE_DATA | AccessMask.APPEND_DATA)) != 0) {
      wants |= ShareMode.WRITE;
    }
    return (access & AccessMask.DELETE) != 0 ? wants | ShareMode.DELETE : wants;
  }

  /** Whether both cannot be open at once. */
  boolean conflictsWith(Sharing other) {
    return wants != 0
        && other.wants != 0
        && ((wants & ~other.shares) != 0 || (other.wants & ~shares) != 0);
  }
}
