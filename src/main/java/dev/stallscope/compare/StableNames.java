package dev.stallscope.compare;

import dev.stallscope.model.Endpoint;
import dev.stallscope.model.WindowsPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names without what changes from run to run: drive, user, temporary names, GUIDs, SIDs, hashes,
 * versions and numbers. {@code C:\Users\a\AppData\Local\Temp\go-build1234\b001} and the same of
 * another run and user both are {@code %TEMP%\go-build*\b#}. Two different things may get one name;
 * that joins what lies beside each other anyway and never takes work apart that is the same.
 */
public final class StableNames {
  private static final String GUID = "\\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\}?";
  private static final String SID = "S-1-\\d+(?:-\\d+)+";

  /** {@code 1.2.3}, {@code v0.0.0-20240829154258-f29ab539cc98}, {@code 2.0.0-beta.4}. */
  private static final String VERSION =
      "(?<![0-9.])v?\\d+(?:\\.\\d+)+"
          + "(?:[-+.]?(?:alpha|beta|rc|pre|preview|dev|post|next|canary|build)[-.]?\\d*)?"
          + "(?:[-+.]\\d+)*(?:-[0-9a-f]{7,40})?(?![0-9a-z])";

  private static final Pattern CHANGING =
      Pattern.compile("(" + GUID + ")|(" + SID + ")|(" + VERSION + ")", Pattern.CASE_INSENSITIVE);

  /**
   * Temporary names, by what makes them: the first group stays. Go, pip, Python's tempfile, Rust's
   * tempfile and rustc, cargo, npm and yarn, Inno Setup, NSIS, Windows Installer, Office, .NET.
   */
  private static final List<Pattern> TEMPORARY =
      List.of(
          temporary("(go-build|go-link-|go-tool-)\\d+()"),
          temporary("(pip-(?:[a-z]+-)*)[a-z0-9_]{8}()"),
          temporary("(build-env-)[a-z0-9_]{8}()"),
          temporary("(tmp)[a-z0-9_]{8}(\\..*)?"),
          temporary("(\\.tmp)[a-z0-9]{6}()"),
          temporary("(rustc|rmeta|cargo-install|symbols)[a-z0-9]{6}()"),
          temporary("(npm-|yarn--|pnpm-)\\d+-[0-9a-f.]+()"),
          temporary("(is-)[A-Z0-9]{5}(\\.tmp)?"),
          temporary("(scoped_dir)[0-9_]+()"),
          temporary("(~)[^.]*(\\..*)?"),
          temporary("(.+\\.tmp-)[0-9a-z]+()"),
          temporary("()[^.]+(\\.tmp|\\.temp)"),
          temporary("()[0-9a-f]{4,}(\\.rb[fs]|\\.ms[ip]|\\.ip[iy])"));

  /** A last part that was drawn, as in {@code .lodash-XyZ12AbC}: both cases and a digit. */
  private static final Pattern DRAWN =
      Pattern.compile("(?<=[-_.])(?=[^-_.]*[a-z])(?=[^-_.]*[A-Z])(?=[^-_.]*\\d)[A-Za-z0-9]{6,12}$");

  /** Hexadecimal digits of which one is a letter and one a number, not part of a longer word. */
  private static final Pattern HASH =
      Pattern.compile(
          "(?<![0-9a-z])(?=[a-f]*\\d)(?=\\d*[a-f])[0-9a-f]{6,}(?![0-9a-z])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Words with a number that is part of what they mean. */
  private static final Set<String> FIXED =
      Set.of(
          "x86",
          "x64",
          "amd64",
          "arm64",
          "i386",
          "i686",
          "win32",
          "win64",
          "wow64",
          "wow6432node",
          "system32",
          "syswow64",
          "sha1",
          "sha256",
          "sha512",
          "md5",
          "base64",
          "utf8",
          "es6",
          "es5",
          "d3d11",
          "ole32",
          "user32",
          "gdi32",
          "kernel32",
          "advapi32",
          "shell32",
          "ws2_32",
          "crypt32",
          "comctl32",
          "log4j",
          "sqlite3",
          "python3",
          "bz2",
          "mp3",
          "h264");

  /** 8.3 names that are the same on every Windows. */
  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "PROGRA~1", "Program Files",
          "PROGRA~2", "Program Files (x86)",
          "PROGRA~3", "ProgramData",
          "DOCUME~1", "Documents and Settings");

  private static final int DEEPEST = 40;

  /** Longer than any file or key name: no pattern is tried on it. */
  private static final int LONGEST_PART = 255;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+");

  private static final Pattern PROFILE =
      Pattern.compile(
          "^\\\\(?:Users|Documents and Settings)\\\\(?!Public(?:\\\\|$)|Default(?:\\\\|$)|All"
              + " Users)[^\\\\]+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DEVICE =
      Pattern.compile(
          "^(?:\\\\\\\\[?.]\\\\|\\\\\\?\\?\\\\)?(?:[a-z]:|\\\\Device\\\\HarddiskVolume(?:ShadowCopy)?\\d+)",
          Pattern.CASE_INSENSITIVE);

  private StableNames() {}

  private static Pattern temporary(String form) {
    return Pattern.compile("^" + form + "$", Pattern.CASE_INSENSITIVE);
  }

  /**
   * The stable name of a path as ProcMon shows it. Of a connection it is the remote end. Empty when
   * the path is.
   */
  public static String of(String path) {
    Endpoint remote = Endpoint.remote(path);
    if (remote != null) {
      return remote.toString().toLowerCase(Locale.ROOT);
    }
    String place = withoutUser(withoutDrive(path));
    StringBuilder out = new StringBuilder(place.length());
    int at = 0;
    for (int slash = place.indexOf('\\'); slash >= 0; slash = place.indexOf('\\', at)) {
      out.append(part(place.substring(at, slash))).append('\\');
      at = slash + 1;
    }
    return out.append(part(place.substring(at))).toString();
  }

  /**
   * The stable name of the folder or key that holds it; of a connection the remote end. What lies
   * deeper than any tool goes counts to the folder there.
   */
  public static String folder(String path) {
    if (Endpoint.remote(path) != null) {
      return of(path);
    }
    String folder = WindowsPath.directory(path);
    String place = of(folder.isEmpty() ? path : folder);
    int parts = 0;
    for (int slash = place.indexOf('\\'); slash >= 0; slash = place.indexOf('\\', slash + 1)) {
      if (++parts > DEEPEST) {
        return place.substring(0, slash);
      }
    }
    return place;
  }

  /** What a process is known by in every run: its image's name. */
  public static String role(String image) {
    return part(image).toLowerCase(Locale.ROOT);
  }

  private static String withoutDrive(String path) {
    String place = DEVICE.matcher(path).replaceFirst("");
    return place.isEmpty() ? "\\" : place;
  }

  private static String withoutUser(String place) {
    Matcher profile = PROFILE.matcher(place);
    if (!profile.find()) {
      return place;
    }
    String below = place.substring(profile.end());
    for (Home home : Home.values()) {
      if (home.holds(below)) {
        return home.name + below.substring(home.below.length());
      }
    }
    return place;
  }

  /** Folders of a user, the inner ones first. */
  private enum Home {
    TEMP("%TEMP%", "\\AppData\\Local\\Temp"),
    LOCAL("%LOCALAPPDATA%", "\\AppData\\Local"),
    ROAMING("%APPDATA%", "\\AppData\\Roaming"),
    PROFILE("%USERPROFILE%", "");

    private final String name;
    private final String below;

    Home(String name, String below) {
      this.name = name;
      this.below = below;
    }

    boolean holds(String place) {
      return place.regionMatches(true, 0, below, 0, below.length())
          && (place.length() == below.length() || place.charAt(below.length()) == '\\');
    }
  }

  private static String part(String part) {
    if (part.isEmpty() || part.length() > LONGEST_PART) {
      return part;
    }
    for (Pattern temporary : TEMPORARY) {
      Matcher matcher = temporary.matcher(part);
      if (matcher.matches()) {
        String tail = matcher.group(2);
        return matcher.group(1) + "*" + (tail == null ? "" : tail);
      }
    }
    if (part.chars().noneMatch(Character::isDigit)) {
      return part;
    }
    String known = SHORT_NAMES.get(part.toUpperCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    String changed = CHANGING.matcher(part).replaceAll(StableNames::mark);
    changed = DRAWN.matcher(changed).replaceFirst("*");
    changed = HASH.matcher(changed).replaceAll("<hash>");
    return WORD.matcher(changed).replaceAll(word -> Matcher.quoteReplacement(number(word.group())));
  }

  private static String mark(MatchResult found) {
    if (found.group(1) != null) {
      return "<guid>";
    }
    return found.group(2) != null ? "<sid>" : "<version>";
  }

  private static String number(String word) {
    boolean fixed = FIXED.contains(word.toLowerCase(Locale.ROOT));
    return fixed ? word : NUMBER.matcher(word).replaceAll("#");
  }
}
