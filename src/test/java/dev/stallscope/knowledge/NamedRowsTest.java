package dev.stallscope.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedRowsTest {
  @ParameterizedTest
  @CsvSource({"minifilters.csv, driver", "security-processes.csv, image"})
  void findAllThatTheTableHas(String resource, String head) {
    NamedRows<List<KnowledgeTable.Row>> rows = new NamedRows<>(resource, found -> found);
    Map<String, List<KnowledgeTable.Row>> all =
        KnowledgeTable.rows(resource).stream()
            .collect(Collectors.groupingBy(row -> row.get(head).toLowerCase(Locale.ROOT)));
    assertThat(all).hasSizeGreaterThan(500);
    all.forEach(
        (name, found) -> {
          assertThat(rows.of(name)).contains(found);
          assertThat(rows.of(name.toUpperCase(Locale.ROOT))).contains(found);
        });
    assertThat(rows.of("nobody.exe")).isEmpty();
    assertThat(rows.of("")).isEmpty();
  }
}
