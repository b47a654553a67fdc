package dev.stallscope.synth.machine;

import dev.stallscope.model.EventClass;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Return addresses as ProcMon records them, innermost first: the filter manager or the kernel's
 * call-backs, the kernel, the system libraries, the program. ProcMon's own filter lies above the
 * anti-virus filters, so these are not in the stack of what they hold up.
 */
public final class Stacks {
  private static final int PROGRAM_FRAMES = 4;

  private final Map<String, LoadedModule> kernel = new HashMap<>();
  private final Map<Key, long[]> known = new HashMap<>();

  private record Key(int process, Operation operation) {}

  /** Stacks on a machine whose drivers are those of this process. */
  public Stacks(SimProcess system) {
    system.modules().forEach(module -> kernel.put(name(module), module));
  }

  /** The event's stack; not to be changed. */
  public long[] of(SimEvent event) {
    Key key = new Key(event.process().index(), event.operation());
    return known.computeIfAbsent(key, each -> stack(event));
  }

  private long[] stack(SimEvent event) {
    List<Long> frames = new ArrayList<>();
    int salt = event.operation().ordinal();
    for (String module : kernelPath(event.operation().eventClass())) {
      frames.add(address(Objects.requireNonNull(kernel.get(module)), salt + frames.size() * 37));
    }
    if (event.process().pid() != 4) {
      userPath(event.process()).forEach(m -> frames.add(address(m, salt + frames.size() * 53)));
    }
    return frames.stream().mapToLong(Long::longValue).toArray();
  }

  private static List<String> kernelPath(EventClass eventClass) {
    return switch (eventClass) {
      case FILE_SYSTEM ->
          List.of("fltmgr.sys", "fltmgr.sys", "fltmgr.sys", "ntoskrnl.exe", "ntoskrnl.exe");
      case NETWORK -> List.of("netio.sys", "tcpip.sys", "tcpip.sys", "afd.sys", "ntoskrnl.exe");
      default -> List.of("ntoskrnl.exe", "ntoskrnl.exe", "ntoskrnl.exe");
    };
  }

  /** From the system call outwards; a process that has loaded nothing yet has no user frames. */
  private static List<LoadedModule> userPath(SimProcess process) {
    List<LoadedModule> path = new ArrayList<>();
    for (String library : List.of("ntdll.dll", "kernelbase.dll")) {
      process.modules().stream().filter(m -> name(m).equals(library)).forEach(path::add);
    }
    process.modules().stream()
        .filter(module -> module.path().equals(process.image().path()))
        .forEach(module -> path.addAll(Collections.nCopies(PROGRAM_FRAMES, module)));
    for (String library : List.of("kernel32.dll", "ntdll.dll")) {
      process.modules().stream().filter(m -> name(m).equals(library)).forEach(path::add);
    }
    return path;
  }

  private static long address(LoadedModule module, int salt) {
    long span = module.size() - 0x2000;
    return module.baseAddress() + 0x1000 + Math.floorMod(salt * 0x9E3779B97F4A7C15L, span);
  }

  private static String name(LoadedModule module) {
    String path = module.path();
    return path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
  }
}
