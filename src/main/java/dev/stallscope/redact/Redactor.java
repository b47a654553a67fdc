package dev.stallscope.redact;

import dev.stallscope.redact.StandIns.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts stand-ins into texts of a trace: {@code user-1}, {@code host-3}, {@code folder-12}. The same
 * text has the same stand-in throughout a run, in all captures that are given the same redactor.
 * What is not known to be harmless goes.
 */
public final class Redactor {
  private static final Pattern LINK =
      Pattern.compile("\\b([A-Za-z][A-Za-z0-9+.-]{1,15})://([^\\s\"'<>|;,()]+)");

  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}\\b");

  /** Accounts of a machine, a domain, a logon and the cloud; others are the same everywhere. */
  private static final Pattern SID =
      Pattern.compile("S-1-(?:5-21|5-5|5-80|5-83|5-90|5-96|12-1|15-3)(?:-[0-9]{1,20}){1,14}");

  private static final Pattern SHARE =
      Pattern.compile(
          "(?<![\\w:\\\\])\\\\\\\\(\\?\\\\UNC\\\\)?([^\\\\/\\s\"<>|*?.;,][^\\\\/\\s\"<>|*?;,]*)"
              + "\\\\([^\\\\/\"<>|*?;,\\r\\n]+)");

  private static final Pattern VOLUME =
      Pattern.compile("Volume\\{[0-9a-f-]{36}\\}", Pattern.CASE_INSENSITIVE);

  /** Authorities whose accounts every Windows has. */
  private static final Set<String> AUTHORITIES =
      Set.of(
          "nt authority",
          "builtin",
          "nt service",
          "window manager",
          "font driver host",
          "iis apppool",
          "nt virtual machine",
          "application package authority");

  private static final String ARROW = " -> ";

  /** Folders of a user, as rules name them. */
  private static final Pattern HOME =
      Pattern.compile(
          "^%(?:USERPROFILE|LOCALAPPDATA|APPDATA|TEMP|TMP)%(?=\\\\)", Pattern.CASE_INSENSITIVE);

  private static final String ANY_PROFILE = "\\Users\\*";

  private final StandIns standIns = new StandIns();
  private final Names names = new Names(standIns);
  private final Hosts hosts = new Hosts(standIns, names);
  private final ProfilePaths profiles = new ProfilePaths(standIns, names, new WellKnownNames());
  private final EnvironmentBlocks environments = new EnvironmentBlocks(names);

  /** The name of a machine. */
  String computer(String name) {
    return name.isEmpty() ? name : names.everywhere(Kind.COMPUTER, name);
  }

  /** An account, {@code DOMAIN\name}. */
  String user(String account) {
    int slash = account.indexOf('\\');
    String domain = slash < 0 ? "" : account.substring(0, slash);
    String name = account.substring(slash + 1);
    boolean everybodys = AUTHORITIES.contains(domain.toLowerCase(Locale.ROOT));
    if (name.isEmpty() || everybodys || account.startsWith("<")) {
      return account;
    }
    String user = WellKnownNames.hasAccount(name) ? name : sids(names.everywhere(Kind.USER, name));
    return domain.isEmpty() ? user : names.everywhere(Kind.DOMAIN, domain) + "\\" + user;
  }

  /** A program that ran; its name stays, but for names of people and machines in it. */
  String program(String image) {
    profiles.program(image);
    return names.replaceInPath(image);
  }

  /** A path of a file or registry key, or the two ends of a connection. */
  String path(String path) {
    int arrow = path.indexOf(ARROW);
    if (arrow > 0) {
      return hosts.endpoint(path.substring(0, arrow))
          + ARROW
          + hosts.endpoint(path.substring(arrow + ARROW.length()));
    }
    return names.replaceInPath(sids(profiles.replace(shares(path, true), true)));
  }

  /**
   * A rule about files or programs as it reads with stand-ins, once a capture was read; empty when
   * a name that is replaced has a wildcard in it, which no stand-in can match.
   */
  public Optional<String> rule(String rule) {
    Matcher home = HOME.matcher(rule);
    String variable = home.find() ? home.group() : "";
    String head = variable.isEmpty() ? "" : ANY_PROFILE;
    String made = path(head + rule.substring(variable.length())).substring(head.length());
    return wildcards(made) == wildcards(rule) ? Optional.of(variable + made) : Optional.empty();
  }

  private static long wildcards(String rule) {
    return rule.chars().filter(c -> c == '*' || c == '?').count();
  }

  /** Takes note of a path before any is written. */
  void gather(String path) {
    if (path.equals(path(path)) && !path.contains(ARROW)) {
      profiles.shown(path);
    }
  }

  /** When all paths have been noted. */
  void gathered() {
    profiles.gathered();
  }

  /** Any other text. */
  String text(String text) {
    String plain = environments.replace(text);
    if (plain.contains("://")) {
      plain = LINK.matcher(plain).replaceAll(this::link);
    }
    if (plain.indexOf('@') >= 0) {
      plain = MAIL.matcher(plain).replaceAll(mail -> standIns.of(Kind.MAIL, mail.group()));
    }
    plain = sids(profiles.replace(shares(plain, false), false));
    return names.replace(hosts.addresses(plain));
  }

  private String sids(String text) {
    String plain =
        text.contains("S-1-")
            ? SID.matcher(text).replaceAll(sid -> standIns.of(Kind.SID, sid.group()))
            : text;
    return plain.indexOf('{') < 0
        ? plain
        : VOLUME
            .matcher(plain)
            .replaceAll(volume -> "Volume{" + standIns.of(Kind.VOLUME, volume.group()) + "}");
  }

  /** A link keeps what it is and its host where that is everybody's. */
  private String link(MatchResult link) {
    String scheme = link.group(1);
    if (scheme.equalsIgnoreCase("file")) {
      return Matcher.quoteReplacement(link.group());
    }
    String rest = link.group(2);
    int path = indexOf(rest, "/?#");
    String authority = rest.substring(0, path);
    String where = authority.substring(authority.lastIndexOf('@') + 1);
    int port = where.lastIndexOf(':');
    String host = port < 0 || where.endsWith("]") ? where : where.substring(0, port);
    String shown = hosts.host(host.replaceAll("[\\[\\]]", ""), "");
    String portText = where.substring(host.length());
    String tail = rest.substring(path);
    boolean bare = tail.isEmpty() || tail.equals("/");
    return Matcher.quoteReplacement(
        scheme + "://" + shown + portText + (bare ? tail : "/" + standIns.of(Kind.LINK, tail)));
  }

  private static int indexOf(String text, String anyOf) {
    int at = 0;
    while (at < text.length() && anyOf.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** Servers, shares, and all names below them. */
  private String shares(String text, boolean whole) {
    Matcher shares = SHARE.matcher(text);
    if (!text.contains("\\\\") || !shares.find()) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    do {
      out.append(text, at, shares.start(2));
      out.append(names.everywhere(Kind.SERVER, shares.group(2))).append('\\');
      String share = shares.group(3);
      boolean pipe = share.equalsIgnoreCase("pipe") || share.equalsIgnoreCase("mailslot");
      out.append(pipe ? share : standIns.of(Kind.SHARE, share));
      at = shares.end();
      if (whole) {
        for (String name : text.substring(at).split("(?<=\\\\)|(?=\\\\)", -1)) {
          out.append(name.equals("\\") ? name : profiles.name(name));
        }
        at = text.length();
      }
    } while (at < text.length() && shares.find(at));
    return out.append(text, at, text.length()).toString();
  }
}
