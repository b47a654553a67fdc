package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SIDs for the accounts of a new file, which holds accounts by name. Windows' own accounts have
 * theirs; others get one of the form that users have, numbered in the order they are met.
 */
final class SecurityIds {
  private static final int NT_AUTHORITY = 5;
  private static final int LABEL_AUTHORITY = 16;

  /** First part of the SID of a machine's or domain's account. */
  private static final int NON_UNIQUE = 21;

  private static final int FIRST_USER = 1001;
  private static final int MEDIUM = 8192;

  private static final Map<String, Integer> WINDOWS_ACCOUNTS =
      Map.of("system", 18, "local service", 19, "network service", 20, "anonymous logon", 7);

  private static final Map<Long, Integer> LOGONS =
      Map.of(0x3E7L, 18, 0x3E5L, 19, 0x3E4L, 20, 0x3E6L, 7);

  private static final Map<String, Integer> LEVELS =
      Map.of("Untrusted", 0, "Low", 4096, "Medium", MEDIUM, "High", 12288, "System", 16384);

  private final Map<String, byte[]> users = new HashMap<>();

  /** The SID of the process's user. */
  byte[] user(ProcessInfo process) {
    Integer logon = LOGONS.get(process.authenticationId());
    if (logon != null) {
      return sid(NT_AUTHORITY, logon);
    }
    String name = process.user().substring(process.user().indexOf('\\') + 1);
    Integer own = WINDOWS_ACCOUNTS.get(name.toLowerCase(Locale.ROOT));
    return own != null
        ? sid(NT_AUTHORITY, own)
        : users.computeIfAbsent(
            process.user(),
            user -> sid(NT_AUTHORITY, NON_UNIQUE, 1, 2, 3, FIRST_USER + users.size()));
  }

  /** Whom a thread of this process impersonates: the first other user there is. */
  byte[] impersonated(ProcessInfo process, List<ProcessInfo> all) {
    for (ProcessInfo other : all) {
      boolean windows = LOGONS.containsKey(other.authenticationId());
      if (!windows && !other.user().isEmpty() && !other.user().equals(process.user())) {
        return user(other);
      }
    }
    return sid(NT_AUTHORITY, 18);
  }

  /** The SID of an integrity level, given by its English name or as the SID's text. */
  static byte[] integrity(String level) {
    Integer known = LEVELS.get(level);
    if (known == null && level.matches("S-1-16-\\d{1,9}")) {
      known = Integer.valueOf(level.substring("S-1-16-".length()));
    }
    return sid(LABEL_AUTHORITY, known == null ? MEDIUM : known);
  }

  private static byte[] sid(int authority, int... parts) {
    byte[] sid = new byte[8 + 4 * parts.length];
    sid[0] = 1;
    sid[1] = (byte) parts.length;
    sid[7] = (byte) authority;
    for (int i = 0; i < parts.length; i++) {
      RawEvent.putU32(sid, 8 + 4 * i, parts[i]);
    }
    return sid;
  }
}
