package dev.stallscope.trace.pml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a Windows version in words from the numbers of its OSVERSIONINFOEXW. */
final class WindowsName {
  private static final int WORKSTATION = 1;
  private static final int SERVER = 3;

  private static final Pattern NAME =
      Pattern.compile("Windows (.+?)(?: SP(\\d{1,4}))? \\(build (\\d{1,9})\\)");

  private static final int[][] VERSIONS = {{10, 0}, {6, 3}, {6, 2}, {6, 1}, {6, 0}, {5, 2}, {5, 1}};

  /** The numbers of an OSVERSIONINFOEXW. */
  record Numbers(int major, int minor, int build, int servicePack, int productType) {
    static final Numbers NONE = new Numbers(0, 0, 0, 0, 0);
  }

  private WindowsName() {}

  /**
   * The name people use.
   *
   * @param productType 1 for workstations; anything else is a server
   * @return such as {@code Windows 7 SP1 (build 7601)}; empty when all is 0
   */
  static String text(int major, int minor, long build, int servicePack, int productType) {
    if (major == 0 && minor == 0 && build == 0) {
      return "";
    }
    String name =
        productType == WORKSTATION || productType == 0
            ? workstation(major, minor, build)
            : server(major, minor, build);
    String pack = servicePack == 0 ? "" : " SP" + servicePack;
    return name + pack + " (build " + build + ")";
  }

  /** The numbers that {@link #text} names so; all 0 when there are none. */
  static Numbers numbers(String text) {
    Matcher matcher = NAME.matcher(text);
    if (!matcher.matches()) {
      return Numbers.NONE;
    }
    int pack = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    int build = Integer.parseInt(matcher.group(3));
    for (int[] version : VERSIONS) {
      for (int product : new int[] {WORKSTATION, SERVER}) {
        if (text(version[0], version[1], build, pack, product).equals(text)) {
          return new Numbers(version[0], version[1], build, pack, product);
        }
      }
    }
    return Numbers.NONE;
  }

  private static String workstation(int major, int minor, long build) {
    return switch (major * 100 + minor) {
      case 501 -> "Windows XP";
      case 502 -> "Windows XP x64";
      case 600 -> "Windows Vista";
      case 601 -> "Windows 7";
      case 602 -> "Windows 8";
      case 603 -> "Windows 8.1";
      case 1000 -> build >= 22000 ? "Windows 11" : "Windows 10";
      default -> "Windows " + major + "." + minor;
    };
  }

  private static String server(int major, int minor, long build) {
    return switch (major * 100 + minor) {
      case 502 -> "Windows Server 2003";
      case 600 -> "Windows Server 2008";
      case 601 -> "Windows Server 2008 R2";
      case 602 -> "Windows Server 2012";
      case 603 -> "Windows Server 2012 R2";
      case 1000 -> server10(build);
      default -> "Windows Server " + major + "." + minor;
    };
  }

  private static String server10(long build) {
    if (build < 17763) {
      return "Windows Server 2016";
    }
    if (build < 20348) {
      return "Windows Server 2019";
    }
    return build < 26100 ? "Windows Server 2022" : "Windows Server 2025";
  }
}
