package dev.stallscope.trace.pml;

/** Names a Windows version in words from the numbers of its OSVERSIONINFOEXW. */
final class WindowsName {
  private static final int WORKSTATION = 1;

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
