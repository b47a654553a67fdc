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
import org.jspecify.annotations.Nullable;

/**
 * Tells operations that are slow on purpose from those that are held up. In ordinary captures they
 * are the longest of all: directory notifications of a minute, pipes nobody writes to.
 */
public final class WaitsByDesign {
  private final EventStore store;

  /** By path, null where nobody asked yet: an array, since every event asks. */
  private final @Nullable Device[] devices;

  private final Map<Key, WaitByDesign> waits = new HashMap<>();

  private enum Device {
    FILE,
    PIPE_OR_MAILSLOT,
    CONSOLE,
    SOCKET
  }

  private record Key(Reason reason, Operation operation, int path) {}

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
      Reason byCode = ofControl(ControlCode.text(store.code(event)));
      if (byCode != null) {
        return byCode;
      }
    }
    return ofDevice(event, operation);
  }

  private static @Nullable Reason ofControl(String name) {
    if (name.contains("USN_JOURNAL")) {
      return Reason.USN_JOURNAL;
    }
    if (name.contains("OPLOCK") || name.contains("OPBATCH")) {
      return Reason.OPLOCK;
    }
    if (name.startsWith("FSCTL_PIPE_") || name.startsWith("FSCTL_MAILSLOT_")) {
      return Reason.PIPE_OR_MAILSLOT;
    }
    return name.contains("NOTIF") ? Reason.DEVICE_NOTIFICATION : null;
  }

  private @Nullable Reason ofDevice(long event, Operation operation) {
    int path = store.path(event);
    Device device = devices[path];
    if (device == null) {
      device = deviceOf(path);
      devices[path] = device;
    }
    return switch (device) {
      case PIPE_OR_MAILSLOT -> Reason.PIPE_OR_MAILSLOT;
      case CONSOLE -> Reason.CONSOLE;
      case SOCKET -> Reason.SOCKET;
      case FILE ->
          store.status(event) == NtStatus.CANCELLED && operation != CREATE_FILE
              ? Reason.CANCELLED
              : null;
    };
  }

  private Device deviceOf(int path) {
    String text = store.paths().text(path).toLowerCase(Locale.ROOT);
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
    Key key = new Key(reason, store.operation(event), store.path(event));
    waits.merge(
        key,
        new WaitByDesign(reason, key.operation, key.path, 1, store.durationTicks(event), event),
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
