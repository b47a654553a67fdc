package dev.stallscope.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Build and package tools by their processes. Table: {@code toolchain-profiles.csv}. */
public final class ToolProfiles {
  private static final ToolProfiles TABLE = new ToolProfiles();

  private final List<ToolProfile> all = new ArrayList<>();
  private final Map<String, List<ToolProfile>> byImage = new HashMap<>();
  private final Map<String, List<ToolProfile>> byHelper = new HashMap<>();

  /** Images whose names hold a {@code *}, such as those of installers. */
  private final List<Pattern> patterns = new ArrayList<>();

  private ToolProfiles() {
    for (KnowledgeTable.Row row : KnowledgeTable.rows("toolchain-profiles.csv")) {
      ToolProfile profile = profile(row);
      all.add(profile);
      index(byImage, profile.images(), profile);
      profile.images().stream()
          .filter(image -> image.contains("*"))
          .map(image -> Pattern.compile(Pattern.quote(image).replace("*", "\\E.*\\Q")))
          .forEach(patterns::add);
      index(byHelper, profile.helperImages(), profile);
    }
  }

  /** The table in the jar, read when it is first asked for. */
  public static ToolProfiles load() {
    return TABLE;
  }

  private static ToolProfile profile(KnowledgeTable.Row row) {
    return new ToolProfile(
        row.get("tool"),
        row.get("category"),
        list(row.get("process_images").toLowerCase(Locale.ROOT)),
        list(row.get("helper_images").toLowerCase(Locale.ROOT)),
        list(row.get("network_endpoints")),
        row.get("mirror_setting"),
        row.get("proxy_setting"),
        row.get("network_retry"));
  }

  /** The parts of a cell; remarks in brackets are left out. */
  private static List<String> list(String cell) {
    return Arrays.stream(cell.split(";", -1))
        .map(part -> part.replaceFirst("\\s*\\(.*$", "").trim())
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static void index(
      Map<String, List<ToolProfile>> index, List<String> images, ToolProfile profile) {
    images.forEach(image -> index.computeIfAbsent(image, name -> new ArrayList<>()).add(profile));
  }

  /**
   * Whether an image is a tool itself, not merely somebody's helper.
   *
   * @param image image name in any case
   */
  public boolean isTool(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    return byImage.containsKey(name)
        || patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /** All tools, in the order of the table. */
  public List<ToolProfile> all() {
    return List.copyOf(all);
  }

  /**
   * The tools that this image belongs to, those whose own it is before those that start it as a
   * helper: {@code node.exe} is npm's, pnpm's and more; empty when it is nobody's we know.
   *
   * @param image image name in any case
   */
  public List<ToolProfile> of(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    List<ToolProfile> tools = new ArrayList<>(byImage.getOrDefault(name, List.of()));
    byHelper.getOrDefault(name, List.of()).stream()
        .filter(tool -> !tools.contains(tool))
        .forEach(tools::add);
    return tools;
  }
}
