package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stallscope.model.Column;
import dev.stallscope.trace.xml.XmlInPieces;
import dev.stallscope.trace.xml.XmlTraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an XML holds, reading it ends in events or in the documented refusal. */
class XmlFuzzTest {
  /** Holds a declaration of the encoding and little more. */
  private static final int PIECE = 512;

  private static final int WHOLE = 1 << 16;

  static Stream<byte[]> seeds() throws IOException {
    byte[] xml = Seeds.xml(List.of(Column.values()));
    String text = new String(xml, StandardCharsets.UTF_8);
    String stack = "<stack><frame><depth>0</depth><address>0x1</address></frame></stack>";
    return Stream.of(
        xml,
        Seeds.xml(Column.DEFAULTS),
        Seeds.utf8(text.replace("</event>", stack + "</event>")),
        text.getBytes(StandardCharsets.UTF_16),
        text.replace("UTF-8", "windows-1252").getBytes(StandardCharsets.ISO_8859_1),
        Seeds.utf8(text.replace("<Path>", "<Path><![CDATA[<&]]>&#x1F600;&#0;<!-- x -->&amp;")),
        Seeds.utf8("<procmon><eventlist>" + text.substring(text.indexOf("<event>"))));
  }

  @MethodSource("seeds")
  @FuzzTest
  void endsInEventsOrARefusal(byte[] trace) throws IOException {
    if (trace != null) {
      Ordeal.read(trace, XmlTraceReader::open);
      assertThat(XmlInPieces.clean(trace, PIECE)).isEqualTo(XmlInPieces.clean(trace, WHOLE));
    }
  }
}
