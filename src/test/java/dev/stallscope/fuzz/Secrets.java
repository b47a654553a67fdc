package dev.stallscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that a trace gives away. Only those that look like names and are long enough to be no part
 * of another word: about others redaction may think otherwise.
 */
final class Secrets {
  private static final Pattern ACCOUNT =
      Pattern.compile("([A-Za-z][A-Za-z0-9]{5,20})\\\\([a-z]{6,20})");

  private static final Pattern PROFILE =
      Pattern.compile("[A-Z]:\\\\Users\\\\([a-z]{6,20})\\\\[^>]*");

  private static final Pattern SID = Pattern.compile("S-1-5-21(?:-[0-9]{1,20}){1,14}");

  private static final Pattern STAND_IN =
      Pattern.compile(
          "(?:user|computer|domain|host|server|share|volume|sid|mail|folder|file|link|value)-[0-9]+"
              + "|\\(redacted\\)");

  /** Names that every Windows has. */
  private static final Set<String> WELL_KNOWN =
      Set.of(
          "builtin",
          "public",
          "default",
          "system",
          "administrator",
          "administrators",
          "defaultaccount",
          "everyone");

  private static final List<Column> TOLD =
      List.of(
          Column.PATH,
          Column.USER,
          Column.PROCESS_NAME,
          Column.IMAGE_PATH,
          Column.DETAIL,
          Column.COMMAND_LINE);

  /** No capture has more; beyond some more they are looked for less closely. */
  private static final int MOST = 40;

  private final Set<String> names = new HashSet<>();

  /** Takes note of users, their domains and profiles. */
  void gather(TraceReader reader) throws IOException {
    reader.read(
        (event, texts) -> {
          StringBuilder path = new StringBuilder();
          texts.append(Column.PATH, path);
          add(PROFILE, path.toString());
          return true;
        });
    reader.processes().forEach(process -> add(ACCOUNT, process.user()));
  }

  private void add(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (found.matches()) {
      for (int i = 1; i <= found.groupCount(); i++) {
        String name = found.group(i).toLowerCase(Locale.ROOT);
        if (names.size() < MOST && !WELL_KNOWN.contains(name)) {
          names.add(name);
        }
      }
    }
  }

  /** All of an event that tells nothing of anybody. */
  static String happened(EventRecord event) {
    return List.of(
            event.number,
            event.startTicks,
            event.durationTicks,
            event.process,
            event.threadId,
            event.operation,
            event.status,
            event.access,
            event.offset,
            event.length,
            event.code,
            event.flags)
        .toString();
  }

  /** The texts of an event in which names may be. */
  static String texts(EventRecord event, EventTexts texts) {
    StringBuilder text = new StringBuilder();
    for (Column column : TOLD) {
      texts.append(column, text);
      text.append('\n');
    }
    return text.append(
            new String(event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8))
        .toString();
  }

  /** The same when no name is in it. */
  String checked(EventRecord event, EventTexts texts) {
    String told = texts(event, texts);
    check(told);
    return told;
  }

  /** Looks at all that is told of the trace beside its events. */
  void checkTold(TraceReader redacted) {
    check(redacted.info().computer());
    for (ProcessInfo process : redacted.processes()) {
      check(String.join("\n", process.name(), process.user(), process.imagePath()));
      check(process.commandLine() + "\n" + process.company() + "\n" + process.description());
      for (LoadedModule module : process.modules()) {
        check(String.join("\n", module.path(), module.company(), module.description()));
      }
    }
    redacted.diagnostics().entries().forEach(entry -> check(entry.message() + entry.values()));
  }

  private void check(String text) {
    String rest = STAND_IN.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    assertThat(names).as(text).noneMatch(rest::contains);
    assertThat(SID.matcher(text).find()).as(text).isFalse();
  }
}
