package dev.stallscope.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerShellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\plain",
        "C:\\with space\\and $env:TEMP $(calc) `n ; & | x",
        "C:\\O'Brien\\it''s",
        "C:\\x'; Remove-Item C:\\ -Recurse; '",
        "C:\\x’; Remove-Item C:\\; ‘",
        "C:\\‚‛’‘'",
        "C:\\文件夹\\ünï",
        "C:\\{braces} [brackets] (parens) @x #y %z%"
      })
  void oneLiteralComesBackAsItWas(String text) {
    if (PowerShell.canQuote(text)) {
      assertThat(PowerShellReader.literals(PowerShell.quoted(text))).containsExactly(text);
    } else {
      assertThat(text).contains("|");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:\\a\nRemove-Item C:\\",
        "C:\\a\r",
        "C:\\a\u0000",
        "C:\\a\u001b[2J",
        "C:\\\u202egnp.exe",
        "C:\\a\u200b",
        "C:\\a\u2028b",
        "C:\\a\u00a0b",
        "C:\\\ud800",
        "C:\\a\"b",
        "C:\\a*",
        "C:\\a?",
        "C:\\<a>",
        "C:\\a|b"
      })
  void whatDoesNotLookLikeWhatItIsStaysOut(String text) {
    assertThat(PowerShell.canQuote(text)).isFalse();
    assertThatThrownBy(() -> PowerShell.quoted(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void noMixtureBreaksOut() {
    String letters = "'‘’‚‛`$;&(){}[]#@%,. \\aé文\"|\n\u202e";
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("C:\\");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      if (PowerShell.canQuote(text.toString())) {
        List<String> two = new ArrayList<>(List.of(text.toString(), "next"));
        assertThat(PowerShellReader.literals(PowerShell.quoted(two))).isEqualTo(two);
      }
    }
  }
}
