package dev.stallscope.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** The pages' templates, made ready by the build. */
final class Templates {
  private static final String PACKAGE = "dev.stallscope.report.html.templates";

  private Templates() {}

  /**
   * Writes a template filled with a page. The engine wraps all that fails in it; a writer that
   * fails and a lack of memory are no faults of the template and are told as what they are.
   */
  static void render(String template, Object page, Writer out) throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
    try {
      engine.render(template, page, new WriterOutput(out));
    } catch (TemplateException e) {
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof UncheckedIOException failed) {
          throw failed.getCause();
        }
        if (cause instanceof Error error) {
          throw error;
        }
      }
      throw e;
    }
  }
}
