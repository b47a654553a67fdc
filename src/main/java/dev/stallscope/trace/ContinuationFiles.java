package dev.stallscope.trace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of one capture, found by name: ProcMon continues {@code X.PML} in {@code X-1.PML},
 * {@code X-2.PML} and so on. Whether their contents go together is for the reader to say.
 *
 * @param files what was asked for, then its continuations in order
 * @param diagnostics a part in the middle that is missing; an earlier part that was not asked for
 */
public record ContinuationFiles(List<Path> files, ReadDiagnostics diagnostics) {
  private static final Pattern NAME =
      Pattern.compile("(.+)\\.pml(?:\\.gz|\\.zip)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBERED = Pattern.compile("(.+)-([1-9][0-9]{0,3})");

  /** More missing parts in a row mean that a number is no part's, but a date's or a run's. */
  private static final int LONGEST_GAP = 20;

  /**
   * Looks beside a file for those that continue it. A file that itself continues another is read
   * alone.
   */
  public static ContinuationFiles of(Path first) throws IOException {
    ReadDiagnostics diagnostics = new ReadDiagnostics();
    String base = base(first);
    if (base == null) {
      return new ContinuationFiles(List.of(first), diagnostics);
    }
    Map<String, Path> siblings = siblings(first);
    tellEarlierPart(first, base, siblings, diagnostics);
    List<Path> files = new ArrayList<>();
    files.add(first);
    List<String> missing = new ArrayList<>();
    int last = 0;
    for (Map.Entry<Integer, Path> part : parts(base, siblings).entrySet()) {
      if (part.getKey() - last > LONGEST_GAP) {
        break;
      }
      for (int number = last + 1; number < part.getKey(); number++) {
        missing.add(originalBase(String.valueOf(first.getFileName())) + "-" + number + ".PML");
      }
      last = part.getKey();
      files.add(part.getValue());
    }
    tellMissing(first, missing, diagnostics);
    return new ContinuationFiles(List.copyOf(files), diagnostics);
  }

  /** Whether a file name is that of a later part of the capture that begins in {@code first}. */
  public static boolean continues(String first, String other) {
    String base = base(first);
    String part = base(other);
    Matcher numbered = NUMBERED.matcher(part == null ? "" : part);
    return numbered.matches() && numbered.group(1).equals(base);
  }

  private static void tellMissing(Path first, List<String> missing, ReadDiagnostics diagnostics) {
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      diagnostics.add(
          new ReadDiagnostics.Entry(
              "pml.part-missing",
              names
                  + (missing.size() == 1 ? " is" : " are")
                  + " missing beside "
                  + first.getFileName()
                  + ": what happened in that time is not in the results. Put the file there and run"
                  + " again.",
              missing.size(),
              Map.of("files", names, "first", String.valueOf(first.getFileName()))));
    }
  }

  private static void tellEarlierPart(
      Path first, String base, Map<String, Path> siblings, ReadDiagnostics diagnostics) {
    Matcher numbered = NUMBERED.matcher(base);
    Path whole = numbered.matches() ? siblings.get(numbered.group(1)) : null;
    if (whole != null) {
      diagnostics.add(
          "pml.part-of",
          first.getFileName()
              + " seems to be part "
              + numbered.group(2)
              + " of the capture "
              + whole.getFileName()
              + " and is read alone. Name "
              + whole.getFileName()
              + " to read all of it.",
          Map.of(
              "file",
              String.valueOf(first.getFileName()),
              "part",
              numbered.group(2),
              "first",
              String.valueOf(whole.getFileName())));
    }
  }

  private static TreeMap<Integer, Path> parts(String base, Map<String, Path> siblings) {
    TreeMap<Integer, Path> parts = new TreeMap<>();
    siblings.forEach(
        (name, path) -> {
          Matcher numbered = NUMBERED.matcher(name);
          if (numbered.matches() && numbered.group(1).equals(base)) {
            parts.put(Integer.parseInt(numbered.group(2)), path);
          }
        });
    return parts;
  }

  /** PML files of the folder by base name; an unpacked one goes before its packed copy. */
  private static Map<String, Path> siblings(Path first) throws IOException {
    Map<String, Path> siblings = new TreeMap<>();
    Path folder = first.toAbsolutePath().getParent();
    if (folder == null) {
      return siblings;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String base = base(file);
        if (base != null && Files.isRegularFile(file)) {
          siblings.merge(
              base, first.resolveSibling(file.getFileName()), ContinuationFiles::shorter);
        }
      }
    }
    return siblings;
  }

  private static Path shorter(Path one, Path other) {
    return one.toString().length() <= other.toString().length() ? one : other;
  }

  private static @Nullable String base(Path file) {
    return base(String.valueOf(file.getFileName()));
  }

  private static @Nullable String base(String name) {
    String original = originalBase(name);
    return original == null ? null : original.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String originalBase(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
