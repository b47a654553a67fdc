package dev.stallscope.knowledge;

import dev.stallscope.knowledge.NetworkSetting.Need;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Network settings of build and package tools. Table: {@code network-settings.csv}. */
public final class NetworkSettings {
  private static final NetworkSettings TABLE = new NetworkSettings();

  private final List<NetworkSetting> all;

  private NetworkSettings() {
    all =
        KnowledgeTable.rows("network-settings.csv").stream().map(NetworkSettings::setting).toList();
  }

  /** The table in the jar, read when it is first asked for. */
  public static NetworkSettings load() {
    return TABLE;
  }

  private static NetworkSetting setting(KnowledgeTable.Row row) {
    return new NetworkSetting(
        row.get("tool"),
        Need.valueOf(row.get("need").toUpperCase(Locale.ROOT)),
        row.get("setting"),
        row.get("shell"),
        row.get("look"),
        row.get("add"),
        row.get("undo"),
        row.get("fill"),
        row.get("source"));
  }

  /** All settings, in the order of the table. */
  public List<NetworkSetting> all() {
    return all;
  }

  /** A tool's setting, empty when none is known. */
  public Optional<NetworkSetting> of(String tool, Need need) {
    return all.stream().filter(one -> one.tool().equals(tool) && one.need() == need).findFirst();
  }
}
