package dev.stallscope.knowledge;

import java.util.List;

/** Folders that build and package tools fill. Table: {@code cache-folders.csv}. */
public final class CacheFolders {
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

  /** Reads the table in the jar. */
  public static CacheFolders load() {
    return new CacheFolders();
  }

  /** All folders, in the order of the table. */
  public List<CacheFolder> all() {
    return all;
  }
}
