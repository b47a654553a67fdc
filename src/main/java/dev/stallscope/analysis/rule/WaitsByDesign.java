package dev.stallscope.analysis.rule;

import static dev.stallscope.model.Operation.CREATE_FILE;
import static dev.stallscope.model.Operation.DEVICE_IO_CONTROL;
import static dev.stallscope.model.Operation.FILE_SYSTEM_CONTROL;
import static dev.stallscope.model.Operation.NOTIFY_CHANGE_DIRECTORY;

import dev.stallscope.analysis.rule.WaitByDesign.Reason;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.ControlCode;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells operations that are slow on purpose from those that are held up. In ordinary captures they
 * are the longest of all: directory notifications of a minute, pipes nobody writes to.
 */
public final class WaitsByDesign {
  private static final int OPERATIONS = Operation.values().length;

  private final EventStore store;

  /** By path; null while not asked for. Threads that ask at once write the same. */
  private final @Nullable Device[] devices;

  private final Map<Integer, Optional<Reason>> ofControls = new ConcurrentHashMap<>();

  /** By reason, operation and path as one number. */
  private final Map<Long, WaitByDesign> waits = new HashMap<>();

  private enum Device {
    FILE,
    PIPE_OR_MAILSLOT,
    CONSOLE,
    SOCKET
  }

  public WaitsByDesign(EventStore store) {
    this.store = store;
    this.devices = new Device[store.paths().size()];
  }

  /** Why this event waited on purpose, null when it did not. */
  public @Nullable Reason reason(long event) {
    Operation operation = store.operation(event);
    if (operation == NOTIFY_CHANGE_DIRECTORY) {
      return Reason.DIRECTORY_NOTIFICATION;
    }
    if (operation.eventClass() != EventClass.FILE_SYSTEM) {
      return null;
    }
    if (operation == FILE_SYSTEM_CONTROL || operation == DEVICE_IO_CONTROL) {
      Optional<Reason> byCode =
          ofControls.computeIfAbsent(store.code(event), code -> ofControl(ControlCode.text(code)));
      if (byCode.isPresent()) {
        return byCode.get();
      }
    }
    return ofDevice(event, operation);
  }

  private static Optional<Reason> ofControl(String name) {
    if (name.contains("USN_JOURNAL")) {
      return Optional.of(Reason.USN_JOURNAL);
    }
    if (name.contains("OPLOCK") || name.contains("OPBATCH")) {
      return Optional.of(Reason.OPLOCK);
    }
    if (name.startsWith("FSCTL_PIPE_") || name.startsWith("FSCTL_MAILSLOT_")) {
      return Optional.of(Reason.PIPE_OR_MAILSLOT);
    }
    return name.contains("NOTIF") ? Optional.of(Reason.DEVICE_NOTIFICATION) : Optional.empty();
  }

  private @Nullable Reason ofDevice(long event, Operation operation) {
    return switch (device(store.path(event))) {
      case PIPE_OR_MAILSLOT -> Reason.PIPE_OR_MAILSLOT;
      case CONSOLE -> Reason.CONSOLE;
      case SOCKET -> Reason.SOCKET;
      case FILE ->
          store.status(event) == NtStatus.CANCELLED && operation != CREATE_FILE
              ? Reason.CANCELLED
              : null;
    };
  }

  private Device device(int path) {
    Device device = devices[path];
    if (device == null) {
      device = deviceOf(store.paths().text(path).toLowerCase(Locale.ROOT));
      devices[path] = device;
    }
    return device;
  }

  private static Device deviceOf(String text) {
    if (!text.startsWith("\\")) {
      return Device.FILE;
    }
    if (text.startsWith("\\device\\namedpipe")
        || text.startsWith("\\device\\mailslot")
        || text.matches("(?s)\\\\\\\\[^\\\\]+\\\\(pipe|mailslot)\\\\.*")) {
      return Device.PIPE_OR_MAILSLOT;
    }
    if (text.startsWith("\\device\\condrv") || text.startsWith("\\device\\console")) {
      return Device.CONSOLE;
    }
    return text.startsWith("\\device\\afd") ? Device.SOCKET : Device.FILE;
  }

  /** Counts one that waited on purpose. */
  public void add(long event, Reason reason) {
    Operation operation = store.operation(event);
    int path = store.path(event);
    waits.merge(
        (long) (reason.ordinal() * OPERATIONS + operation.ordinal()) << 32 | path,
        new WaitByDesign(reason, operation, path, 1, store.durationTicks(event), event),
        WaitsByDesign::merged);
  }

  private static WaitByDesign merged(WaitByDesign known, WaitByDesign more) {
    WaitByDesign longest = more.longestTicks() > known.longestTicks() ? more : known;
    return new WaitByDesign(
        known.reason(),
        known.operation(),
        known.path(),
        known.count() + more.count(),
        longest.longestTicks(),
        longest.event());
  }

  /** All that were added, the longest first. */
  public List<WaitByDesign> longestFirst() {
    List<WaitByDesign> list = new ArrayList<>(waits.values());
    list.sort(
        Comparator.comparingLong(WaitByDesign::longestTicks)
            .reversed()
            .thenComparingLong(WaitByDesign::event));
    return list;
  }
}
