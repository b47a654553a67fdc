package dev.stallscope.analysis.antivirus;

import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.knowledge.FilterDriver;
import dev.stallscope.knowledge.SecurityProduct;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The security product on the traced machine, as far as the capture tells.
 *
 * @param process index of its engine's process, -1 when it has none in the capture or several
 * @param name of the product, or its filter driver and whose it is
 * @param ground what tells that it was there
 * @param confidence how sure it is that it scans files: a filter below ProcMon's must be loaded for
 *     that, a process may be there without
 */
record Product(int process, String name, Ground ground, double confidence) {
  private static final double FILTER = 0.5;
  private static final double ENGINE = 0.4;
  private static final String ENGINE_KIND = "antivirus-engine";

  /** Null when nothing in the capture says that there is one. */
  static @Nullable Product in(Scene scene) {
    List<Integer> engines =
        scene.guards().engines().stream()
            .filter(process -> isAntivirus(scene.guards().product(process)))
            .toList();
    List<FilterDriver> filters = scene.guards().antivirusFilters();
    FilterDriver filter = filters.isEmpty() ? null : filters.get(0);
    if (filter == null && engines.isEmpty()) {
      return null;
    }
    String name = engines.isEmpty() ? "" : name(scene.guards().product(engines.get(0)));
    boolean one =
        engines.stream().map(p -> name(scene.guards().product(p))).distinct().count() == 1;
    int process = one ? engines.get(0) : -1;
    if (filter == null) {
      String image = scene.store().processes().get(engines.get(0)).name();
      Ground running = Ground.of(Ground.Kind.ENGINE_RUNNING, image);
      return new Product(process, name, running, ENGINE);
    }
    return new Product(
        process,
        one ? name : String.format(Locale.ROOT, "%s (%s)", filter.company(), filter.driver()),
        Ground.of(Ground.Kind.FILTER_LOADED, filter.driver()),
        FILTER);
  }

  private static boolean isAntivirus(@Nullable SecurityProduct product) {
    return product != null && product.kind().equals(ENGINE_KIND);
  }

  private static String name(@Nullable SecurityProduct product) {
    return product == null ? "" : product.product();
  }
}
