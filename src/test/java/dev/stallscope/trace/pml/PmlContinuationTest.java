package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture of several files. */
class PmlContinuationTest {
  @TempDir Path folder;

  private static PmlBuilder part(long start, int events, int key, String name) {
    return new PmlBuilder(true)
        .process(1, 100, 0, "make.exe", 1000, List.of("C:\\Tools\\make.dll"))
        .process(key, 200 + key, 1, name, 2000)
        .addCloses(events, start);
  }

  @Test
  void partsAreOneCapture() throws IOException {
    PmlBuilder second = part(PmlBuilder.START + 100, 2, 8, "ld.exe");
    second.add(
        second.event(4, 1).key(8).start(PmlBuilder.START + 200).detail(new LittleEndian().to(32)));
    byte[] first = part(PmlBuilder.START, 3, 7, "cc.exe").build();
    byte[] last = second.build();
    Reading reading = Reading.of(folder, ReadMode.STRICT, first, last);
    assertThat(reading.events)
        .extracting(Reading.Seen::number)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(reading.reader.info().files()).containsExactly("sample.PML", "sample-1.PML");
    assertThat(reading.reader.info().declaredEvents()).isEqualTo(6);
    assertThat(reading.reader.processes())
        .extracting(ProcessInfo::name)
        .containsExactly("make.exe", "cc.exe", "ld.exe");
    assertThat(reading.events.get(5).process()).isEqualTo(2);
    assertThat(reading.reader.processes().get(2).parentIndex()).isZero();
    assertThat(reading.reader.position()).isEqualTo((long) first.length + last.length);
  }

  @Test
  void eventsAreFoundByNumberInAllParts() throws IOException {
    byte[] first = part(PmlBuilder.START, 3, 7, "cc.exe").build();
    byte[] last = part(PmlBuilder.START + 100, 3, 8, "ld.exe").build();
    try (PmlTraceReader reader = Reading.open(folder, ReadMode.STRICT, first, last)) {
      List<Reading.Seen> all = new ArrayList<>();
      reader.readEvents(new long[] {2, 3}, (event, texts) -> all.add(Reading.seen(event)));
      reader.read((event, texts) -> true);
      reader.readEvents(new long[] {2, 3, 6}, (event, texts) -> all.add(Reading.seen(event)));
      assertThat(all).hasSize(4);
      assertThat(all.subList(0, 2)).isEqualTo(all.subList(2, 4));
      assertThat(all.get(1).startTicks()).isEqualTo(PmlBuilder.START + 100);
    }
  }

  @Test
  void aPartWithoutTablesTakesThoseOfTheLast() throws IOException {
    byte[] first = PmlBuilder.unclosed(part(PmlBuilder.START, 2, 7, "cc.exe").build());
    PmlBuilder builder = part(PmlBuilder.START + 100, 2, 7, "cc.exe");
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, first, builder.build());
    assertThat(reading.events).extracting(Reading.Seen::number).containsExactly(0L, 1L, 2L, 3L);
    assertThat(reading.events).extracting(Reading.Seen::process).containsOnly(0);
    assertThat(reading.reader.processes())
        .extracting(ProcessInfo::name)
        .containsExactly("make.exe", "cc.exe");
    assertThat(reading.codes()).containsExactly("pml.not-closed", "pml.salvaged");
  }

  @Test
  void anotherCaptureIsLeftOut() throws IOException {
    byte[] first = part(PmlBuilder.START, 3, 7, "cc.exe").build();
    byte[] earlier = part(PmlBuilder.START - 10, 3, 7, "cc.exe").build();
    byte[] narrow = new PmlBuilder(false).addCloses(1, PmlBuilder.START + 100).build();
    byte[] text = "not a PML".getBytes(StandardCharsets.UTF_8);
    byte[] next = part(PmlBuilder.START + 100, 1, 7, "cc.exe").build();
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, first, earlier, narrow, text, next);
    assertThat(reading.reader.info().files()).containsExactly("sample.PML", "sample-4.PML");
    assertThat(reading.events.stream().mapToLong(Reading.Seen::number))
        .containsExactlyElementsOf(LongStream.range(0, 4).boxed().toList());
    assertThat(reading.message("pml.part-foreign"))
        .contains("sample-1.PML", "starts before sample.PML ends");
    assertThat(reading.reader.diagnostics().entries().get(0).count()).isEqualTo(3);
  }

  @Test
  void aPartOfAnUnknownVersionIsLeftOutUnlessStrict() throws IOException {
    byte[] first = part(PmlBuilder.START, 3, 7, "cc.exe").build();
    byte[] newer = part(PmlBuilder.START + 100, 3, 7, "cc.exe").version(10).build();
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, first, newer);
    assertThat(reading.events).hasSize(3);
    assertThat(reading.message("pml.part-foreign")).contains("version 10");
    assertThatThrownBy(() -> Reading.of(folder, ReadMode.STRICT, first, newer))
        .isInstanceOf(MalformedTraceException.class);
  }
}
