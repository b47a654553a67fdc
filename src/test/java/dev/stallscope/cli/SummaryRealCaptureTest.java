package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.stallscope.RealCaptures;
import dev.stallscope.model.Operation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code summary} says of a PML, against sums over ProcMon's own CSV of it. */
class SummaryRealCaptureTest {
  private static final Set<String> READS =
      Set.of(
          "ReadFile",
          "RegQueryKey",
          "RegQueryValue",
          "RegQueryMultipleValueKey",
          "RegEnumKey",
          "RegEnumValue");

  private static final Set<String> WRITES =
      Set.of(
          "WriteFile",
          "RegSetValue",
          "RegSetInfoKey",
          "RegRenameKey",
          "RegDeleteKey",
          "RegDeleteValue");

  /** Results of reads and writes in these captures that are no errors by their NTSTATUS. */
  private static final Set<String> WORKED = Set.of("SUCCESS", "BUFFER OVERFLOW", "NO MORE ENTRIES");

  private static final Pattern LENGTH = Pattern.compile("\\bLength: ([\\d,]+)");

  static Stream<String> captures() {
    return RealCaptures.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void crossReferencesAreThoseOfProcmonsCsv(String name) throws IOException {
    Map<String, List<NamedCsvRecord>> byPath =
        rows(name).stream()
            .filter(row -> is(row, READS) || is(row, WRITES))
            .filter(row -> WORKED.contains(row.getField("Result")))
            .filter(row -> !row.getField("Path").isEmpty())
            .collect(Collectors.groupingBy(SummaryRealCaptureTest::upperPath));
    Map<String, String> expected = new TreeMap<>();
    byPath.forEach((path, rows) -> addShared(expected, path, rows));

    Map<String, String> got = new TreeMap<>();
    for (JsonNode row : summary(name, "cross-reference")) {
      got.put(
          row.get("path").textValue().toUpperCase(Locale.ROOT),
          line(
              row.get("writes").longValue(),
              row.get("reads").longValue(),
              row.get("writers").textValue(),
              row.get("readers").textValue()));
    }
    assertThat(got).isEqualTo(expected);
  }

  /** Spellings of one path differ in case; those without a drive do not matter here. */
  private static String upperPath(NamedCsvRecord row) {
    return row.getField("Path").toUpperCase(Locale.ROOT);
  }

  private static void addShared(
      Map<String, String> shared, String path, List<NamedCsvRecord> rows) {
    List<NamedCsvRecord> reads = rows.stream().filter(row -> is(row, READS)).toList();
    List<NamedCsvRecord> writes = rows.stream().filter(row -> is(row, WRITES)).toList();
    boolean anotherReads =
        writes.stream().anyMatch(w -> reads.stream().anyMatch(r -> !pid(w).equals(pid(r))));
    if (anotherReads) {
      shared.put(path, line(writes.size(), reads.size(), names(writes), names(reads)));
    }
  }

  private static String names(List<NamedCsvRecord> rows) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    rows.forEach(row -> names.add(row.getField("Process Name")));
    return String.join(", ", names);
  }

  private static String line(long writes, long reads, String writers, String readers) {
    return writes + " by " + writers + "; " + reads + " by " + readers;
  }

  private static boolean is(NamedCsvRecord row, Set<String> operations) {
    return operations.contains(row.getField("Operation"));
  }

