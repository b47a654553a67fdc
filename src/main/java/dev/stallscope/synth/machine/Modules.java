package dev.stallscope.synth.machine;

import dev.stallscope.model.LoadedModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where images lie in memory: one address for each until the machine starts again. */
final class Modules {
  private static final long ALIGNMENT = 0x10000;
  private static final long LEAST_SIZE = 0x20000;

  private static final List<Image> KERNEL =
      List.of(
          Image.ofWindows("C:\\WINDOWS\\system32\\ntoskrnl.exe", "NT Kernel & System"),
          Image.ofWindows(
              "C:\\WINDOWS\\System32\\drivers\\FLTMGR.SYS", "Microsoft Filesystem Filter Manager"),
          Image.ofWindows("C:\\WINDOWS\\System32\\Drivers\\Ntfs.sys", "NT File System Driver"),
          Image.ofWindows("C:\\WINDOWS\\System32\\drivers\\tcpip.sys", "TCP/IP Driver"),
          Image.ofWindows(
              "C:\\WINDOWS\\system32\\drivers\\afd.sys", "Ancillary Function Driver for WinSock"),
          Image.ofWindows("C:\\WINDOWS\\System32\\drivers\\NETIO.SYS", "Network I/O Subsystem"),
          Image.ofWindows(
              "C:\\WINDOWS\\system32\\drivers\\PROCMON24.SYS", "Process Monitor Driver"));

  private static final List<Image> COMMON =
      List.of(
          Image.ofWindows("C:\\Windows\\System32\\ntdll.dll", "NT Layer DLL"),
          Image.ofWindows("C:\\Windows\\System32\\kernel32.dll", "Windows NT BASE API Client DLL"),
          Image.ofWindows(
              "C:\\Windows\\System32\\KernelBase.dll", "Windows NT BASE API Client DLL"));

  private final Map<String, Long> bases = new HashMap<>();
  private long nextDriver;
  private long nextLibrary;
  private long nextProgram;

  /** Addresses of a Windows of so many bits. */
  Modules(int bits) {
    boolean wide = bits == 64;
    nextDriver = wide ? 0xFFFFF80241C00000L : 0x81C00000L;
    nextLibrary = wide ? 0x00007FFB10000000L : 0x6A000000L;
    nextProgram = wide ? 0x00007FF650000000L : 0x00400000L;
  }

  /** Every process's libraries. */
  static List<Image> common() {
    return COMMON;
  }

  List<LoadedModule> drivers(List<Image> filterDrivers, long loadTicks) {
    return Stream.concat(KERNEL.stream(), filterDrivers.stream())
        .map(driver -> module(driver, loadTicks))
        .toList();
  }

  /** Modules of a process that runs since that time. */
  List<LoadedModule> user(Image image, long loadTicks) {
    List<Image> images = new ArrayList<>(List.of(image));
    images.addAll(COMMON);
    return images.stream().map(each -> module(each, loadTicks)).toList();
  }

  LoadedModule module(Image image, long loadTicks) {
    long base = bases.computeIfAbsent(image.path().toLowerCase(Locale.ROOT), this::place);
    return new LoadedModule(
        image.path(),
        base,
        size(image),
        image.version(),
        image.company(),
        image.description(),
        loadTicks);
  }

  /** Any size will do that is the same for the same image; {@code hashCode} of texts is fixed. */
  private static long size(Image image) {
    return LEAST_SIZE + (image.path().hashCode() & 0x1FFL) * 0x1000;
  }

  private long place(String path) {
    long step = 0x300000 / ALIGNMENT * ALIGNMENT;
    if (path.endsWith(".sys") || path.endsWith("ntoskrnl.exe")) {
      return (nextDriver += step) - step;
    }
    if (path.endsWith(".exe")) {
      return (nextProgram += step) - step;
    }
    return (nextLibrary += step) - step;
  }
}
