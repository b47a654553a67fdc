package dev.stallscope.index;

import dev.stallscope.model.Endpoint;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.WindowsPath;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongToIntFunction;
import java.util.function.UnaryOperator;

/**
 * The groups of a grouping: which one an event is in, and how it is called. What a group hangs on
 * is looked at once for each process, path or shape and not for each event.
 */
final class GroupKeys {
  private final int size;
  private final LongToIntFunction groupOf;
  private final IntFunction<String> textOf;
  private final IntUnaryOperator idOf;

  private GroupKeys(
      int size, LongToIntFunction groupOf, IntFunction<String> textOf, IntUnaryOperator idOf) {
    this.size = size;
    this.groupOf = groupOf;
    this.textOf = textOf;
    this.idOf = idOf;
  }

  static GroupKeys of(EventStore store, Grouping grouping) {
    return switch (grouping) {
      case PROCESS -> processes(store);
      case PATH -> paths(store);
      case DIRECTORY -> pathParts(store, EventClass.FILE_SYSTEM, WindowsPath::directory);
      case EXTENSION -> pathParts(store, EventClass.FILE_SYSTEM, WindowsPath::extension);
      case ENDPOINT -> pathParts(store, EventClass.NETWORK, GroupKeys::remote);
      case OPERATION -> shapes(store, shape -> store.shapes().operation(shape).displayName());
      case RESULT -> shapes(store, shape -> NtStatus.text(store.shapes().status(shape)));
      case CLASS ->
          shapes(store, shape -> store.shapes().operation(shape).eventClass().displayName());
    };
  }

  private static GroupKeys processes(EventStore store) {
    List<ProcessInfo> processes = store.processes();
    int unknown = processes.size();
    return new GroupKeys(
        unknown + 1,
        event -> {
          int process = store.process(event);
          return process >= 0 && process < unknown ? process : unknown;
        },
        group -> group == unknown ? "" : nameAndPid(processes.get(group)),
        group -> group == unknown ? -1 : group);
  }

  private static String nameAndPid(ProcessInfo process) {
    return process.name() + " (" + process.pidText() + ")";
  }

  private static GroupKeys paths(EventStore store) {
    PathDictionary paths = store.paths();
    return new GroupKeys(
        paths.size(), event -> paths.fold(store.path(event)), paths::text, group -> group);
  }

  private static GroupKeys pathParts(
      EventStore store, EventClass eventClass, UnaryOperator<String> partOf) {
    boolean[] wanted = new boolean[store.shapes().size()];
    for (int shape = 0; shape < wanted.length; shape++) {
      wanted[shape] = store.shapes().operation(shape).eventClass() == eventClass;
    }
    BitSet paths = new BitSet();
    store.each(event -> wanted[store.shape(event)], event -> paths.set(store.path(event)));
    PathDictionary parts = new PathDictionary();
    int[] groups = new int[paths.length()];
    for (int path = paths.nextSetBit(0); path >= 0; path = paths.nextSetBit(path + 1)) {
      groups[path] = parts.add(partOf.apply(store.paths().text(store.paths().fold(path))));
    }
    return new GroupKeys(
        parts.size(),
        event -> wanted[store.shape(event)] ? parts.fold(groups[store.path(event)]) : -1,
        parts::text,
        group -> -1);
  }

  /** The whole path when it is not that of a connection. */
  private static String remote(String path) {
    Endpoint remote = Endpoint.remote(path);
    return remote == null ? path : remote.toString();
  }

  private static GroupKeys shapes(EventStore store, IntFunction<String> textOf) {
    PathDictionary texts = new PathDictionary();
    int[] groups = new int[store.shapes().size()];
    Arrays.setAll(groups, shape -> texts.add(textOf.apply(shape)));
    return new GroupKeys(
        texts.size(), event -> groups[store.shape(event)], texts::text, group -> -1);
  }

  /** Number of groups, from 0. */
  int size() {
    return size;
  }

  /** The event's group, -1 when the grouping does not cover it. */
  int group(long event) {
    return groupOf.applyAsInt(event);
  }

  String text(int group) {
    return textOf.apply(group);
  }

  /** Index of what the group stands for, -1 when that has none. */
  int id(int group) {
    return idOf.applyAsInt(group);
  }
}
