package dev.stallscope.report.html;

import dev.stallscope.report.ReportInput;
import dev.stallscope.report.text.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes the report as one page that opens anywhere without a network. */
public final class HtmlReport {
  private HtmlReport() {}

  /** Writes UTF-8; leaves the stream open. */
  public static void write(ReportInput input, Words words, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    write(input, words, writer);
  }

  /** Writes the page's characters, to be encoded as UTF-8; leaves the writer open. */
  public static void write(ReportInput input, Words words, Writer out) throws IOException {
    PageBuilder builder = new PageBuilder(input, words);
    PageSize bare = new PageSize();
    Templates.render("report.jte", builder.bare(), bare);
    Templates.render("report.jte", builder.page(bare.bytes()), out);
    out.flush();
  }
}
