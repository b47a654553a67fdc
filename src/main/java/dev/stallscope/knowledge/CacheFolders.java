package dev.stallscope.knowledge;

import java.util.List;

/** Folders that build and package tools fill. Table: {@code cache-folders.csv}. */
public final class CacheFolders {
  private static final CacheFolders TABLE = new CacheFolders();

  private final List<CacheFolder> all;

  private CacheFolders() {
    all =
        KnowledgeTable.rows("cache-folders.csv").stream()
            .map(
                row ->
                    CacheFolder.of(
                        row.get("tool"), row.get("folder"), row.get("use"), row.get("setting")))
            .toList();
  }

  /** The table in the jar, read when it is first asked for. */
  public static CacheFolders load() {
    return TABLE;
  }

  /** All folders, in the order of the table. */
  public List<CacheFolder> all() {
    return all;
  }
}
