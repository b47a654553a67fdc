package dev.stallscope.report.html;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe finds wrong with a page for people who cannot see, or not well. */
final class Axe {
  private static final String RUN =
      """
      async () => (await axe.run()).violations.map((v) => v.id + ": "
          + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200) + " "
          + n.failureSummary).join("; "))
      """;

  private Axe() {}

  /** Each rule that is broken, with where; the page must allow scripts. */
  static List<?> violations(Page page) throws IOException {
    try (InputStream in = Axe.class.getResourceAsStream("/axe/axe.min.js")) {
      page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>) page.evaluate(RUN);
  }
}
