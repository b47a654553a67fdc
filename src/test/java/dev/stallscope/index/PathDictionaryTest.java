package dev.stallscope.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathDictionaryTest {
  @ParameterizedTest
  @ValueSource(ints = {-1, 0xFF, 1, 0})
  void numbersDistinctTextsInTheOrderMet(int hashMask) {
    Random random = new Random(hashMask);
    PathDictionary paths = new PathDictionary(random.nextLong(), hashMask);
    Map<String, Integer> expected = new HashMap<>(Map.of("", 0));
    List<String> texts = new ArrayList<>(List.of(""));
    for (int i = 0; i < (hashMask == -1 ? 50_000 : 3_000); i++) {
      String text = randomText(random);
      int id = expected.computeIfAbsent(text, t -> texts.size());
      if (id == texts.size()) {
        texts.add(text);
      }
      byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
      assertThat(paths.add(bytes, 1, bytes.length - 2)).isEqualTo(id);
    }
    assertThat(paths.size()).isEqualTo(texts.size());
    for (int id = 0; id < texts.size(); id++) {
      assertThat(paths.text(id)).isEqualTo(texts.get(id));
    }
  }

  private static String randomText(Random random) {
    String[] alphabet = {"a", "B", "\\", "é", "語", "😀", " ", ":"};
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(24); left > 0; left--) {
      text.append(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  @Test
  void keepsTheLongestPathsThatWindowsAllows() {
    PathDictionary paths = new PathDictionary();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      texts.add("\\\\?\\C:\\" + "語".repeat(32_700) + i);
    }
    texts.forEach(paths::add);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(paths.text(i + 1)).isEqualTo(texts.get(i));
      assertThat(paths.add(texts.get(i))).isEqualTo(i + 1);
    }
  }

  @Test
  void keepsATextLongerThanAPage() {
    PathDictionary paths = new PathDictionary();
    String text = "x".repeat(3_000_000);

    assertThat(paths.text(paths.add(text))).isEqualTo(text);
    assertThat(paths.text(paths.add("after"))).isEqualTo("after");
  }

  @Test
  void caseMattersForTheTextItself() {
    PathDictionary paths = new PathDictionary();

    assertThat(paths.add("C:\\Temp")).isNotEqualTo(paths.add("C:\\TEMP"));
  }
}
