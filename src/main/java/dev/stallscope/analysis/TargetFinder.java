package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.ToolProfiles;
import dev.stallscope.model.ProcessInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the process tree under study: the one the user named, or the one that lost most time. */
final class TargetFinder {
  /** They live as long as the session and start everything: a job begins below them. */
  private static final Set<String> SESSION_HOSTS =
      Set.of(
          "idle",
          "system",
          "registry",
          "memory compression",
          "smss.exe",
          "csrss.exe",
          "wininit.exe",
          "winlogon.exe",
          "services.exe",
          "lsass.exe",
          "svchost.exe",
          "userinit.exe",
          "explorer.exe",
          "sihost.exe",
          "taskhostw.exe",
          "dwm.exe",
          "runtimebroker.exe",
          "searchindexer.exe",
          "searchprotocolhost.exe",
          "searchfilterhost.exe",
          "smartscreen.exe",
          "wmiprvse.exe",
          "backgroundtaskhost.exe",
          "procmon.exe",
          "procmon64.exe",
          "procmon64a.exe");

  /** A build or package tool: what such captures are made for. */
  private static final long TOOL_WEIGHT = 10;

  /** What began in the capture: people start Process Monitor first and then what they study. */
  private static final long BEGUN_WEIGHT = 10;

  private final Scene scene;
  private final EventStore store;
  private final List<ProcessInfo> processes;
  private final ProcessTree tree;
  private final ToolProfiles tools = ToolProfiles.load();
  private final List<Wait> findings;
  private final long[] eventCounts;

  /**
   * @param findings of all processes, in order of their start
   */
  TargetFinder(Scene scene, List<Wait> findings) {
    this.scene = scene;
    this.store = scene.store();
    this.processes = store.processes();
    this.tree = new ProcessTree(processes);
    this.findings = findings;
    this.eventCounts = store.eventCounts();
  }

  Target named(String wanted) throws NoSuchProcessException {
    List<Integer> matches =
        IntStream.range(0, processes.size())
            .filter(process -> matches(processes.get(process), wanted))
            .boxed()
            .toList();
    if (matches.isEmpty()) {
      throw new NoSuchProcessException(wanted, NearNames.of(wanted, busiestFirst()));
    }
    boolean byPid = wanted.chars().allMatch(Character::isDigit);
    List<Integer> ranked = ranked(matches);
    return target(byPid ? ranked.subList(0, 1) : ranked, true);
  }

  private static boolean matches(ProcessInfo process, String wanted) {
    String path = wanted.replace('/', '\\').toLowerCase(Locale.ROOT);
    String image = process.imagePath().toLowerCase(Locale.ROOT);
    return wanted.equals(process.pidText())
        || wanted.equalsIgnoreCase(process.name())
        || (wanted + ".exe").equalsIgnoreCase(process.name())
        || (path.contains("\\") && (image.equals(path) || image.endsWith("\\" + path)));
  }

  /** Those first that none of the others started, and of them the most active. */
  private List<Integer> ranked(List<Integer> matches) {
    Set<Integer> below = tree.descendants(matches);
    return matches.stream()
        .sorted(
            Comparator.comparing((Integer process) -> below.contains(process))
                .thenComparingLong(process -> -eventCounts[process]))
        .toList();
  }

  private List<String> busiestFirst() {
    return IntStream.range(0, processes.size())
        .boxed()
        .sorted(Comparator.comparingLong((Integer process) -> -eventCounts[process]))
        .map(process -> processes.get(process).name())
        .distinct()
        .toList();
  }

  /**
   * The tree that lost most time to what the rules found. A build or package tool goes before
   * others that lost up to ten times as much, and so does what began in the capture before what was
   * there already. Windows' own services are chosen only where nothing else lost any; if nobody
   * did, a tool or the busiest. What the capture lists but shows nothing of comes last.
   */
  Target mostDelayed() {
    int[] jobs = jobs();
    BlockedTime lost = new BlockedTime(processes.size());
    findings.forEach(f -> lost.add(jobs[f.process()], f.startTicks(), f.blockedTicks()));
    long[] events = new long[processes.size()];
    boolean[] isTool = new boolean[processes.size()];
    for (int process = 0; process < jobs.length; process++) {
      events[jobs[process]] += eventCounts[process];
      isTool[jobs[process]] |= isTool(process);
    }
    int best =
        IntStream.range(0, processes.size())
            .boxed()
            .filter(process -> jobs[process] == process && !scene.guards().isEngine(process))
            .max(
                Comparator.comparing((Integer job) -> lost.ticks(job) > 0 && !isSessionHost(job))
                    .thenComparingLong(job -> lost.ticks(job) * weight(job, isTool[job]))
                    .thenComparing(job -> events[job] > 0)
                    .thenComparing(job -> !isSessionHost(job))
                    .thenComparing(job -> isTool[job])
                    .thenComparingLong(job -> events[job])
                    .thenComparing(Comparator.reverseOrder()))
            .orElse(0);
    return target(List.of(best), false);
  }

