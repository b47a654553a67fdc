package dev.stallscope.report.html;

import dev.stallscope.report.CompareInput;
import dev.stallscope.report.text.Words;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes a comparison as one page that opens anywhere without a network. */
public final class CompareReport {
  private CompareReport() {}

  /** Writes UTF-8; leaves the stream open. */
  public static void write(CompareInput input, Words words, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    ComparePage page = new ComparePageBuilder(input, words).page();
    Templates.render("compare.jte", page, writer);
    writer.flush();
  }
}
