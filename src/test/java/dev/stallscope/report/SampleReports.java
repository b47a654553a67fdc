package dev.stallscope.report;

import dev.stallscope.advice.Advisor;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.Analysis.Statement;
import dev.stallscope.analysis.Analysis.Verdict;
import dev.stallscope.analysis.RuleResult;
import dev.stallscope.analysis.Target;
import dev.stallscope.analysis.rule.Cause;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.analysis.rule.Finding.Severity;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.rule.WaitByDesign;
import dev.stallscope.analysis.rule.WaitByDesign.Reason;
import dev.stallscope.analysis.wallclock.Share;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.EventStoreBuilder;
import dev.stallscope.model.Column;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.ReadDiagnostics;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Builds inputs of reports by hand: a small world of events, and what there is to say of it. */
public final class SampleReports {
  public static final long START = Ticks.ofUtc(LocalDateTime.of(2026, 3, 4, 9, 15, 0));
  public static final long THRESHOLD = 50 * Ticks.PER_MILLISECOND;
  private static final int FIRST_PID = 4120;

  /** Path indexes are known when the store is built. */
  private static final int LATER = -1;

  private final List<ProcessInfo> processes = new ArrayList<>();
  private final EventStoreBuilder events = new EventStoreBuilder();
  private final List<Finding> findings = new ArrayList<>();
  private final List<WaitByDesign> waits = new ArrayList<>();
  private final Map<Long, String> details = new HashMap<>();
  private final List<ReadDiagnostics.Entry> diagnostics = new ArrayList<>();
  private Set<Column> columns = EnumSet.allOf(Column.class);
  private String format = "PML";
  private String file = "go-build.PML";
  private long seconds = 60;

  /** The target is the first of the processes. */
  private int treeSize = 3;

  private Statement statement = Statement.BLOCKED;

  /** A go build with this many long operations, always the same. */
  public static ReportInput goBuild(int count) {
    SampleReports world = new SampleReports();
    world.process("go.exe", "go build ./...", -1);
    world.process("compile.exe", "compile -o $WORK\\b001\\_pkg_.a -p example.com/app", 0);
    world.process("link.exe", "link -o app.exe -buildmode=exe", 0);
    world.process("MsMpEng.exe", "", -1);
    Random random = new Random(7);
    world.fill(count, random);
    world.waits.add(
        world.wait(
            Reason.DIRECTORY_NOTIFICATION,
            Operation.NOTIFY_CHANGE_DIRECTORY,
            "C:\\Users\\ci\\src",
            58.7));
    world.waits.add(
        world.wait(
            Reason.PIPE_OR_MAILSLOT, Operation.READ_FILE, "\\Device\\NamedPipe\\go-build-7", 6.8));
    world.diagnostics.add(
        new ReadDiagnostics.Entry(
            "pml.truncated",
            "The capture was not closed: 121,004 whole events were kept, the rest after byte"
                + " 24,117,248 could not be read. Close Process Monitor before copying its file.",
            1));
    return world.input();
  }

  /** A package install with a blocking point of each kind, a retry series and a connection. */
  public static ReportInput everyKind() {
    SampleReports world = new SampleReports();
    world.file = "npm-ci.PML";
    world.treeSize = 1;
    world.process("node.exe", "node npm-cli.js ci", -1);
    world.process("MsMpEng.exe", "", -1);
    world.process("SearchIndexer.exe", "", -1);
    world.scan();
    world.retries();
    world.connection();
    world.finding(
        0,
        104,
        Operation.FLUSH_BUFFERS_FILE,
        "C:\\Users\\ci\\app\\package-lock.json",
        at(9),
        4_200_000,
        0);
    return world.input();
  }

