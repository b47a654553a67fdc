package dev.stallscope.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkSettingsTest {
  private static final Pattern PLACE = Pattern.compile("YOUR-[A-Z]+");
  private static final Pattern HOST = Pattern.compile("https?://([\\w.-]+)");

  static List<NetworkSetting> all() {
    return NetworkSettings.load().all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsSourceIsAPageAndItsPlacesAreNamed(NetworkSetting setting) {
    assertThat(URI.create(setting.source())).hasScheme("https").hasNoPort();
    assertThat(PLACE.matcher(setting.add()).results().map(MatchResult::group).sorted().distinct())
        .as(setting.add())
        .containsExactlyElementsOf(places(setting.fill()));
    boolean typed = setting.shell().startsWith("powershell");
    assertThat(setting.look().isEmpty()).isEqualTo(!typed);
    assertThat(setting.undo().isEmpty()).isEqualTo(!typed);
  }

  private static List<String> places(String fill) {
    return fill.isEmpty() ? List.of() : List.of(fill.split(", ", -1));
  }

  /** Which mirror is the reader's to say; the one host is what is to be replaced. */
  @ParameterizedTest
  @MethodSource("all")
  void noCommandNamesAHostToGoTo(NetworkSetting setting) {
    assertThat(HOST.matcher(setting.add()).results().map(host -> host.group(1)))
        .allMatch(host -> host.startsWith("YOUR-") || host.equals("github.com"));
  }

  @Test
  void aToolHasOneSettingForANeed() {
    assertThat(all().stream().map(one -> one.tool() + " " + one.need()).collect(Collectors.toSet()))
        .hasSameSizeAs(all());
  }

  @Test
  void everyToolHasAProfile() {
    List<String> tools = ToolProfiles.load().all().stream().map(ToolProfile::tool).toList();
    assertThat(tools).containsAll(all().stream().map(NetworkSetting::tool).toList());
  }
}
