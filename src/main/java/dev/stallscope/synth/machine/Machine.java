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

  private final Dice dice;
  private final Timings timings;
  private final Tape tape = new Tape();
  private final Modules modules = new Modules();
  private final List<SimProcess> processes = new ArrayList<>();
  private final Map<String, SimProcess> residents = new HashMap<>();
  private final String computer;
  private final String user;
  private final Account interactive;
  private final boolean advancedOutput;
  private final long start;
  private int nextId = 1200;
  private int nextPort;

  public Machine(Dice dice, Timings timings) {
    this.dice = dice;
    this.timings = timings;
    computer = "DESKTOP-" + dice.hex(7).toUpperCase(Locale.ROOT);
    user = dice.pick(List.of("anna", "dev", "jdoe", "maria", "tom"));
    interactive =
        new Account(computer + "\\" + user, 1, 0x10000L + dice.between(0, 900_000), "High");
    advancedOutput = dice.chance(0.25);
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

  /** The traced machine's end of a new connection. */
  public String localEnd() {
    nextPort += dice.between(1, 4);
    return computer + ".localdomain:" + nextPort;
  }

  /** A fresh process or thread id; Windows gives multiples of 4. */
  int newId() {
    nextId += 4 * dice.between(1, 30);
    return nextId;
  }

  /** System, with the drivers that are loaded. */
  public SimProcess system(List<Image> filterDrivers) {
    Image image = Image.ofWindows("System", "");
    SimProcess system =
        add(4, null, image, "", Account.SYSTEM, start - 8 * 3600 * Ticks.PER_SECOND);
    modules.drivers(filterDrivers).forEach(system::add);
    residents.put("System", system);
    return system;
  }

  /** A service that runs since before the capture; the same image is the same process. */
  public SimProcess service(Image image, String commandLine) {
    return resident(image, commandLine, Account.SYSTEM);
  }

  /** A program of the user that runs since before the capture; the same image is the same. */
  public SimProcess program(Image image, String commandLine) {
    return resident(image, commandLine, interactive);
  }

  private SimProcess resident(Image image, String commandLine, Account account) {
    return residents.computeIfAbsent(
        image.path() + '\0' + commandLine,
        key -> {
          long began = start - dice.ticks(60 * Ticks.PER_SECOND, 7 * 3600 * Ticks.PER_SECOND);
          SimProcess process = add(newId(), null, image, commandLine, account, began);
          modules.user(image, began).forEach(process::add);
          return process;
        });
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
        16 * GIGABYTE,
        64,
        EnumSet.allOf(Column.class),
        true,
        events);
  }
}
