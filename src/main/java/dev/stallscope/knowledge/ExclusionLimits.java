package dev.stallscope.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is not to be excluded from scans: Microsoft's list ("Common mistakes to avoid when defining
 * exclusions") and a few folders and interpreters more. Table: {@code do-not-exclude.csv}.
 */
public final class ExclusionLimits {
  /** Why a folder is not to be excluded. */
  public enum Reason {
    WHOLE_DRIVE,
    TEMP_FOLDER,
    PROFILE_FOLDER,
    ARRIVAL_FOLDER,
    PROGRAM_FOLDER,
    WINDOWS_FOLDER
  }

  private record Folder(Pattern pattern, Reason reason) {}

  private static final ExclusionLimits TABLE = new ExclusionLimits();

  private final List<Folder> folders = new ArrayList<>();
  private final Set<String> extensions = new TreeSet<>();
  private final Set<String> processes = new TreeSet<>();

  private ExclusionLimits() {
    for (KnowledgeTable.Row row : KnowledgeTable.rows("do-not-exclude.csv")) {
      switch (row.get("kind")) {
        case "extension" -> extensions.add(row.get("value"));
        case "process" -> processes.add(row.get("value"));
        default -> folders.add(folder(row));
      }
    }
  }

  /** The table in the jar, read when it is first asked for. */
  public static ExclusionLimits load() {
    return TABLE;
  }

  private static Folder folder(KnowledgeTable.Row row) {
    boolean below = row.get("scope").equals("below");
    String regex = FolderPatterns.regex(row.get("value")) + (below ? "(\\\\.*)?" : "");
    return new Folder(
        Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL),
        Reason.valueOf(row.get("reason")));
  }

  /**
   * Why a folder is not to be excluded, empty when nothing is against it.
   *
   * @param path full path without a backslash at its end
   */
  public Optional<Reason> ofFolder(String path) {
    return folders.stream()
        .filter(folder -> folder.pattern.matcher(path).matches())
        .map(Folder::reason)
        .findFirst();
  }

  /** Whether files with this extension are not to be excluded; without the dot. */
  public boolean hasExtension(String extension) {
    return extensions.contains(extension.toLowerCase(Locale.ROOT));
  }

  /** Whether what this program opens is not to be excluded. */
  public boolean hasProcess(String image) {
    return processes.contains(image.toLowerCase(Locale.ROOT));
  }
}
