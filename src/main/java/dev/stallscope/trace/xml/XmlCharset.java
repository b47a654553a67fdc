package dev.stallscope.trace.xml;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding of an XML file, from how it begins. ProcMon writes UTF-8; editors save others. */
final class XmlCharset {
  private static final Pattern DECLARED =
      Pattern.compile("\\A\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");
  private static final int HEAD = 400;

  private XmlCharset() {}

  /** By byte order mark or the place of zero bytes, else as declared, else UTF-8. */
  static Charset of(byte[] head, int length) {
    if (length >= 2) {
      int first = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
      if (first == 0xFEFF || first >>> 8 == 0) {
        return StandardCharsets.UTF_16BE;
      }
      if (first == 0xFFFE || (first & 0xFF) == 0) {
        return StandardCharsets.UTF_16LE;
      }
    }
    String text = new String(head, 0, Math.min(length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(text);
    return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
  }

  /** A file of single bytes is not in UTF-16, whatever it says; a guess is no encoding. */
  private static Charset named(String name) {
    try {
      Charset charset = Charset.forName(name);
      boolean inSingleBytes = !charset.name().contains("UTF-");
      return inSingleBytes && !charset.newDecoder().isAutoDetecting()
          ? charset
          : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
