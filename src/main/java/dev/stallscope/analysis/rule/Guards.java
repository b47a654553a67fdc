package dev.stallscope.analysis.rule;

import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.FilterDriver;
import dev.stallscope.knowledge.FilterDrivers;
import dev.stallscope.knowledge.SecurityProduct;
import dev.stallscope.knowledge.SecurityProducts;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The security, sync, backup and indexing products of a capture: its processes by index, and the
 * anti-virus filters among the loaded drivers.
 */
public final class Guards {
  private final List<@Nullable SecurityProduct> products = new ArrayList<>();
  private final boolean[] engines;
  private final Map<String, FilterDriver> filters = new LinkedHashMap<>();

  Guards(EventStore store) {
    SecurityProducts known = SecurityProducts.load();
    FilterDrivers drivers = FilterDrivers.load();
    engines = new boolean[store.processes().size()];
    for (ProcessInfo process : store.processes()) {
      products.add(known.of(process).orElse(null));
      engines[process.index()] = known.guarding(process).isPresent();
      for (LoadedModule module : process.modules()) {
        drivers
            .of(module.path())
            .filter(FilterDriver::isAntivirus)
            .ifPresent(driver -> filters.putIfAbsent(driver.driver(), driver));
      }
    }
  }

  /** The product a process belongs to, null when it is none we know. */
  public @Nullable SecurityProduct product(int process) {
    return process < 0 ? null : products.get(process);
  }

  /** Whether a process belongs to a product that guards against malware, leaks or intruders. */
  public boolean isEngine(int process) {
    return process >= 0 && engines[process];
  }

  /** Anti-virus filters that were loaded, in the order they were met; most captures have one. */
  public List<FilterDriver> antivirusFilters() {
    return List.copyOf(filters.values());
  }

  /** Indexes of the engines' processes. */
  public List<Integer> engines() {
    List<Integer> indexes = new ArrayList<>();
    for (int process = 0; process < engines.length; process++) {
      if (engines[process]) {
        indexes.add(process);
      }
    }
    return indexes;
  }
}
