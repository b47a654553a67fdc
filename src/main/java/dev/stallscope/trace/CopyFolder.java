package dev.stallscope.trace;

/**
 * A folder that is put into paths right below their root, {@code C:\copy-2\src\a.go} for {@code
 * C:\src\a.go}, so that a copy of a capture has files of its own. Devices, pipes, shares and texts
 * that are no paths stay as they are.
 *
 * @param text what is put in, such as {@code \copy-2}; empty puts nothing in
 */
public record CopyFolder(String text) {
  /** Leaves every path as it is. */
  public static final CopyFolder NONE = new CopyFolder("");

  private static final String DEVICE = "\\Device\\";

  /** Characters of a path's begin that {@link #place} looks at. */
  public static final int LOOKED_AT = DEVICE.length();

  /** The folder of one copy, {@link #NONE} for copy 0. */
  public static CopyFolder of(long copy) {
    return copy == 0 ? NONE : new CopyFolder("\\copy-" + copy);
  }

  /** Number of characters of the path before the folder's place; -1 when it has none. */
  public int place(CharSequence path) {
    if (text.isEmpty()) {
      return -1;
    }
    int root = path.length() > 2 && path.charAt(1) == ':' ? 2 : 0;
    boolean goesOn = path.length() > root + 1 && path.charAt(root) == '\\';
    return goesOn && path.charAt(root + 1) != '\\' && !isDevice(path) ? root : -1;
  }

  private static boolean isDevice(CharSequence path) {
    return path.length() >= LOOKED_AT
        && path.subSequence(0, LOOKED_AT).toString().equalsIgnoreCase(DEVICE);
  }

  /** The path with the folder in its place. */
  public String in(String path) {
    int place = place(path);
    return place < 0 ? path : path.substring(0, place) + text + path.substring(place);
  }
}
