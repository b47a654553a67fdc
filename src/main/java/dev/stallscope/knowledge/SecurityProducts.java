package dev.stallscope.knowledge;

import dev.stallscope.model.ProcessInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Security, backup and sync products by image name. Table: {@code security-processes.csv}. */
public final class SecurityProducts {
  /** Kinds that hook into file operations of others and may hold them. */
  private static final Set<String> SECURITY_KINDS =
      Set.of("antivirus-engine", "edr-sensor", "dlp", "firewall");

  private static final SecurityProducts TABLE = new SecurityProducts();

  private final NamedRows<SecurityProduct> rows =
      new NamedRows<>("security-processes.csv", found -> product(found.get(0)));

  private SecurityProducts() {}

  /** The table in the jar, read when it is first asked for. */
  public static SecurityProducts load() {
    return TABLE;
  }

  private static SecurityProduct product(KnowledgeTable.Row row) {
    return new SecurityProduct(
        row.get("image").toLowerCase(Locale.ROOT),
        row.get("product"),
        row.get("vendor"),
        row.get("kind"),
        row.get("role"),
        row.get("ambiguous_name").equals("yes"),
        row.get("path_or_cmdline_hint"));
  }

  /** The product of a process; an ambiguous image name counts only where its path fits. */
  public Optional<SecurityProduct> of(ProcessInfo process) {
    return rows.of(process.name())
        .filter(product -> !product.ambiguous() || fits(product, process));
  }

  /** Like {@link #of}, but only products that guard against malware, leaks or intruders. */
  public Optional<SecurityProduct> guarding(ProcessInfo process) {
    return of(process).filter(product -> SECURITY_KINDS.contains(product.kind()));
  }

  private static boolean fits(SecurityProduct product, ProcessInfo process) {
    int from = product.pathHint().indexOf('\\');
    int to = product.pathHint().lastIndexOf('\\');
    return from >= 0
        && to > from
        && process
            .imagePath()
            .toLowerCase(Locale.ROOT)
            .contains(product.pathHint().substring(from, to + 1).toLowerCase(Locale.ROOT));
  }
}
