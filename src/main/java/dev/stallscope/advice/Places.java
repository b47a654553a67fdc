package dev.stallscope.advice;

import dev.stallscope.advice.Place.Fit;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.knowledge.CacheFolder;
import dev.stallscope.knowledge.CacheFolders;
import dev.stallscope.knowledge.ExclusionLimits;
import dev.stallscope.knowledge.ExclusionLimits.Reason;
import dev.stallscope.model.WindowsPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the narrowest folders that hold the files of some findings: a tool's own cache where it is
 * one, else as deep in the tree as the time goes, and never as high as a whole profile or drive.
 */
final class Places {
  /** A folder below that has so much of the time is taken instead of the one above. */
  private static final double NEARLY_ALL = 0.9;

  /** Levels below the highest folder; a rule for one deeper than that would hold for one run. */
  private static final int DEEPEST = 16;

  private final FullPaths paths;
  private final Set<String> tools;
  private final ExclusionLimits limits = ExclusionLimits.load();
  private final List<CacheFolder> caches = CacheFolders.load().all();

  Places(Analysis analysis, Set<String> tools) {
    this.paths = new FullPaths(analysis.store());
    this.tools = tools;
  }

  private record File(String path, Finding finding) {}

  private record Slot(
      String key, String path, Fit fit, @Nullable CacheFolder cache, @Nullable Reason against) {}

  /** Places that hold all of these findings, what was lost most in first. */
  List<Place> of(List<Finding> findings) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    Map<String, List<File>> files = new HashMap<>();
    for (Finding finding : findings) {
      String path = paths.of(finding.path());
      Slot slot = path == null ? unknown(finding) : slot(path);
      slots.putIfAbsent(slot.key, slot);
      files
          .computeIfAbsent(slot.key, key -> new ArrayList<>())
          .add(new File(path == null ? "" : path, finding));
    }
    return slots.values().stream()
        .map(slot -> place(slot, files.getOrDefault(slot.key, List.of())))
        .sorted(Comparator.comparingLong(Place::ticks).reversed().thenComparing(Place::path))
        .toList();
  }

  private Slot unknown(Finding finding) {
    return new Slot("?" + finding.path(), paths.raw(finding.path()), Fit.UNKNOWN, null, null);
  }

  private Slot slot(String path) {
    for (CacheFolder cache : caches) {
      if (cache.use() != CacheFolder.Use.PROJECT || tools.contains(cache.tool())) {
        String folder = cache.in(path).orElse(null);
        if (folder != null) {
          return ofCache(cache, folder);
        }
      }
    }
    return ofTree(path);
  }

  private Slot ofCache(CacheFolder cache, String folder) {
    if (cache.use() == CacheFolder.Use.TEMPORARY) {
      String temp = WindowsPath.directory(folder);
      return new Slot(key(temp + "|" + cache.tool()), temp, Fit.MOVE, cache, null);
    }
    Reason against = limits.ofFolder(folder).orElse(null);
    Fit fit = against == null ? Fit.EXCLUDE : Fit.REFUSED;
    return new Slot(key(folder), folder, fit, cache, against);
  }

  /** The highest folder that may be excluded; from there the way goes down. */
  private Slot ofTree(String path) {
    String folder = WindowsPath.directory(path);
    Reason against = folder.isEmpty() ? Reason.WHOLE_DRIVE : reason(folder);
    if (against != null) {
      return new Slot("!" + key(folder), folder, Fit.REFUSED, null, against);
    }
    String highest = highestAllowed(folder);
    return new Slot(key(highest), highest, Fit.EXCLUDE, null, null);
  }

  private String highestAllowed(String folder) {
    for (int end = folder.indexOf('\\'); end >= 0; end = folder.indexOf('\\', end + 1)) {
      String up = folder.substring(0, end);
      if (reason(up) == null) {
        return up;
      }
    }
    return folder;
  }

  private @Nullable Reason reason(String folder) {
    boolean root = WindowsPath.directory(folder).isEmpty();
    return root ? Reason.WHOLE_DRIVE : limits.ofFolder(folder).orElse(null);
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  private static Place place(Slot slot, List<File> files) {
    boolean open = slot.fit == Fit.EXCLUDE && slot.cache == null;
    String path = open ? narrowed(slot.path, files) : slot.path;
    List<Finding> findings =
        files.stream()
            .filter(file -> !open || isWithin(file.path, path))
            .map(File::finding)
            .toList();
    return new Place(path, slot.fit, slot.cache, slot.against, findings);
  }

  private static boolean isWithin(String path, String folder) {
    return path.regionMatches(true, 0, folder, 0, folder.length())
        && (path.length() == folder.length() || path.charAt(folder.length()) == '\\');
  }

  private static String narrowed(String folder, List<File> files) {
    String at = folder;
    for (int level = 0; level < DEEPEST; level++) {
      String next = below(at, files);
      if (next == null) {
        break;
      }
      at = next;
    }
    return at;
  }

  /** The folder right below that has nearly all of the time; null when there is none. */
  private static @Nullable String below(String folder, List<File> files) {
    Map<String, Long> ticks = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    long all = 0;
    for (File file : files) {
      long blocked = Math.max(1, file.finding.blockedTicks());
      all += blocked;
      if (file.path.length() > folder.length() + 1 && isWithin(file.path, folder)) {
        int end = file.path.indexOf('\\', folder.length() + 1);
        if (end >= 0) {
          String child = file.path.substring(0, end);
          ticks.merge(key(child), blocked, Long::sum);
          names.putIfAbsent(key(child), child);
        }
      }
    }
    long enough = (long) Math.ceil(all * NEARLY_ALL);
    return ticks.entrySet().stream()
        .filter(child -> child.getValue() >= enough)
        .map(child -> names.get(child.getKey()))
        .findFirst()
        .orElse(null);
  }
}
