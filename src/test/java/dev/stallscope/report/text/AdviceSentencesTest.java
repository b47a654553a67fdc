package dev.stallscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.advice.Advice.Offer;
import dev.stallscope.advice.Command.Purpose;
import dev.stallscope.advice.Command.Shell;
import dev.stallscope.advice.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceSentencesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\w+\\}");

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    String name = "/dev/stallscope/report/messages_" + language + ".properties";
    try (InputStream in = AdviceSentences.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static Set<String> keys(Properties texts) {
    Set<String> keys = new TreeSet<>(texts.stringPropertyNames());
    keys.removeIf(key -> !key.startsWith("advice."));
    return keys;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh_CN"})
  void everyMemberOfAClosedListHasWords(String language) throws IOException {
    Properties texts = texts(language);
    Map<String, List<? extends Enum<?>>> lists =
        Map.of(
            "advice.kind", List.of(Kind.values()),
            "advice.text", List.of(Kind.values()),
            "advice.cost", List.of(Cost.values()),
            "advice.offer", List.of(Offer.values()),
            "advice.warning", List.of(Warning.Kind.values()),
            "advice.purpose", List.of(Purpose.values()),
            "advice.shell", List.of(Shell.values()));
    lists.forEach(
        (prefix, members) ->
            members.forEach(
                member -> {
                  String name = member.name().toLowerCase(Locale.ROOT).replace('_', '-');
                  assertThat(texts.getProperty(prefix + "." + name))
                      .as("%s.%s", prefix, name)
                      .isNotBlank();
                }));
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Properties english = texts("en");
    Properties chinese = texts("zh_CN");
    assertThat(keys(chinese)).isEqualTo(keys(english));
    for (String key : keys(english)) {
      assertThat(places(chinese.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(text).results().forEach(place -> places.add(place.group()));
    return places;
  }
}
