package dev.stallscope.synth.machine;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process of the machine: an image, threads, modules, and when it began and ended. */
public final class SimProcess {
  private final Machine machine;
  private final int index;
  private final int pid;
  private final @Nullable SimProcess parent;
  private final Image image;
  private final String commandLine;
  private final long start;
  private final Account account;
  private final List<LoadedModule> modules = new ArrayList<>();
  private final List<Helper> helpers = new ArrayList<>();
  private long end;

  /** A thread that takes work from several sides, one at a time. */
  private static final class Helper {
    private final int id;
    private final List<long[]> busy = new ArrayList<>();

    Helper(int id) {
      this.id = id;
    }

    boolean isFree(long from, long to) {
      return busy.stream().allMatch(span -> span[1] <= from || to <= span[0]);
    }
  }

  SimProcess(
      Machine machine,
      int index,
      int pid,
      @Nullable SimProcess parent,
      Image image,
      String commandLine,
      Account account,
      long start) {
    this.machine = machine;
    this.index = index;
    this.pid = pid;
    this.parent = parent;
    this.image = image;
    this.commandLine = commandLine;
    this.account = account;
    this.start = start;
  }

  /** A new thread whose clock begins then. */
  public SimThread thread(long time) {
    return new SimThread(this, machine.newId(), time);
  }

  /** A thread of its pool that has nothing else to do in that span. */
  public SimThread helper(long from, long to) {
    Helper helper =
        helpers.stream().filter(each -> each.isFree(from, to)).findFirst().orElseGet(this::hire);
    helper.busy.add(new long[] {from, to});
    return new SimThread(this, helper.id, from);
  }

  private Helper hire() {
    Helper helper = new Helper(machine.newId());
    helpers.add(helper);
    return helper;
  }

  public Machine machine() {
    return machine;
  }

  /** Place in the capture's list of processes. */
  public int index() {
    return index;
  }

  public int pid() {
    return pid;
  }

  /** Null for what began before the capture under a parent that has no events. */
  public @Nullable SimProcess parent() {
    return parent;
  }

  public String name() {
    return image.name();
  }

  public Image image() {
    return image;
  }

  public String commandLine() {
    return commandLine;
  }

  Account account() {
    return account;
  }

  List<LoadedModule> modules() {
    return modules;
  }

  void add(LoadedModule module) {
    modules.add(module);
  }

  void ended(long time) {
    end = time;
  }

  /** What a reader would say of it. */
  public ProcessInfo info() {
    return new ProcessInfo(
        index,
        pid,
        parent == null ? 0 : parent.pid,
        parent == null ? -1 : parent.index,
        name(),
        image.path(),
        commandLine,
        account.user(),
        image.company(),
        image.version(),
        image.description(),
        account.session(),
        account.authenticationId(),
        account.integrity(),
        "False",
        machine.bits(),
        start,
        end,
        modules);
  }
}
