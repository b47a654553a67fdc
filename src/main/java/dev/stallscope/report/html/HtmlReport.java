package dev.stallscope.report.html;

import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Words;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes the report as one page that opens anywhere without a network. */
public final class HtmlReport {
  private static final String TEMPLATES = "dev.stallscope.report.html.templates";

  private HtmlReport() {}

  /** Writes UTF-8; leaves the stream open. */
  public static void write(ReportInput input, Words words, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    write(input, words, writer);
  }

  /** Writes the page's characters, to be encoded as UTF-8; leaves the writer open. */
  public static void write(ReportInput input, Words words, Writer out) throws IOException {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlReport.class.getClassLoader(), TEMPLATES);
    PageBuilder builder = new PageBuilder(input, words);
    PageSize bare = new PageSize();
    engine.render("report.jte", builder.bare(), new WriterOutput(bare));
    engine.render("report.jte", builder.page(bare.bytes()), new WriterOutput(out));
    out.flush();
  }
}
