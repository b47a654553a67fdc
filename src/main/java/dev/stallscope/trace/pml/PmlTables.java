package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one capture tells apart from its events: processes, hosts and ports, over all its files. A
 * process keeps its place in the list for good; what is known of it may grow.
 */
final class PmlTables implements KnownProcesses {
  /** Reads all events of the capture once to {@link #learn} from them. */
  @FunctionalInterface
  interface Lesson {
    void run();
  }

  /** Written out: to link a record's own methods takes as long as a small file takes to read. */
  private record Identity(int key, int pid, long startTicks, String name) {
    @Override
    public int hashCode() {
      return (31 * key + pid) * 31 + Long.hashCode(startTicks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity identity
          && key == identity.key
          && pid == identity.pid
          && startTicks == identity.startTicks
          && name.equals(identity.name);
    }
  }

  private final boolean is64;
  private final HostNames hostNames = new HostNames();
  private final List<ProcessInfo> processes = new ArrayList<>();
  private final Map<Identity, Integer> byIdentity = new HashMap<>();
  private final ProcessSightings sightings = new ProcessSightings(this);

  /** Keys of the file being read. */
  private KeyIndex keys = new KeyIndex();

  private int lastKey;
  private int lastIndex = KeyIndex.ABSENT;
  private @Nullable Lesson lesson;

  PmlTables(boolean is64) {
    this.is64 = is64;
  }

  boolean is64() {
    return is64;
  }

  HostNames hostNames() {
    return hostNames;
  }

  /**
   * The process of {@code EventRecord.process}.
   *
   * @param processIndex place in the list of processes
   */
  @Override
  public ProcessInfo process(int processIndex) {
    return processes.get(processIndex);
  }

  /** A view that grows while events are read. */
  @Override
  public List<ProcessInfo> processes() {
    return Collections.unmodifiableList(processes);
  }

  /** Takes over the processes of a file; returns where its keys are found in the list. */
  KeyIndex addAll(List<ProcessTable.Entry> entries) {
    KeyIndex fileKeys = new KeyIndex();
    for (ProcessTable.Entry entry : entries) {
      if (fileKeys.get(entry.key()) == KeyIndex.ABSENT) {
        fileKeys.put(entry.key(), add(entry));
      }
    }
    for (ProcessTable.Entry entry : entries) {
      int index = fileKeys.get(entry.key());
      int parent = fileKeys.get(entry.parentKey());
      processes.set(index, placed(processes.get(index), index, parent == index ? -1 : parent));
    }
    return fileKeys;
  }

  private int add(ProcessTable.Entry entry) {
    ProcessInfo process = entry.process();
    Identity identity =
        new Identity(entry.key(), process.pid(), process.startTicks(), process.name());
    Integer known = byIdentity.putIfAbsent(identity, processes.size());
    if (known == null) {
      processes.add(process);
      return processes.size() - 1;
    }
    // A later file knows of the exit and of more modules.
    boolean fewer = process.modules().size() < processes.get(known).modules().size();
    if (!fewer) {
      processes.set(known, process);
    }
    return known;
  }

  static ProcessInfo placed(ProcessInfo process, int index, int parentIndex) {
    return new ProcessInfo(
        index,
        process.pid(),
        process.parentPid(),
        parentIndex,
        process.name(),
        process.imagePath(),
        process.commandLine(),
        process.user(),
        process.company(),
        process.version(),
        process.description(),
        process.session(),
        process.authenticationId(),
        process.integrity(),
        process.virtualized(),
        process.bits(),
        process.startTicks(),
        process.endTicks(),
        process.modules());
  }

  /** From here on events carry the keys of another file. */
  void use(KeyIndex fileKeys) {
    keys = fileKeys;
    lastIndex = KeyIndex.ABSENT;
  }

  KeyIndex keys() {
    return keys;
  }

  /** The place of the process with this key; one that no table has is appended. */
  int indexOf(int key) {
    if (key == lastKey && lastIndex != KeyIndex.ABSENT) {
      return lastIndex;
    }
    int index = keys.get(key);
    if (index == KeyIndex.ABSENT) {
      index = processes.size();
      processes.add(sightings.unknown(index, key));
      keys.put(key, index);
    }
    lastKey = key;
    lastIndex = index;
    return index;
  }

  /** The place of a key, -1 when no table has it. */
  int find(int key) {
    return keys.get(key);
  }

  void replace(ProcessInfo process) {
    processes.set(process.index(), process);
  }

  /** Takes from an event of the process class what it tells of processes and accounts. */
  void learn(RawEvent raw) {
    sightings.learn(raw);
  }

  void onLearnAll(Lesson pass) {
    lesson = pass;
  }

  /** Learns from all events there are, once; later calls do nothing. */
  @Override
  public void learnAll() {
    Lesson pass = lesson;
    lesson = null;
    if (pass != null) {
      pass.run();
    }
  }

  /**
   * The account that has a SID, learned so far.
   *
   * @param sid such as {@code S-1-5-18}
   * @return null when no event has told it
   */
  @Override
  public @Nullable String account(String sid) {
    return sightings.account(sid);
  }
}