  private void scan() {
    String file = "C:\\Users\\ci\\app\\node_modules\\esbuild\\esbuild.exe";
    event(0, 100, Operation.WRITE_FILE, file, at(2), 900, 0);
    long close = event(0, 100, Operation.CLOSE_FILE, file, at(2) + 5_000, 61_000_000, 0);
    int locked = NtStatus.FILE_LOCKED_WITH_WRITERS;
    long map = event(1, 300, Operation.CREATE_FILE_MAPPING, file, at(2) + 25_000, 400, locked);
    event(0, 100, Operation.CREATE_FILE, file, at(2) + 61_100_000, 700, 0);
    blocked(
        Cause.ANTIVIRUS_SCAN,
        Operation.CLOSE_FILE,
        100,
        at(2) + 5_000,
        61_000_000,
        1,
        Outcome.COMPLETED,
        new Culprit(1, "Microsoft Defender"),
        List.of(new Evidence(close, What.SLOW_OPERATION), new Evidence(map, What.ENGINE_SECTION)),
        List.of(
            Ground.of(Ground.Kind.ENGINE_MAPPED_FILE, 1), Ground.of(Ground.Kind.SCAN_ON_CLOSE)));
  }

  private void retries() {
    String file = "C:\\Users\\ci\\app\\node_modules\\.staging\\left-pad";
    List<Evidence> evidence = new ArrayList<>();
    long open = event(2, 400, Operation.CREATE_FILE, file, at(20), 300, 0);
    long first = at(21);
    for (int i = 0; i < 6; i++) {
      long start = first + 2_000_000L * i * i;
      long refused =
          event(0, 101, Operation.CREATE_FILE, file, start, 250, NtStatus.SHARING_VIOLATION);
      evidence.add(new Evidence(refused, What.REFUSED));
    }
    long close = event(2, 400, Operation.CLOSE_FILE, file, first + 60_000_000, 90, 0);
    long success = event(0, 101, Operation.CREATE_FILE, file, first + 72_000_000, 410, 0);
    evidence.add(new Evidence(success, What.SUCCEEDED));
    evidence.add(new Evidence(open, What.HOLDER_OPENED));
    evidence.add(new Evidence(close, What.HOLDER_CLOSED));
    blocked(
        Cause.LOCK_CONFLICT,
        Operation.CREATE_FILE,
        101,
        first,
        72_000_000,
        7,
        Outcome.RECOVERED,
        new Culprit(2, "Windows Search"),
        evidence,
        List.of(Ground.of(Ground.Kind.HOLDER_CONFLICTS)));
  }

