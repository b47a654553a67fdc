package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were not closed, are cut off or hold nonsense. */
class PmlSalvageTest {
  @TempDir Path folder;

  private static PmlBuilder sample(boolean wide) {
    PmlBuilder builder =
        new PmlBuilder(wide)
            .process(1, 100, 0, "make.exe", 1000, List.of("C:\\Tools\\make.dll"))
            .host(new byte[] {10, 0, 0, 7}, "build.example.com")
            .port(443, true, "https");
    return builder
        .addCloses(2, PmlBuilder.START)
        .add(
            builder
                .event(3, 23)
                .start(PmlBuilder.START + 2)
                .file(0, 0, new LittleEndian().u32(5), "C:\\Data\\r.txt", new byte[0])
                .extra(new LittleEndian().u32(5)))
        .addCloses(1, PmlBuilder.START + 3);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCutAnywhereLeavesTheWholeEventsBeforeIt(boolean wide) throws IOException {
    PmlBuilder builder = sample(wide);
    byte[] file = builder.build();
    List<Reading.Seen> all = Reading.of(folder, ReadMode.STRICT, file).events;
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, cut))
          .as("cut at %d", length)
          .isExactlyInstanceOf(MalformedTraceException.class);
      if (length >= PmlHeader.SIZE) {
        int end = length;
        long whole = builder.eventEnds.stream().filter(eventEnd -> eventEnd <= end).count();
        Reading reading = Reading.of(folder, ReadMode.SALVAGE, cut);
        assertThat(reading.paths())
            .as("cut at %d", length)
            .isEqualTo(all.stream().limit(whole).map(Reading.Seen::path).toList());
        assertThat(reading.codes()).as("cut at %d", length).isNotEmpty();
      } else {
        assertThatThrownBy(() -> Reading.of(folder, ReadMode.SALVAGE, cut))
            .isExactlyInstanceOf(MalformedTraceException.class);
      }
    }
  }

  @Test
  void saysHowMuchOfACutFileWasKept() throws IOException {
    PmlBuilder builder = sample(true);
    byte[] cut = Arrays.copyOf(builder.build(), builder.eventEnds.get(2) + 20);
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, cut);
    assertThat(reading.message("pml.truncated")).contains("sample.PML", "4 events");
    assertThat(reading.message("pml.salvaged"))
        .contains("kept 3 whole events")
        .contains("byte 0x" + Integer.toHexString(builder.eventEnds.get(2)))
        .contains("the file ends inside an event");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCaptureThatWasNotClosedIsWalked(boolean wide) throws IOException {
    PmlBuilder builder = new PmlBuilder(wide);
    builder
        .add(builder.event(1, 0).key(9).detail(ProcessBytes.created(9, 4321, 1, 100)))
        .add(
            builder
                .event(1, 5)
                .key(12)
                .detail(
                    new LittleEndian()
                        .pointer(0x10000, wide)
                        .u32(0x9000)
                        .u16(15 | EventBuilder.ASCII)
                        .u16(0)
                        .ascii("C:\\Tools\\ld.exe")))
        .add(builder.event(1, 7).key(12).detail(start("ld.exe -o a")))
        .add(builder.event(1, 3).key(9).detail(new LittleEndian().u32(3)))
        .add(builder.event(1, 3).key(40).detail(new LittleEndian().u32(3)))
        .add(builder.event(1, 2).key(9).start(PmlBuilder.START + 9).detail(exit()));
    byte[] file = PmlBuilder.unclosed(builder.build());
    byte[] events = Arrays.copyOf(file, builder.eventEnds.get(5));

    Reading reading = Reading.of(folder, ReadMode.SALVAGE, events);
    assertThat(reading.events).hasSize(5);
    assertThat(reading.reader.info().declaredEvents()).isEqualTo(-1);
    assertThat(reading.codes()).containsExactly("pml.not-closed", "pml.salvaged");
    assertThat(reading.message("pml.not-closed")).contains("The capture was not closed");
    checkProcesses(reading);
    assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, events))
        .isInstanceOf(MalformedTraceException.class)
        .hasMessageContaining("not closed");
  }

  private static void checkProcesses(Reading reading) {
    ProcessInfo cc = reading.reader.processes().get(reading.events.get(2).process());
    assertThat(cc.name()).isEqualTo("cc.exe");
    assertThat(cc.pid()).isEqualTo(4321);
    assertThat(cc.parentPid()).isEqualTo(100);
    assertThat(cc.imagePath()).isEqualTo("C:\\Tools\\cc.exe");
    assertThat(cc.commandLine()).isEqualTo("cc.exe -c \"é.c\"");
    assertThat(cc.user()).isEqualTo("S-1-5-18");
    assertThat(cc.integrity()).isEqualTo("System");
    assertThat(cc.bits()).isEqualTo(64);
    assertThat(cc.startTicks()).isEqualTo(PmlBuilder.START + 5);
    assertThat(cc.endTicks()).isEqualTo(PmlBuilder.START + 9);
    ProcessInfo ld = reading.reader.processes().get(reading.events.get(0).process());
    assertThat(ld.name()).isEqualTo("ld.exe");
    assertThat(ld.commandLine()).isEqualTo("ld.exe -o a");
    assertThat(ld.parentPid()).isEqualTo(77);
    assertThat(reading.reader.processes().get(reading.events.get(3).process()).name())
        .isEqualTo("process index 40");
  }

  private static LittleEndian start(String command) {
    return new LittleEndian()
        .u32(77)
        .u16(command.length() | EventBuilder.ASCII)
        .u16(0)
        .u32(0)
        .ascii(command);
  }

  private static LittleEndian exit() {
    return new LittleEndian().u32(0).to(52);
  }

  @Test
  void walkingEndsWhereNoEventCanBe() throws IOException {
    PmlBuilder builder = sample(true);
    byte[] file = PmlBuilder.unclosed(builder.build());
    PmlBuilder.patch(file, builder.eventOffsets.get(2) + 0x1C, PmlBuilder.START - 1);
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
    assertThat(reading.events).hasSize(2);
    assertThat(reading.message("pml.salvaged")).contains("what follows is not an event");
  }

  @Test
  void aDamagedTableCostsOnlyItself() throws IOException {
    for (int field : new int[] {0x250, 0x258, 0x3A0}) {
      for (long offset : new long[] {0, 0x3A8, 1L << 40, -1}) {
        byte[] file = sample(true).build();
        PmlBuilder.patch(file, field, offset);
        Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
        assertThat(reading.events).as("%x at %x", offset, field).hasSize(4);
        assertThat(reading.codes()).hasSize(1);
        assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, file))
            .isExactlyInstanceOf(MalformedTraceException.class);
      }
    }
  }

  @Test
  void damagedOffsetsOfEventsLeadToAWalk() throws IOException {
    for (long offset : new long[] {1, 0x3A8, 0x3B0, 1L << 40, -1}) {
      byte[] file = sample(true).build();
      PmlBuilder.patch(file, 0x248, offset);
      Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
      assertThat(reading.codes()).as("%x", offset).contains("pml.salvaged");
      assertThat(reading.events).as("%x", offset).hasSize(4);
      assertThat(reading.reader.processes().get(0).name()).isEqualTo("make.exe");
      assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, file))
          .isExactlyInstanceOf(MalformedTraceException.class);
    }
  }

  @Test
  void countsAreHeldAgainstTheFile() throws IOException {
    PmlBuilder builder = sample(true);
    byte[] whole = builder.build();
    int modules = builder.processesAt + 12 + 0x60 + 8;
    int hostName = builder.hostsAt + 4 + 16;
    int[] counts = {
      0x234, builder.processesAt, builder.stringsAt, builder.hostsAt, modules, hostName
    };
    for (int at : counts) {
      for (int count : new int[] {-1, 0x7FFF_FFFF, 0x0100_0000, 4000}) {
        byte[] file = whole.clone();
        System.arraycopy(new LittleEndian().u32(count).done(), 0, file, at, 4);
        Reading reading = Reading.of(folder, ReadMode.SALVAGE, file);
        assertThat(reading.events).as("%x at %x", count, at).hasSize(4);
        assertThat(reading.codes()).as("%x at %x", count, at).isNotEmpty();
        assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, file))
            .as("%x at %x", count, at)
            .isExactlyInstanceOf(MalformedTraceException.class);
      }
    }
  }

  @Tag("slow")
  @Test
  void nonsenseEndsInNothingWorseThanAMalformedTrace() throws IOException {
    byte[] whole = sample(true).build();
    int refused = 0;
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] file = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        file[random.nextInt(file.length)] = (byte) (random.nextBoolean() ? -1 : random.nextInt());
      }
      for (ReadMode mode : ReadMode.values()) {
        try {
          assertThat(Reading.of(folder, mode, file).events).hasSizeLessThanOrEqualTo(4);
        } catch (MalformedTraceException e) {
          assertThat(e.file()).isEqualTo("sample.PML");
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
  }
}
