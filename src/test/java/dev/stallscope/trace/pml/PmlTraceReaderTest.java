package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PmlTraceReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsOfTheCapture(boolean wide) throws IOException {
    byte[] file = new PmlBuilder(wide).addCloses(3, PmlBuilder.START).build();
    try (PmlTraceReader reader = Reading.open(folder, ReadMode.STRICT, file)) {
      assertThat(reader.info().files()).containsExactly("sample.PML");
      assertThat(reader.info().computer()).isEqualTo("BUILD-07");
      assertThat(reader.info().windows()).isEqualTo("Windows 11 (build 22631)");
      assertThat(reader.info().processors()).isEqualTo(8);
      assertThat(reader.info().memoryBytes()).isEqualTo(16L << 30);
      assertThat(reader.info().bits()).isEqualTo(wide ? 64 : 32);
      assertThat(reader.info().declaredEvents()).isEqualTo(3);
      assertThat(reader.info().dated()).isTrue();
      assertThat(reader.size()).isEqualTo(file.length);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsProcessesWithTheirModules(boolean wide) throws IOException {
    byte[] file =
        new PmlBuilder(wide)
            .process(0x7FFF_FFF0, 100, 55, "make.exe", 1000, List.of("C:\\Tools\\make.dll"))
            .process(-2, 200, 0x7FFF_FFF0, "cc.exe", 2000)
            .build();
    try (PmlTraceReader reader = Reading.open(folder, ReadMode.STRICT, file)) {
      ProcessInfo make = reader.processes().get(0);
      assertThat(make.pid()).isEqualTo(100);
      assertThat(make.parentPid()).isEqualTo(4);
      assertThat(make.parentIndex()).isEqualTo(-1);
      assertThat(make.name()).isEqualTo("make.exe");
      assertThat(make.imagePath()).isEqualTo("C:\\Tools\\make.exe");
      assertThat(make.commandLine()).isEqualTo("make.exe --all");
      assertThat(make.user()).isEqualTo("WORKGROUP\\builder");
      assertThat(make.company()).isEqualTo("Example Ltd");
      assertThat(make.version()).isEqualTo("1.2");
      assertThat(make.description()).isEqualTo("Builds things");
      assertThat(make.session()).isEqualTo(1);
      assertThat(make.authenticationId()).isEqualTo(0x3E7);
      assertThat(make.integrity()).isEqualTo("High");
      assertThat(make.virtualized()).isEqualTo("False");
      assertThat(make.bits()).isEqualTo(wide ? 64 : 32);
      assertThat(make.startTicks()).isEqualTo(1000);
      assertThat(make.endTicks()).isZero();
      assertThat(make.modules())
          .containsExactly(
              new LoadedModule(
                  "C:\\Tools\\make.dll",
                  0x7FF0_0000L,
                  0x5000,
                  "3.4",
                  "Example Ltd",
                  "A module",
                  10_001_000));
      assertThat(reader.processes().get(1).parentIndex()).isZero();
      assertThat(reader.processes().get(1).index()).isEqualTo(1);
    }
  }

  @Test
  void eventsBelongToProcessesByTheirKey() throws IOException {
    PmlBuilder builder =
        new PmlBuilder(true)
            .process(50_000_000, 100, 0, "make.exe", 1000)
            .process(-5, 200, 0, "cc.exe", 2000);
    byte[] file =
        builder
            .add(builder.event(4, 1).key(-5).detail(new LittleEndian().to(32)))
            .add(builder.event(4, 1).key(50_000_000).detail(new LittleEndian().to(32)))
            .add(builder.event(4, 1).key(77).detail(new LittleEndian().to(32)))
            .build();
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
    assertThat(reading.events).extracting(Reading.Seen::process).containsExactly(1, 0, 2);
    assertThat(reading.reader.processes().get(2).name()).isEqualTo("process index 77");
  }

  @Test
  void processDefinedIsNoRow() throws IOException {
    PmlBuilder builder = new PmlBuilder(true).process(9, 4321, 1, "cc.exe", 1000);
    builder.add(builder.event(1, 0).key(9).detail(ProcessBytes.created(9, 4321, 1, 100)));
    builder.addCloses(2, PmlBuilder.START);
    builder.add(builder.event(1, 0).key(9).detail(ProcessBytes.created(9, 4321, 1, 100)));
    builder.addCloses(3, PmlBuilder.START + 10);
    byte[] file = builder.build();
    try (PmlTraceReader reader = Reading.open(folder, ReadMode.STRICT, file)) {
      List<Reading.Seen> all = new ArrayList<>();
      reader.read((event, texts) -> all.add(Reading.seen(event)));
      assertThat(all).extracting(Reading.Seen::number).containsExactly(0L, 1L, 2L, 3L, 4L);
      assertThat(all.get(2).fileOffset()).isEqualTo(builder.eventOffsets.get(4).longValue());
      List<Reading.Seen> chosen = new ArrayList<>();
      reader.readEvents(
          new long[] {0, 1, 2, 4, 9}, (event, texts) -> chosen.add(Reading.seen(event)));
      assertThat(chosen).containsExactly(all.get(0), all.get(1), all.get(2), all.get(4));
    }
  }

  @Test
  void eventsTellAccountsOfSids() throws IOException {
    PmlBuilder builder = new PmlBuilder(true).process(9, 4321, 1, "cc.exe", 1000);
    builder.addCloses(1, PmlBuilder.START);
    builder.add(
        builder
            .event(1, 0)
            .start(PmlBuilder.START + 1)
            .key(9)
            .detail(ProcessBytes.created(9, 4321, 1, 100)));
    PmlTables tables = new PmlTables(true);
    tables.use(
        tables.addAll(
            List.of(new ProcessTable.Entry(9, 1, Reading.processes(folder, builder).get(0)))));
    byte[] bytes = builder.event(1, 1).detail(ProcessBytes.created(9, 4321, 1, 100)).done();
    RawEvent raw = new RawEvent(8);
    assertThat(raw.set(bytes, 0, bytes.length)).isNull();
    assertThat(tables.account("S-1-5-18")).isNull();
    tables.learn(raw);
    assertThat(tables.account("S-1-5-18")).isEqualTo("WORKGROUP\\builder");
  }

  @Test
  void stopsWhenTheSinkHasEnough() throws IOException {
    byte[] file = new PmlBuilder(true).addCloses(5, PmlBuilder.START).build();
    List<Long> seen = new ArrayList<>();
    try (PmlTraceReader reader = Reading.open(folder, ReadMode.STRICT, file)) {
      reader.read((event, texts) -> seen.add(event.number) && event.number < 2);
      assertThat(seen).containsExactly(0L, 1L, 2L);
      reader.read((event, texts) -> seen.add(event.number));
      assertThat(seen).hasSize(8);
      reader.readEvents(new long[] {1, 3}, (event, texts) -> seen.add(event.number));
      assertThat(seen.subList(8, 10)).containsExactly(1L, 3L);
      assertThat(reader.position()).isPositive();
    }
  }

  /** A directory buffer of 65,536 bytes is stored whole, but its length says 65,535. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void extraDetailsLargerThanTheirLengthAreWhole(boolean closed) throws IOException {
    PmlBuilder builder = new PmlBuilder(true);
    EventBuilder directory =
        builder
            .event(3, 32)
            .file(1, 0, new LittleEndian(), "C:\\Data", new byte[0])
            .extra(new LittleEndian().to(0x10000 - 1).u8(0xEE));
    byte[] file =
        builder
            .add(directory)
            .addCloses(1, PmlBuilder.START + 1)
            .add(directory.start(PmlBuilder.START + 2))
            .build();
    Reading reading =
        Reading.of(folder, ReadMode.SALVAGE, closed ? file : PmlBuilder.unclosed(file));
    assertThat(reading.paths()).containsExactly("C:\\Data", "C:\\Data\\file-0.txt", "C:\\Data");

    RawEvent raw = new RawEvent(8);
    int end = builder.eventEnds.get(0);
    assertThat(raw.set(file, builder.eventOffsets.get(0), end)).isNull();
    assertThat(raw.extraLength()).isEqualTo(0xFFFF);
    raw.extendSaturatedExtra(end);
    assertThat(raw.extraLength()).isEqualTo(0x10000);
    assertThat(raw.bytes[raw.extraEnd - 1]).isEqualTo((byte) 0xEE);
  }

  @Test
  void damagedOffsetsCostOnlyTheirEvents() throws IOException {
    PmlBuilder builder = new PmlBuilder(true).addCloses(8, PmlBuilder.START);
    byte[] file = builder.build();
    setOffset(file, builder, 2, 0x12);
    setOffset(file, builder, 4, builder.eventOffsets.get(7));
    setOffset(file, builder, 6, 1L << 39);
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
    assertThat(reading.paths())
        .containsExactlyElementsOf(
            IntStream.of(0, 1, 3, 5, 7).mapToObj(i -> "C:\\Data\\file-" + i + ".txt").toList());
    assertThat(reading.reader.diagnostics().entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.count()).isEqualTo(3))
        .satisfies(entry -> assertThat(entry.code()).isEqualTo("pml.offsets-damaged"));
    assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, file))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageContaining("event 2 at byte 0x12");
  }

  private static void setOffset(byte[] file, PmlBuilder builder, int event, long offset) {
    byte[] entry = new LittleEndian().u64(offset).done();
    System.arraycopy(entry, 0, file, builder.arrayAt + 5 * event, 5);
  }

  @Test
  void damagedEventsAreSkippedAndCounted() throws IOException {
    PmlBuilder builder = new PmlBuilder(true).addCloses(5, PmlBuilder.START);
    byte[] file = builder.build();
    System.arraycopy(
        new LittleEndian().u32(70_000).done(), 0, file, builder.eventOffsets.get(1) + 0x2C, 4);
    file[builder.eventOffsets.get(3) + 8] = 9;
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
    assertThat(reading.paths())
        .containsExactly("C:\\Data\\file-0.txt", "C:\\Data\\file-2.txt", "C:\\Data\\file-4.txt");
    assertThat(reading.events).extracting(Reading.Seen::number).containsExactly(0L, 1L, 2L);
    assertThat(reading.codes()).containsExactly("pml.events-damaged");
    assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, file))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageContaining("event 1 at byte 0x")
        .hasMessageContaining("detail length 70000 exceeds the ");
  }

  @Test
  void networkPathsTakeNamesFromTheTables() throws IOException {
    PmlBuilder builder =
        new PmlBuilder(true)
            .host(new byte[] {10, 0, 0, 7}, "build.example.com")
            .port(443, true, "https");
    byte[] file =
        builder
            .add(
                builder
                    .event(5, 2)
                    .detail(
                        new LittleEndian()
                            .u16(7)
                            .u16(0)
                            .u32(10)
                            .bytes(new byte[] {10, 0, 0, 7, 99, 99})
                            .to(24)
                            .bytes(new byte[] {10, 0, 0, 8})
                            .to(40)
                            .u16(50000)
                            .u16(443)))
            .build();
    assertThat(Reading.of(folder, ReadMode.STRICT, file).paths())
        .containsExactly("build.example.com:50000 -> 10.0.0.8:https");
  }

  @Test
  void version7IsReadWithAWarning() throws IOException {
    byte[] file = new PmlBuilder(false).version(7).addCloses(2, PmlBuilder.START).build();
    Reading reading = Reading.of(folder, ReadMode.STRICT, file);
    assertThat(reading.events).hasSize(2);
    assertThat(reading.codes()).containsExactly("pml.version7");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 8, 10, -1})
  void otherVersionsAreRefusedInOneSentence(int version) {
    byte[] file = new PmlBuilder(true).version(version).build();
    for (ReadMode mode : ReadMode.values()) {
      assertThatThrownBy(() -> Reading.of(folder, mode, file))
          .isInstanceOf(MalformedTraceException.class)
          .hasMessageContaining("version " + Integer.toUnsignedString(version))
          .hasMessageContaining("save it as CSV or XML");
    }
  }

  @Test
  void otherFilesAreRefused() {
    for (String text : List.of("", "PML", "Time of Day,Process Name", "<?xml version=\"1.0\"?>")) {
      byte[] file = text.getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Reading.of(folder, ReadMode.SALVAGE, file))
          .isInstanceOf(MalformedTraceException.class)
          .hasMessageContaining("not a Process Monitor log");
    }
  }

  @Test
  void anEmptyCaptureHasNoEvents() throws IOException {
    Reading reading = Reading.of(folder, ReadMode.STRICT, new PmlBuilder(true).build());
    assertThat(reading.events).isEmpty();
    assertThat(reading.codes()).isEmpty();
  }
}
