package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of the accounts threads impersonate. A trace holds SIDs; ProcMon asks the machine it runs
 * on. Here the trace itself has to answer: process events tie SIDs to accounts of the process
 * table; the logon ids of Windows' own accounts give their localized names; and a user's SID is
 * taken for the capture's only user account where there is just one. What is still unknown stays a
 * SID.
 */
final class Accounts {
  private static final Map<String, String> WELL_KNOWN =
      Map.ofEntries(
          Map.entry("S-1-0-0", "NULL SID"),
          Map.entry("S-1-1-0", "Everyone"),
          Map.entry("S-1-5-2", "NT AUTHORITY\\NETWORK"),
          Map.entry("S-1-5-4", "NT AUTHORITY\\INTERACTIVE"),
          Map.entry("S-1-5-6", "NT AUTHORITY\\SERVICE"),
          Map.entry("S-1-5-7", "NT AUTHORITY\\ANONYMOUS LOGON"),
          Map.entry("S-1-5-17", "NT AUTHORITY\\IUSR"),
          Map.entry("S-1-5-18", "NT AUTHORITY\\SYSTEM"),
          Map.entry("S-1-5-19", "NT AUTHORITY\\LOCAL SERVICE"),
          Map.entry("S-1-5-20", "NT AUTHORITY\\NETWORK SERVICE"),
          Map.entry("S-1-5-32-544", "BUILTIN\\Administrators"),
          Map.entry("S-1-5-32-545", "BUILTIN\\Users"),
          Map.entry(
              "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
              "NT SERVICE\\TrustedInstaller"));

  /** Logon ids that are the same on every Windows, and the SIDs that go with them. */
  private static final Map<Long, String> LOGONS =
      Map.of(0x3E7L, "S-1-5-18", 0x3E5L, "S-1-5-19", 0x3E4L, "S-1-5-20", 0x3E6L, "S-1-5-7");

  private static final Pattern DESKTOP = Pattern.compile("S-1-5-(90|96)-0-(\\d+)");

  /** A domain's or machine's account, or one of a cloud directory. */
  private static final Pattern USER =
      Pattern.compile("S-1-5-21-\\d+-\\d+-\\d+-(\\d+)|S-1-12-1-\\d+-\\d+-\\d+-\\d+");

  /** Relative ids below are not given to users. */
  private static final long FIRST_USER = 500;

  /** Authorities that are never a machine or a domain. */
  private static final Set<String> SERVICES =
      Set.of(
          "nt authority",
          "builtin",
          "nt service",
          "window manager",
          "font driver host",
          "iis apppool",
          "nt virtual machine");

  private final KnownProcesses tables;
  private final Map<String, String> names = new HashMap<>();

  Accounts(KnownProcesses tables) {
    this.tables = tables;
  }

  /** The name of the account with these bytes as its SID; empty when they are none. */
  String name(ByteRange sid) {
    String text = text(sid);
    return text.isEmpty() ? "" : names.computeIfAbsent(text, this::find);
  }

  private String find(String sid) {
    String told = tables.account(sid);
    if (told == null && USER.matcher(sid).matches()) {
      tables.learnAll();
      told = tables.account(sid);
    }
    if (told == null) {
      told = ofLogon(sid);
    }
    if (told == null) {
      told = wellKnown(sid);
    }
    if (told == null && isUser(sid)) {
      told = onlyUser();
    }
    return told == null ? sid : told;
  }

  private @Nullable String ofLogon(String sid) {
    for (ProcessInfo process : tables.processes()) {
      if (sid.equals(LOGONS.get(process.authenticationId())) && !process.user().isEmpty()) {
        return process.user();
      }
    }
    return null;
  }

  private static @Nullable String wellKnown(String sid) {
    Matcher desktop = DESKTOP.matcher(sid);
    if (desktop.matches()) {
      boolean window = "90".equals(desktop.group(1));
      return (window ? "Window Manager\\DWM-" : "Font Driver Host\\UMFD-") + desktop.group(2);
    }
    return WELL_KNOWN.get(sid);
  }

  private static boolean isUser(String sid) {
    Matcher user = USER.matcher(sid);
    return user.matches() && (user.group(1) == null || Long.parseLong(user.group(1)) >= FIRST_USER);
  }

  /** The one account in the process table that is not Windows' own; null if none or several. */
  private @Nullable String onlyUser() {
    Set<String> windows = new HashSet<>(SERVICES);
    Set<String> users = new HashSet<>();
    for (ProcessInfo process : tables.processes()) {
      if (LOGONS.containsKey(process.authenticationId())) {
        windows.add(authority(process.user()));
      }
    }
    for (ProcessInfo process : tables.processes()) {
      String authority = authority(process.user());
      if (!authority.isEmpty() && !windows.contains(authority)) {
        users.add(process.user());
      }
    }
    return users.size() == 1 ? users.iterator().next() : null;
  }

  private static String authority(String user) {
    return user.substring(0, Math.max(0, user.indexOf('\\'))).toLowerCase(Locale.ROOT);
  }

  /** A SID's usual text, {@code S-1-5-18}; empty when the bytes are not a whole SID. */
  static String text(ByteRange sid) {
    int parts = sid.u8(1);
    if (sid.u8(0) != 1 || sid.length() < 8 + 4 * parts) {
      return "";
    }
    long authority = 0;
    for (int i = 2; i < 8; i++) {
      authority = authority << 8 | sid.u8(i);
    }
    StringBuilder text = new StringBuilder("S-1-").append(authority);
    for (int i = 0; i < parts; i++) {
      text.append('-').append(sid.u32(8 + 4 * i));
    }
    return text.toString();
  }
}
