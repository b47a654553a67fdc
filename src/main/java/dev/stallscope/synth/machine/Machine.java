package dev.stallscope.synth.machine;

import dev.stallscope.model.Column;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The traced computer: its name and user, its processes, its tape. */
public final class Machine {
  /** 2025-01-06 08:00 UTC; captures begin within the following year. */
  private static final long FIRST_START = 133_806_240_000_000_000L;

  private static final int FIRST_PRIVATE_PORT = 49_700;
  private static final long GIGABYTE = 1L << 30;
  private static final Image SERVICES =
      Image.ofWindows("C:\\Windows\\System32\\services.exe", "Services and Controller app");
  private static final Image SHELL =
      Image.ofWindows("C:\\Windows\\explorer.exe", "Windows Explorer");

  private final Dice dice;

  /** Apart, so that one thread more changes nothing else. */
  private final Dice ids;

  private final Timings timings;
  private final Tape tape = new Tape();
  private final int bits;
  private final Modules modules;
  private final List<SimProcess> processes = new ArrayList<>();
  private final Map<String, SimProcess> residents = new HashMap<>();
  private final String computer;
  private final String user;
  private final Account interactive;
  private final boolean advancedOutput;
  private final boolean newerTcp;
  private final long start;
  private int nextId = 700;
  private int nextPort;

  /**
   * A machine that has just begun to be traced.
   *
   * @param bits of its Windows, 32 or 64
   */
  public Machine(Dice dice, Timings timings, int bits) {
    this.bits = bits;
    modules = new Modules(bits);
    this.dice = dice;
    ids = new Dice(dice.between(0, 1_000_000));
    this.timings = timings;
    computer = "DESKTOP-" + dice.hex(7).toUpperCase(Locale.ROOT);
    user = dice.pick(List.of("anna", "dev", "jdoe", "maria", "tom"));
    interactive =
        new Account(computer + "\\" + user, 1, 0x10000L + dice.between(0, 900_000), "High");
    advancedOutput = dice.chance(0.25);
    newerTcp = dice.chance(0.5);
    nextPort = FIRST_PRIVATE_PORT + dice.between(0, 9_000);
    start =
        FIRST_START
            + dice.between(0, 364) * Ticks.PER_DAY
            + dice.between(0, 12 * 3600) * Ticks.PER_SECOND
            + dice.between(0, (int) Ticks.PER_SECOND - 1);
  }

  public Dice dice() {
    return dice;
  }

  public Timings timings() {
    return timings;
  }

  public Tape tape() {
    return tape;
  }

  /** FILETIME of the capture's begin. */
  public long start() {
    return start;
  }

  /** Name of the user at the console, as in {@code C:\Users\name}. */
  public String user() {
    return user;
  }

  /** Whether ProcMon's advanced output was on, which shows IRPs under their own names too. */
  public boolean advancedOutput() {
    return advancedOutput;
  }

  /** Whether it retransmits a SYN after one second already, as newer versions of Windows do. */
  public boolean newerTcp() {
    return newerTcp;
  }

  int bits() {
    return bits;
  }

  /** The traced machine's end of a new connection. */
  public String localEnd() {
    nextPort += dice.between(1, 4);
    return computer + ".localdomain:" + nextPort;
  }

  /** A fresh process or thread id; Windows gives multiples of 4. */
  int newId() {
    nextId += 4 * ids.between(1, 30);
    return nextId;
  }

  /** System, with the drivers that are loaded. */
  public SimProcess system(List<Image> filterDrivers) {
    Image image = Image.ofWindows("System", "");
    long booted = start - 8 * 3600 * Ticks.PER_SECOND;
    SimProcess system = add(4, null, image, "", Account.SYSTEM, booted);
    modules.drivers(filterDrivers, booted).forEach(system::add);
    residents.put("System", system);
    return system;
  }

  /** A service that runs since before the capture; the same image is the same process. */
  public SimProcess service(Image image, String commandLine) {
    SimProcess manager = resident(null, SERVICES, SERVICES.path(), Account.SYSTEM);
    return resident(manager, image, commandLine, Account.SYSTEM);
  }

  /** A program of the user that runs since before the capture; the same image is the same. */
  public SimProcess program(Image image, String commandLine) {
    return resident(shell(), image, commandLine, interactive);
  }

  /** The user's desktop, which starts programs. */
  public SimProcess shell() {
    return resident(null, SHELL, "C:\\WINDOWS\\Explorer.EXE", interactive);
  }

  private SimProcess resident(
      @Nullable SimProcess parent, Image image, String commandLine, Account account) {
    String key = image.path() + '\0' + commandLine;
    SimProcess known = residents.get(key);
    if (known != null) {
      return known;
    }
    long booted = start - 7 * 3600 * Ticks.PER_SECOND;
    long earliest = parent == null ? booted : parent.info().startTicks();
    long began = start - dice.ticks(60 * Ticks.PER_SECOND, start - earliest);
    SimProcess process = add(newId(), parent, image, commandLine, account, began);
    modules.user(image, began).forEach(process::add);
    residents.put(key, process);
    return process;
  }

  /** A process that begins in the capture; its modules come as it loads them. */
  SimProcess child(SimProcess parent, Image image, String commandLine, long began) {
    return add(newId(), parent, image, commandLine, parent.account(), began);
  }

  private SimProcess add(
      int pid,
      @Nullable SimProcess parent,
      Image image,
      String commandLine,
      Account account,
      long began) {
    SimProcess process =
        new SimProcess(this, processes.size(), pid, parent, image, commandLine, account, began);
    processes.add(process);
    return process;
  }

  /** Where an image lies in memory, the same in every process. */
  LoadedModule module(Image image, long loadTicks) {
    return modules.module(image, loadTicks);
  }

  /** All processes so far. */
  public List<SimProcess> processes() {
    return List.copyOf(processes);
  }

  /** All processes as a reader would tell of them. */
  public List<ProcessInfo> processInfos() {
    return processes.stream().map(SimProcess::info).toList();
  }

  /** What a capture of this machine says of itself. */
  public TraceInfo traceInfo(String name, long events) {
    return new TraceInfo(
        List.of(name),
        "PML",
        computer,
        "Windows 10 (build 19045)",
        8,
        (bits == 64 ? 16 : 4) * GIGABYTE,
        bits,
        EnumSet.allOf(Column.class),
        true,
        events);
  }
}