  private static String pid(NamedCsvRecord row) {
    return row.getField("PID");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void figuresAreThoseOfProcmonsCsv(String name) throws IOException {
    List<NamedCsvRecord> rows = rows(name);
    check(name, "operation", rows, SummaryRealCaptureTest::operation);
    check(name, "result", rows, row -> row.getField("Result"));
    check(name, "class", rows, row -> row.getField("Event Class"));
    check(name, "process", rows, row -> row.getField("Process Name") + " (" + pid(row) + ")");
    List<NamedCsvRecord> registry =
        rows.stream().filter(row -> row.getField("Event Class").equals("Registry")).toList();
    check(name, "path", registry, SummaryRealCaptureTest::upperPath, "--class", "registry");
  }

  /** The ProcMon that made the CSVs had no name for some operations yet. */
  private static String operation(NamedCsvRecord row) {
    return knownToAll(row.getField("Operation"));
  }

  private static String knownToAll(String name) {
    Operation operation = Operation.named(name);
    return operation == null || operation.isNamedSince360() ? "" : name;
  }

  private static void check(
      String name,
      String by,
      Collection<NamedCsvRecord> rows,
      Function<NamedCsvRecord, String> key,
      String... options)
      throws IOException {
    Map<String, List<NamedCsvRecord>> groups =
        rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    groups.remove("");
    Map<String, String> expected = new TreeMap<>();
    groups.forEach((group, members) -> expected.put(group, figures(members)));
    Map<String, String> got = new TreeMap<>();
    for (JsonNode row : summary(name, by, options)) {
      String text = row.get(by).textValue();
      String group =
          switch (by) {
            case "path" -> text.toUpperCase(Locale.ROOT);
            case "operation" -> knownToAll(text);
            default -> text;
          };
      got.put(group, figures(row));
    }
    got.remove("");
    assertThat(got).as("%s by %s", name, by).isEqualTo(expected);
  }

  /** Count, times by trying, opens, closes, reads, writes, bytes. */
  private static String figures(List<NamedCsvRecord> rows) {
    List<BigDecimal> times =
        rows.stream()
            .map(row -> row.getField("Duration"))
            .filter(text -> !text.isEmpty())
            .map(BigDecimal::new)
            .sorted()
            .toList();
    BigDecimal total = times.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return String.join(
        " ",
        "" + rows.size(),
        times.isEmpty() ? "" : plain(total),
        rank(times, 0.5),
        rank(times, 0.95),
        rank(times, 1),
        ""
            + count(
                rows,
                "CreateFile",
                "CreatePipe",
                "CreateMailSlot",
                "RegOpenKey",
                "RegCreateKey",
                "TCP Connect",
                "TCP Accept",
                "UDP Connect",
                "UDP Accept"),
        "" + count(rows, "CloseFile", "RegCloseKey", "TCP Disconnect", "UDP Disconnect"),
        ""
            + (count(rows, "TCP Receive", "UDP Receive")
                + rows.stream().filter(row -> is(row, READS)).count()),
        ""
            + (count(rows, "TCP Send", "UDP Send")
                + rows.stream().filter(row -> is(row, WRITES)).count()),
        "" + count(rows, "QuerySecurityFile", "RegQueryKeySecurity"),
        "" + count(rows, "SetSecurityFile", "RegSetKeySecurity"),
        "" + bytes(rows, "ReadFile", "TCP Receive", "UDP Receive"),
        "" + bytes(rows, "WriteFile", "TCP Send", "UDP Send"));
  }

  private static String figures(JsonNode row) {
    return Stream.of(
            "count",
            "total s",
            "median s",
            "p95 s",
            "max s",
            "opens",
            "closes",
            "reads",
            "writes",
            "get acl",
            "set acl",
            "bytes read",
            "bytes written")
        .map(head -> row.path(head).isMissingNode() ? "" : plain(row.get(head).decimalValue()))
        .collect(Collectors.joining(" "));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String rank(List<BigDecimal> sorted, double share) {
    int place = (int) Math.ceil(share * sorted.size() - 1e-9);
    return sorted.isEmpty() ? "" : plain(sorted.get(place - 1));
  }

  private static long count(List<NamedCsvRecord> rows, String... operations) {
    Set<String> wanted = Set.of(operations);
    return rows.stream().filter(row -> is(row, wanted)).count();
  }

  private static long bytes(List<NamedCsvRecord> rows, String... operations) {
    Set<String> wanted = Set.of(operations);
    long sum = 0;
    for (NamedCsvRecord row : rows) {
      Matcher length = LENGTH.matcher(row.getField("Detail"));
      if (is(row, wanted) && WORKED.contains(row.getField("Result")) && length.find()) {
        sum += Long.parseLong(length.group(1).replace(",", ""));
      }
    }
    return sum;
  }

  private static List<NamedCsvRecord> rows(String name) throws IOException {
    String text = Files.readString(RealCaptures.require(name + ".CSV")).replace("\uFEFF", "");
    return CsvReader.builder().maxBufferSize(1 << 26).ofNamedCsvRecord(text).stream().toList();
  }

  private static List<JsonNode> summary(String name, String by, String... options)
      throws IOException {
    Path trace = RealCaptures.require(name + ".PML");
    List<String> command =
        new ArrayList<>(List.of("summary", trace.toString(), "--by", by, "--format", "jsonl"));
    command.addAll(Arrays.asList(options));
    Run run = Run.of(command.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    List<JsonNode> rows = new ArrayList<>();
    new ObjectMapper()
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(run.out())
        .forEachRemaining(rows::add);
    return rows;
  }
}
