package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Endpoint;
import dev.stallscope.model.ProcessInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --redact} on the real captures. */
class RedactRealCaptureTest {
  private static final Pattern ACCOUNT_SID = Pattern.compile("s-1-5-21-[0-9-]+");
  private static final Pattern PROFILE = Pattern.compile("(?i)\\\\Users\\\\([^\\\\]+)");
  private static final Set<String> EVERYBODYS = Set.of("public", "default", "all users");

  @TempDir Path folder;

  static Stream<String> traces() {
    return Stream.concat(
        RealCaptures.NAMES.stream().map(name -> name + ".PML"),
        Stream.of(RealCaptures.NAMES.get(0) + ".CSV"));
  }

  /** What the capture itself holds of people and machines, in lower case. */
  private static Set<String> secrets(EventStore log) {
    Set<String> secrets = new TreeSet<>();
    secrets.add(log.info().computer().toLowerCase(Locale.ROOT));
    for (ProcessInfo process : log.processes()) {
      if (!process.user().matches("(NT AUTHORITY|Window Manager|Font Driver Host|<).*|")) {
        secrets.add(process.user().toLowerCase(Locale.ROOT));
      }
    }
    for (int id = 0; id < log.paths().size(); id++) {
      String path = log.paths().text(id);
      Endpoint remote = Endpoint.remote(path);
      if (remote != null && !remote.host().startsWith("2") && !remote.host().startsWith("ff")) {
        secrets.add(remote.host().toLowerCase(Locale.ROOT));
      }
      Matcher sid = ACCOUNT_SID.matcher(path.toLowerCase(Locale.ROOT));
      if (sid.find()) {
        secrets.add(sid.group());
      }
      Matcher profile = PROFILE.matcher(path);
      if (profile.find() && !EVERYBODYS.contains(profile.group(1).toLowerCase(Locale.ROOT))) {
        secrets.add("users\\" + profile.group(1).toLowerCase(Locale.ROOT) + "\\");
      }
    }
    secrets.remove("localhost");
    return secrets;
  }

  @ParameterizedTest
  @MethodSource("traces")
  void nothingOfPeopleAndMachinesIsInAnyOutput(String name) throws IOException {
    Set<String> secrets = secrets(RealCaptures.store(name.replace(".CSV", ".PML")));
    assertThat(secrets).hasSizeGreaterThan(1);
    Map<String, String> outputs = RedactTest.fewOutputs(RealCaptures.require(name), folder);
    outputs.forEach(
        (what, text) -> {
          String told = text.toLowerCase(Locale.ROOT);
          String escaped = told.replace("\\\\", "\\");
          for (String secret : secrets) {
            assertThat(told.contains(secret) || escaped.contains(secret))
                .as("%s in %s of %s", secret, what, name)
                .isFalse();
          }
        });
    assertThat(RedactTest.faults(outputs.get("report json"))).isEmpty();
  }
}