  private long weight(int job, boolean isTool) {
    return (isTool ? TOOL_WEIGHT : 1) * (beganInCapture(job) ? BEGUN_WEIGHT : 1);
  }

  private boolean isTool(int process) {
    return tools.isTool(processes.get(process).name());
  }

  private String name(int process) {
    return processes.get(process).name().toLowerCase(Locale.ROOT);
  }

  /** The root of each process's job. Trees may be deep: every step up is taken once. */
  private int[] jobs() {
    int[] jobs = new int[processes.size()];
    Arrays.fill(jobs, -1);
    for (int process = 0; process < jobs.length; process++) {
      int root = process;
      while (jobs[root] < 0 && employer(root) >= 0) {
        jobs[root] = root; // ends a circle of parents, as damage may make one
        root = employer(root);
      }
      jobs[root] = jobs[root] < 0 ? root : jobs[root];
      for (int member = process; member != root; member = employer(member)) {
        jobs[member] = jobs[root];
      }
    }
    return jobs;
  }

  /**
   * The parent whose job a process belongs to, one that began in the capture itself; -1 when it
   * begins a job. A shell that was already open is not part of the job it started.
   */
  private int employer(int process) {
    int parent = tree.parent(process);
    boolean same =
        parent >= 0 && !isSessionHost(process) && !isSessionHost(parent) && beganInCapture(parent);
    return same ? parent : -1;
  }

  private boolean isSessionHost(int process) {
    return SESSION_HOSTS.contains(name(process));
  }

  private boolean beganInCapture(int process) {
    return processes.get(process).startTicks() >= store.firstTicks();
  }

  private Target target(Collection<Integer> roots, boolean chosenByUser) {
    Set<Integer> members = new LinkedHashSet<>(roots);
    members.addAll(tree.descendants(roots));
    boolean[] included = new boolean[processes.size()];
    members.forEach(process -> included[process] = true);
    Span span = new Span(store.firstTicks());
    store.eachOf(
        included,
        event -> {
          long ticks = Math.max(0, store.durationTicks(event));
          boolean counts = ticks == 0 || scene.waits().reason(event) == null;
          span.include(store.startTicks(event), counts ? ticks : 0);
        });
    BlockedTime lost = new BlockedTime(1);
    for (Wait finding : findings) {
      if (included[finding.process()]) {
        lost.add(0, finding.startTicks(), finding.blockedTicks());
        span.include(finding.startTicks(), finding.blockedTicks());
      }
    }
    return new Target(
        roots.iterator().next(),
        List.copyOf(members),
        chosenByUser,
        span.start(),
        span.end(),
        lost.ticks(0));
  }

  /** First start and last end of what was included; nothing lasts no time. */
  private static final class Span {
    private final long ofNothing;
    private long start = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;

    Span(long ofNothing) {
      this.ofNothing = ofNothing;
    }

    void include(long startTicks, long ticks) {
      start = Math.min(start, startTicks);
      end = Math.max(end, startTicks + ticks);
    }

    long start() {
      return end < start ? ofNothing : start;
    }

    long end() {
      return end < start ? ofNothing : end;
    }
  }

  /** Wall-clock time covered by waits, for several groups; waits come in order of their start. */
  private static final class BlockedTime {
    private final long[] ticks;
    private final long[] coveredUntil;

    BlockedTime(int groups) {
      ticks = new long[groups];
      coveredUntil = new long[groups];
      Arrays.fill(coveredUntil, Long.MIN_VALUE);
    }

    void add(int group, long start, long duration) {
      long end = start + duration;
      ticks[group] += Math.max(0, end - Math.max(start, coveredUntil[group]));
      coveredUntil[group] = Math.max(coveredUntil[group], end);
    }

    long ticks(int group) {
      return ticks[group];
    }
  }
}
