package dev.stallscope.knowledge;

import dev.stallscope.model.ProcessInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holders of files are to those who wait for them. Table: {@code lock-holders.csv}. */
public final class LockHolders {
  private static final LockHolders TABLE = new LockHolders();

  private final Map<String, String> offers = new HashMap<>();
  private final SecurityProducts products = SecurityProducts.load();

  private LockHolders() {
    for (KnowledgeTable.Row row : KnowledgeTable.rows("lock-holders.csv")) {
      offers.put(key(row.get("field"), row.get("value")), row.get("offer"));
    }
  }

  /** The table in the jar, read when it is first asked for. */
  public static LockHolders load() {
    return TABLE;
  }

  private static String key(String field, String value) {
    return field + ":" + value.toLowerCase(Locale.ROOT);
  }

  /**
   * The name of what a holder offers, the most telling first: its product, its image, its kind;
   * empty when nothing is known of it.
   */
  public Optional<String> offer(ProcessInfo holder) {
    SecurityProduct product = products.of(holder).orElse(null);
    return Optional.ofNullable(
            product == null ? null : offers.get(key("product", product.product())))
        .or(() -> Optional.ofNullable(offers.get(key("image", holder.name()))))
        .or(() -> ofKind(product));
  }

  private Optional<String> ofKind(@Nullable SecurityProduct product) {
    return product == null
        ? Optional.empty()
        : Optional.ofNullable(offers.get(key("kind", product.kind())));
  }
}
