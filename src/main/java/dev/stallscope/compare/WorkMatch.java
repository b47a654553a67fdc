package dev.stallscope.compare;

import dev.stallscope.model.WindowsPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How much of the work of two sides is the same: events of processes in the same role on the same
 * folder, key or endpoint. What has no counterpart there is looked for in the folder above, and so
 * on up to the third part of the path: {@code \src\shop\lib} beside {@code \src\shop\test} is work
 * on one project, {@code \src\shop} beside {@code \src\blog} is not. Numbers count too: a build
 * from scratch matches little of one that had nothing to do.
 *
 * @param before share of the events of before that after has too, 0 to 1; 1 when there are none
 * @param after likewise the other way round
 */
public record WorkMatch(double before, double after) {
  /** Places nearer to the root say too little of what is worked on. */
  private static final int LEAST_DEPTH = 3;

  /** Matches what several runs of each side did on average. */
  static WorkMatch of(List<RunProfile> before, List<RunProfile> after) {
    Map<String, Map<String, Double>> mine = mean(before);
    Map<String, Map<String, Double>> theirs = mean(after);
    Set<String> roles = new TreeSet<>(mine.keySet());
    roles.addAll(theirs.keySet());
    double common = 0;
    for (String role : roles) {
      common += common(mine.getOrDefault(role, Map.of()), theirs.getOrDefault(role, Map.of()));
    }
    return new WorkMatch(share(common, sum(mine)), share(common, sum(theirs)));
  }

  private static Map<String, Map<String, Double>> mean(List<RunProfile> runs) {
    Map<String, Map<String, Double>> mean = new TreeMap<>();
    for (RunProfile run : runs) {
      run.work()
          .forEach(
              (role, places) -> {
                Map<String, Double> sums =
                    mean.computeIfAbsent(role, r -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
                places.forEach(
                    (place, count) -> sums.merge(place, count / (double) runs.size(), Double::sum));
              });
    }
    return mean;
  }

  private static double sum(Map<String, Map<String, Double>> work) {
    return work.values().stream()
        .flatMap(places -> places.values().stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private static double share(double part, double whole) {
    return whole <= 0 ? 1 : Math.min(1, part / whole);
  }

  private static double common(Map<String, Double> mine, Map<String, Double> theirs) {
    // from the deepest level up; what is left over goes to the level above
    Map<Integer, Map<String, double[]>> levels = new TreeMap<>();
    mine.forEach((place, count) -> left(levels, place, count, 0));
    theirs.forEach((place, count) -> left(levels, place, count, 1));
    double common = 0;
    List<Integer> depths = new ArrayList<>(levels.keySet());
    for (int depth = depths.isEmpty() ? 0 : depths.get(depths.size() - 1); depth >= 0; depth--) {
      for (Map.Entry<String, double[]> entry : levels.getOrDefault(depth, Map.of()).entrySet()) {
        double[] counts = entry.getValue();
        double both = Math.min(counts[0], counts[1]);
        common += both;
        String above = WindowsPath.directory(entry.getKey());
        if (depth > LEAST_DEPTH && !above.isEmpty()) {
          left(levels, above, counts[0] - both, 0);
          left(levels, above, counts[1] - both, 1);
        }
      }
    }
    return common;
  }

  private static void left(
      Map<Integer, Map<String, double[]>> levels, String place, double count, int side) {
    levels.computeIfAbsent(depth(place), d -> new HashMap<>())
            .computeIfAbsent(place.toLowerCase(Locale.ROOT), p -> new double[2])[side] +=
        count;
  }

  /** Parts of a path; folders of a user count as deep as they lie. */
  private static int depth(String place) {
    int parts = 0;
    for (String part : place.split("\\\\+", -1)) {
      parts +=
          switch (part.toLowerCase(Locale.ROOT)) {
            case "" -> 0;
            case "%temp%", "%localappdata%", "%appdata%" -> 2;
            default -> 1;
          };
    }
    return parts;
  }
}
