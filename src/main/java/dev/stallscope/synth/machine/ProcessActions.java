package dev.stallscope.synth.machine;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;

/** How processes begin and end, in the order in which ProcMon shows it. */
public final class ProcessActions {
  private static final String EXECUTION_OPTIONS =
      "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options\\";

  private final SimThread thread;

  ProcessActions(SimThread thread) {
    this.thread = thread;
  }

  /**
   * A process that was started.
   *
   * @param main its first thread
   * @param created the parent's Process Create
   * @param started the child's Process Start
   * @param firstLoad the child's first Load Image
   */
  public record Started(SimThread main, SimEvent created, SimEvent started, SimEvent firstLoad) {}

  /** The two steps of a start that read the image: what scans on execute hold up. */
  public record ImageCheck(SimEvent open, SimEvent section) {}

  /** Starts a process in ordinary time. */
  public Started start(Image image, String commandLine) {
    check(image, -1, -1);
    return create(image, commandLine, 0);
  }

  /**
   * Opens and maps the image to be started.
   *
   * @param openTicks how long the open takes, -1 for an ordinary time
   * @param sectionTicks how long the section takes, -1 for an ordinary time
   */
  public ImageCheck check(Image image, long openTicks, long sectionTicks) {
    FileActions files = thread.files();
    String path = image.path();
    files.stat(path);
    SimEvent open =
        openTicks < 0 ? files.open(path, Open.EXECUTE) : files.open(path, Open.EXECUTE, openTicks);
    SimEvent section = files.beginSection(path, NtStatus.FILE_LOCKED_WITH_ONLY_READERS);
    if (sectionTicks >= 0) {
      section.lasting(sectionTicks);
    }
    thread.done(section);
    files.releaseSection(path);
    thread.registry().miss(EXECUTION_OPTIONS + image.name());
    files.query(Operation.QUERY_SECURITY_FILE, path);
    return new ImageCheck(open, section);
  }

  /**
   * Makes the process of an image that was checked, and closes the image.
   *
   * @param idle ticks from the start of the process until it does its first step
   */
  public Started create(Image image, String commandLine, long idle) {
    SimEvent created = thread.begin(Operation.PROCESS_CREATE, image.path()).target(commandLine);
    thread.done(created);
    SimProcess child =
        thread.machine().child(thread.process(), image, commandLine, created.start());
    created.code(child.pid());
    SimThread inChild = new SimThread(child, thread.id(), thread.now());
    SimEvent started = inChild.run(Operation.PROCESS_START, "");
    SimThread main = child.thread(inChild.now());
    inChild.done(inChild.begin(Operation.THREAD_CREATE, "").code(main.id()));
    thread.waitUntil(inChild.now());
    thread.files().close(image.path());
    main.waitUntil(thread.now());
    main.pause(idle + thread.machine().dice().ticks(2_000, 20_000));
    return new Started(main, created, started, main.processes().loadAll(image));
  }

  /** Loads the image itself and every process's libraries; returns the first load. */
  private SimEvent loadAll(Image image) {
    SimEvent first = load(image);
    Modules.common().forEach(this::load);
    thread
        .registry()
        .miss("HKLM\\System\\CurrentControlSet\\Control\\Session Manager\\Segment Heap");
    return first;
  }

  private SimEvent load(Image image) {
    LoadedModule module = thread.machine().module(image, thread.now());
    thread.process().add(module);
    SimEvent load = thread.begin(Operation.LOAD_IMAGE, image.path()).length(module.size());
    return thread.done(load);
  }

  /** Opens, maps, loads and closes a library. */
  public void loadLibrary(Image image) {
    FileActions files = thread.files();
    files.open(image.path(), Open.EXECUTE);
    files.createSection(image.path(), NtStatus.FILE_LOCKED_WITH_ONLY_READERS);
    load(image);
    files.close(image.path());
  }

  /** Ends the process with its last thread. */
  public void exit(int status) {
    thread.done(thread.begin(Operation.THREAD_EXIT, "").code(status));
    SimEvent exit = thread.done(thread.begin(Operation.PROCESS_EXIT, "").code(status));
    thread.process().ended(exit.start());
  }

  /** Starts another thread of this process. */
  public SimThread fork() {
    SimThread other = thread.process().thread(thread.now());
    thread.done(thread.begin(Operation.THREAD_CREATE, "").code(other.id()));
    other.waitUntil(thread.now());
    return other;
  }
}
