package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SamePathsTest {
  private final PathDictionary paths = new PathDictionary();

  private int fold(String text) {
    return paths.fold(paths.add(text));
  }

  @Test
  void caseDoesNotMatter() {
    int first = paths.add("C:\\Windows\\System32");

    assertThat(fold("c:\\WINDOWS\\system32")).isEqualTo(first);
    assertThat(fold("C:\\Windows\\System32\\x")).isNotEqualTo(first);
  }

  @Test
  void caseDoesNotMatterBeyondAscii() {
    int first = paths.add("C:\\ÄÖÉ\\ЖДА\\Ωmega\\ȿ");

    assertThat(fold("C:\\äöé\\жда\\ωMEGA\\Ȿ")).isEqualTo(first);
  }

  @Test
  void lettersThatWindowsKeepsApartStayApart() {
    paths.add("C:\\I");
    paths.add("C:\\s");
    paths.add("C:\\ss");
    int dotless = paths.add("C:\\ı");
    int longS = paths.add("C:\\ſ");
    int sharp = paths.add("C:\\ß");

    assertThat(paths.fold(dotless)).isEqualTo(dotless);
    assertThat(paths.fold(longS)).isEqualTo(longS);
    assertThat(paths.fold(sharp)).isEqualTo(sharp);
  }

  @Test
  void aPathWithoutDriveIsThatOfTheOneDriveThatHasIt() {
    int without = paths.add("\\users\\mia");
    int with = paths.add("C:\\Users\\mia");
    paths.add("D:\\other");

    assertThat(paths.fold(without)).isEqualTo(with);
    assertThat(paths.fold(with)).isEqualTo(with);
  }

  @Test
  void aPathWithoutDriveStaysApartWhenTwoDrivesHaveIt() {
    int without = paths.add("\\Users\\mia");
    int c = paths.add("C:\\Users\\mia");
    int d = paths.add("D:\\Users\\mia");

    assertThat(paths.fold(without)).isEqualTo(without);
    assertThat(paths.fold(c)).isEqualTo(c);
    assertThat(paths.fold(d)).isEqualTo(d);
  }

  @Test
  void sharesAndDevicesHaveNoDrive() {
    int share = paths.add("\\\\nas\\builds");
    paths.add("C:\\\\nas\\builds");
    int pipe = paths.add("\\Device\\NamedPipe\\lsass");

    assertThat(paths.fold(share)).isEqualTo(share);
    assertThat(paths.fold(pipe)).isEqualTo(pipe);
  }

  @Test
  void whatIsAddedLaterIsFoundToo() {
    int first = paths.add("C:\\a");
    assertThat(paths.fold(first)).isEqualTo(first);

    assertThat(fold("C:\\A")).isEqualTo(first);
    assertThat(fold("C:\\b")).isNotEqualTo(first);
  }

  @Test
  void bytesThatAreNotUtf8StayAsTheyAre() {
    byte[][] texts = {
      {'C', ':', '\\', (byte) 0xC3},
      {'C', ':', '\\', (byte) 0xE9, 'a'},
      {'C', ':', '\\', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {'C', ':', '\\', (byte) 0xFF},
    };
    for (byte[] text : texts) {
      int id = paths.add(text, 0, text.length);
      assertThat(paths.fold(id)).isEqualTo(id);
    }
  }

  @Test
  void agreesWithUpperCaseOfStrings() {
    Random random = new Random(3);
    String[] alphabet = {"a", "A", "é", "É", "я", "Я", "語", "\\", "😀"};
    Map<String, Integer> firsts = new HashMap<>();
    firsts.put("", 0);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int left = random.nextInt(7); left > 0; left--) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      int id = paths.add(text.toString());
      firsts.merge(text.toString().toUpperCase(Locale.ROOT), id, Math::min);
    }
    for (int id = 0; id < paths.size(); id++) {
      assertThat(paths.fold(id)).isEqualTo(firsts.get(paths.text(id).toUpperCase(Locale.ROOT)));
    }
  }

  @Test
  void upperCaseFitsTheRoomItAsksFor() {
    // the 2-byte letters with the longest run of 3-byte capitals
    byte[] text = "ȿɀɐɑɒɜ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[UpperCase.room(text.length)];

    int end = UpperCase.of(text, 0, text.length, out, 0);

    assertThat(new String(out, 0, end, StandardCharsets.UTF_8))
        .isEqualTo(new String(text, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT));
  }
}
