package dev.stallscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a virtual machine wrote about its heap.
 *
 * @param peakBytes most that was used, as seen when a collection began and at the end
 * @param keptBytes most that was left behind a collection, which is all that lives and some of what
 *     no longer does; 0 when there was none
 */
record HeapLog(long peakBytes, long keptBytes) {
  /** What {@code -Xlog} is to write: every collection, and the heap in the end. */
  static final String EVENTS = "gc,gc+heap+exit";

  /** Such as {@code GC(3) Pause Young (Normal) (G1 Evacuation Pause) 51M->12M(64M) 3.1ms}. */
  private static final Pattern COLLECTION =
      Pattern.compile("Pause (?:Young|Full).* (\\d+)([KMG])->(\\d+)([KMG])\\(");

  /** Such as {@code garbage-first heap total 65536K, used 30201K}; a heap may have several. */
  private static final Pattern END = Pattern.compile("total \\d+[KMG], used (\\d+)([KMG])");

  static HeapLog read(Path file) throws IOException {
    long peak = 0;
    long kept = 0;
    long end = 0;
    for (String line : Files.readAllLines(file)) {
      Matcher collection = COLLECTION.matcher(line);
      if (collection.find()) {
        peak = Math.max(peak, bytes(collection, 1));
        kept = Math.max(kept, bytes(collection, 3));
      }
      Matcher used = END.matcher(line);
      if (used.find()) {
        end += bytes(used, 1);
      }
    }
    return new HeapLog(Math.max(peak, end), kept);
  }

  private static long bytes(Matcher matcher, int group) {
    int shift = 10 * ("KMG".indexOf(matcher.group(group + 1)) + 1);
    return Long.parseLong(matcher.group(group)) << shift;
  }
}
