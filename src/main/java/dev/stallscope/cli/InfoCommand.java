package dev.stallscope.cli;

import dev.stallscope.index.EventStore;
import dev.stallscope.knowledge.FilterDriver;
import dev.stallscope.knowledge.FilterDrivers;
import dev.stallscope.knowledge.SecurityProducts;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.TraceInfo;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stallscope info}: what a capture is, and what it cannot tell. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    description =
        "Says what a trace is: machine, span, events, security products, and what is missing.")
final class InfoCommand implements Callable<Integer> {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Terminal terminal;

  @Mixin private ReadingOptions reading;

  @Parameters(
      paramLabel = "TRACE",
      description = "A PML, CSV or XML file, or one packed by gzip or zip.")
  private Path trace;

  InfoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (Capture capture = Capture.open(trace, reading.toReadOptions(), terminal)) {
      EventStore store = capture.index();
      capture.noteAbsentClasses(store);
      printCapture(store);
      printEvents(store);
      printSecurity(store.processes());
      capture.diagnostics().forEach(entry -> line("Note", entry.message() + times(entry.count())));
      capture.warnUnlessShown(Words.english());
    }
    return ExitStatus.DONE;
  }

  private static String times(long count) {
    return count > 1 ? " (" + count + " times)" : "";
  }

  private void printCapture(EventStore store) {
    TraceInfo info = store.info();
    line("Files", String.join(", ", info.files()));
    line("Format", info.format() + (info.bits() > 0 ? ", " + info.bits() + "-bit capture" : ""));
    lineIfKnown("Computer", info.computer());
    lineIfKnown("Windows", info.windows());
    if (info.processors() > 0) {
      line("Machine", info.processors() + " logical processors, " + gigabytes(info.memoryBytes()));
    }
    if (store.size() > 0) {
      line("Span", span(store));
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB of memory", bytes / (double) (1 << 30));
  }

  private static String span(EventStore store) {
    double seconds = Ticks.toSeconds(store.lastTicks() - store.firstTicks());
    String length = String.format(Locale.ROOT, "%.3f s", seconds);
    if (!store.info().dated()) {
      return length + " (the trace has no dates)";
    }
    LocalDateTime start =
        LocalDateTime.ofInstant(Ticks.toInstant(store.firstTicks()), ZoneOffset.UTC);
    String zone = store.info().format().equals("PML") ? " UTC" : " (as exported)";
    return length + " from " + CLOCK.format(start) + zone;
  }

  private void printEvents(EventStore store) {
    Map<EventClass, Long> counts = new EnumMap<>(EventClass.class);
    Set<Integer> active = new TreeSet<>();
    long withoutDuration = 0;
    for (long event = 0; event < store.size(); event++) {
      counts.merge(store.operation(event).eventClass(), 1L, Long::sum);
      active.add(store.process(event));
      withoutDuration += store.durationTicks(event) == Ticks.NONE ? 1 : 0;
    }
    List<String> classes = new ArrayList<>();
    counts.forEach(
        (eventClass, count) -> classes.add(eventClass.displayName() + " " + grouped(count)));
    line("Events", grouped(store.size()) + ": " + String.join(", ", classes));
    line("Processes", active.size() + " with events, " + store.processes().size() + " in all");
    if (store.info().hasDurations() && withoutDuration > 0) {
      line("Pending", grouped(withoutDuration) + " operations never completed in the capture");
    }
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private void printSecurity(List<ProcessInfo> processes) {
    SecurityProducts products = SecurityProducts.load();
    Set<String> found = new TreeSet<>();
    for (ProcessInfo process : processes) {
      products
          .guarding(process)
          .ifPresent(product -> found.add(product.product() + " (" + process.name() + ")"));
    }
    line("Security", found.isEmpty() ? "no known product among the processes" : join(found));
    printFilters(processes);
  }

  private void printFilters(List<ProcessInfo> processes) {
    FilterDrivers drivers = FilterDrivers.load();
    Set<String> filters = new TreeSet<>();
    boolean modulesKnown = false;
    for (ProcessInfo process : processes) {
      boolean kernel = process.name().equalsIgnoreCase("System");
      modulesKnown |= kernel && !process.modules().isEmpty();
      for (LoadedModule module : kernel ? process.modules() : List.<LoadedModule>of()) {
        drivers.of(module.path()).ifPresent(driver -> filters.add(text(driver)));
      }
    }
    if (modulesKnown) {
      line("Filters", filters.isEmpty() ? "none that Microsoft lists" : join(filters));
    } else {
      line("Filters", "not told: the trace does not list the kernel's drivers");
    }
  }

  private static String text(FilterDriver driver) {
    return driver.driver() + " (" + driver.group() + ", " + driver.company() + ")";
  }

  private static String join(Set<String> texts) {
    return String.join("; ", texts);
  }

  private void lineIfKnown(String head, String text) {
    if (!text.isEmpty()) {
      line(head, text);
    }
  }

  private void line(String head, String text) {
    PrintStream out = terminal.out();
    out.printf(Locale.ROOT, "%-10s %s%n", head, VisibleText.of(text));
  }
}
