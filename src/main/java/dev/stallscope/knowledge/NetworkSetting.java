package dev.stallscope.knowledge;

/**
 * How a tool is told to take another way to the network.
 *
 * @param tool name of its profile
 * @param need what for
 * @param name of the setting, such as {@code GOPROXY}
 * @param shell where the commands are typed: {@code powershell}, {@code powershell-admin} or the
 *     name of a file, such as {@code maven-settings}
 * @param look shows the setting, empty when there is no command for it
 * @param add makes the change
 * @param undo takes it back, empty when there is no command for it
 * @param fill words in {@code add} that the reader replaces, empty when there are none
 * @param source page of the tool's own documentation
 */
public record NetworkSetting(
    String tool,
    Need need,
    String name,
    String shell,
    String look,
    String add,
    String undo,
    String fill,
    String source) {
  /** What a setting is for. */
  public enum Need {
    MIRROR,
    CHECKSUM,
    PROXY,
    REVOCATION
  }
}
