package dev.stallscope.redact;

import dev.stallscope.redact.StandIns.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a started process, as it stands in the Detail of {@code Process Start}. It may
 * hold anything, also passwords: the variables stay, their values go, but for Windows' own.
 */
final class EnvironmentBlocks {
  private static final String BEGIN = "Environment: ";
  private static final String GONE = "(redacted)";

  /** The begin of a variable; a line feed within a text is a semicolon in ProcMon's CSV. */
  private static final Pattern VARIABLE = Pattern.compile("\r?[\n;]\t([^=\r\n]{1,255})=");

  private static final Pattern HARMLESS =
      Pattern.compile(
          "os|number_of_processors|processor_.*|pathext|systemdrive|systemroot|windir|comspec|"
              + "programfiles.*|programw6432|commonprogram.*|programdata|allusersprofile|public|"
              + "sessionname|driverdata|homedrive");

  private static final Map<String, Kind> NAMES =
      Map.of(
          "username", Kind.USER,
          "computername", Kind.COMPUTER,
          "userdomain", Kind.DOMAIN,
          "userdomain_roamingprofile", Kind.DOMAIN,
          "userdnsdomain", Kind.DOMAIN);

  private final Names names;

  EnvironmentBlocks(Names names) {
    this.names = names;
  }

  /** The text with the values in its environment block replaced. */
  String replace(String text) {
    int begin = text.indexOf(BEGIN);
    if (begin < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    Matcher variables = VARIABLE.matcher(text).region(begin, text.length());
    boolean found = variables.find();
    out.append(text, 0, found ? variables.start() : text.length());
    while (found) {
      String variable = variables.group(1);
      int from = variables.end();
      out.append(text, variables.start(), from);
      found = variables.find();
      out.append(value(variable, text.substring(from, found ? variables.start() : text.length())));
    }
    return out.toString();
  }

  private String value(String variable, String value) {
    String name = variable.toLowerCase(Locale.ROOT);
    Kind kind = NAMES.get(name);
    String plain = value.strip();
    if (kind != null && !plain.isEmpty() && !WellKnownNames.hasAccount(plain)) {
      return names.everywhere(kind, plain);
    }
    return plain.isEmpty() || HARMLESS.matcher(name).matches() ? value : GONE;
  }
}