  private void connection() {
    String path = "BUILD-07:50231 -> registry.npm.example:https";
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      long start = at(30) + ((1L << i) - 1) * Ticks.PER_SECOND;
      long sent = event(0, 0, Operation.TCP_RECONNECT, path, start, 0, 0);
      evidence.add(new Evidence(sent, What.CONNECT_ATTEMPT));
    }
    long end = event(0, 0, Operation.TCP_DISCONNECT, path, at(51), 0, 0);
    evidence.add(new Evidence(end, What.DISCONNECTED));
    blocked(
        Cause.NETWORK_STALL,
        Operation.TCP_RECONNECT,
        -1,
        at(30),
        21 * Ticks.PER_SECOND,
        4,
        Outcome.UNANSWERED,
        null,
        evidence,
        List.of(Ground.of(Ground.Kind.DOUBLING_GAPS, 4), Ground.of(Ground.Kind.NO_ANSWER)));
  }

  private static long at(double seconds) {
    return START + (long) (seconds * Ticks.PER_SECOND);
  }

  private void blocked(
      Cause kind,
      Operation operation,
      int thread,
      long start,
      long ticks,
      int attempts,
      Outcome outcome,
      Culprit culprit,
      List<Evidence> evidence,
      List<Ground> grounds) {
    findings.add(
        new Finding(
            "",
            kind,
            kind.id() + "-sample",
            Severity.HIGH,
            0.9,
            0,
            thread,
            operation,
            LATER,
            start,
            ticks,
            attempts,
            outcome,
            culprit,
            evidence,
            grounds));
  }

  /** A world of one process without any event but those that are added. */
  public static SampleReports of(String process, String commandLine) {
    SampleReports world = new SampleReports();
    world.process(process, commandLine, -1);
    return world;
  }

  private void fill(int count, Random random) {
    for (int i = 0; i < 4000; i++) {
      long duration = (long) (10 * Math.exp(random.nextGaussian() * 1.8 + 2.5));
      long start = START + (long) (random.nextDouble() * seconds * Ticks.PER_SECOND);
      long under = Math.min(duration, THRESHOLD - 1);
      event(
          random.nextInt(3),
          100 + random.nextInt(5),
          Operation.READ_FILE,
          "C:\\go\\a.go",
          start,
          under,
          0);
    }
    Operation[] slow = {
      Operation.CREATE_FILE,
      Operation.CLOSE_FILE,
      Operation.WRITE_FILE,
      Operation.REG_OPEN_KEY,
      Operation.FLUSH_BUFFERS_FILE,
      Operation.QUERY_DIRECTORY
    };
    for (int i = 0; i < count; i++) {
      long ticks = THRESHOLD + (long) Math.exp(random.nextGaussian() * 1.3 + 13);
      long at = START + (long) (random.nextDouble() * (seconds - 5) * Ticks.PER_SECOND);
      Operation operation = slow[(int) (Math.pow(random.nextDouble(), 2) * slow.length)];
      String path =
          "C:\\Users\\ci\\AppData\\Local\\go-build\\"
              + Integer.toHexString(i)
              + "\\"
              + Long.toHexString(random.nextLong())
              + "-d";
      int status = i % 9 == 8 ? NtStatus.SHARING_VIOLATION : 0;
      finding(random.nextInt(3), 100 + random.nextInt(5), operation, path, at, ticks, status);
    }
  }

  /** Adds a process; the next index. */
  public SampleReports process(String name, String commandLine, int parent) {
    return process(name, FIRST_PID + 36 * processes.size(), commandLine, parent);
  }

  /** Adds a process with this PID, -1 as if the trace did not tell; the next index. */
  public SampleReports process(String name, int pid, String commandLine, int parent) {
    int index = processes.size();
    int parentPid = parent < 0 ? 900 : processes.get(parent).pid();
    String image = "C:\\Program Files\\Go\\bin\\" + name;
    processes.add(
        new ProcessInfo(
            index,
            pid,
            parentPid,
            parent,
            name,
            image,
            commandLine,
            "CI\\ci",
            "",
            "",
            "",
            1,
            0,
            "Medium",
            "False",
            64,
            START,
            0,
            List.of()));
    return this;
  }

  /** Adds an event and the finding it shows. */
  public SampleReports finding(
      int process,
      int thread,
      Operation operation,
      String path,
      long start,
      long ticks,
      int status) {
    long number = event(process, thread, operation, path, start, ticks, status);
    details.put(
        number,
        "Desired Access: Generic Read, Disposition: Open, Options: Synchronous IO Non-Alert,"
            + " Non-Directory File, Attributes: n/a, ShareMode: Read, Write, AllocationSize: n/a,"
            + " OpenResult: Opened");
    Severity severity =
        ticks > 30_000_000 ? Severity.HIGH : ticks > 6_000_000 ? Severity.MEDIUM : Severity.LOW;
    findings.add(
        new Finding(
            "",
            Cause.SLOW_OPERATION,
            "slow-storage",
            severity,
            1,
            process,
            thread,
            operation,
            LATER,
            start,
            ticks,
            1,
            Outcome.COMPLETED,
            null,
            List.of(new Evidence(number, What.SLOW_OPERATION)),
            List.of(Ground.of(Ground.Kind.STORAGE))));
    return this;
  }

  private long event(
      int process,
      int thread,
      Operation operation,
      String path,
      long start,
      long ticks,
      int status) {
    EventRecord event = new EventRecord();
    event.clearDetails();
    event.number = events.size();
    event.process = process;
    event.threadId = columns.contains(Column.TID) ? thread : EventRecord.NONE;
    event.operation = operation;
    event.startTicks = start;
    event.durationTicks = columns.contains(Column.DURATION) ? ticks : Ticks.NONE;
    event.status = status;
    event.path = path.getBytes(StandardCharsets.UTF_8);
    event.pathLength = event.path.length;
    events.add(event);
    return event.number;
  }

  private WaitByDesign wait(Reason reason, Operation operation, String path, double seconds) {
    long ticks = (long) (seconds * Ticks.PER_SECOND);
    long number = event(0, 100, operation, path, START, ticks, 0);
    return new WaitByDesign(reason, operation, LATER, 3, ticks, number);
  }

  /** The Detail text of the last event. */
  public SampleReports detail(String text) {
    details.put(events.size() - 1, text);
    return this;
  }

  public SampleReports diagnostic(String code, String message, long count) {
    diagnostics.add(new ReadDiagnostics.Entry(code, message, count));
    return this;
  }

  /** A CSV with the default columns: no durations, no thread ids. */
  public SampleReports withoutDurations() {
    columns = EnumSet.copyOf(Column.DEFAULTS);
    format = "CSV";
    statement = Statement.CANNOT_TELL;
    return this;
  }

  public SampleReports file(String name) {
    file = name;
    return this;
  }

  public ReportInput input() {
    if (events.size() == 0) {
      event(0, 100, Operation.READ_FILE, "C:\\go\\a.go", START, 120, 0);
    }
    TraceInfo info =
        new TraceInfo(
            List.of(file),
            format,
            format.equals("PML") ? "BUILD-07" : "",
            format.equals("PML") ? "Windows 10 (build 19045)" : "",
            8,
            16L << 30,
            64,
            columns,
            format.equals("PML"),
            -1);
    EventStore store = events.build(info, processes);
    List<Finding> numbered = numbered(store);
    long lost = numbered.stream().mapToLong(Finding::blockedTicks).sum();
    long total = seconds * Ticks.PER_SECOND;
    long waited = Math.min(lost, total * 2 / 3);
    List<Integer> tree = new ArrayList<>();
    for (int i = 0; i < Math.min(treeSize, processes.size()); i++) {
      tree.add(i);
    }
    Target target = new Target(0, tree, false, START, START + total, lost);
    List<Share> wallClock = wallClock(numbered, waited, total);
    boolean nothing = numbered.isEmpty() && statement == Statement.BLOCKED;
    Verdict verdict =
        new Verdict(
            nothing ? Statement.NOT_BLOCKED : statement,
            numbered.isEmpty() ? Cause.UNEXPLAINED : numbered.get(0).kind(),
            waited,
            1);
    Analysis analysis =
        new Analysis(
            store,
            target,
            wallClock,
            numbered,
            placed(store),
            List.of(
                new RuleResult(
                    "slow-storage",
                    columns.contains(Column.DURATION) ? null : Missing.DURATIONS,
                    numbered.size())),
            verdict);
    return new ReportInput(
        analysis,
        Advisor.of(analysis),
        diagnostics,
        "0.1.0",
        THRESHOLD,
        details,
        new TargetSums(analysis));
  }

  private static List<Share> wallClock(List<Finding> findings, long waited, long total) {
    if (waited == 0) {
      return List.of(new Share(Cause.UNEXPLAINED, total));
    }
    Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    findings.forEach(finding -> causes.merge(finding.kind(), finding.blockedTicks(), Long::sum));
    long lost = causes.values().stream().mapToLong(Long::longValue).sum();
    List<Share> shares = new ArrayList<>();
    causes.forEach((cause, ticks) -> shares.add(new Share(cause, waited * ticks / lost)));
    shares.add(new Share(Cause.REGISTRY, total / 20));
    long told = shares.stream().mapToLong(Share::ticks).sum();
    shares.add(new Share(Cause.UNEXPLAINED, total - told));
    return shares;
  }

  private List<WaitByDesign> placed(EventStore store) {
    return waits.stream()
        .map(
            wait ->
                new WaitByDesign(
                    wait.reason(),
                    wait.operation(),
                    store.path(wait.event()),
                    wait.count(),
                    wait.longestTicks(),
                    wait.event()))
        .toList();
  }

  private List<Finding> numbered(EventStore store) {
    findings.sort(Comparator.comparingLong(Finding::blockedTicks).reversed());
    List<Finding> numbered = new ArrayList<>();
    for (Finding f : findings) {
      numbered.add(
          new Finding(
              "F" + (numbered.size() + 1),
              f.kind(),
              f.rule(),
              f.severity(),
              f.confidence(),
              f.process(),
              f.threadId(),
              f.operation(),
              store.path(f.evidence().get(0).event()),
              f.startTicks(),
              f.blockedTicks(),
              f.attempts(),
              f.outcome(),
              f.culprit(),
              f.evidence(),
              f.grounds()));
    }
    return numbered;
  }
}
