package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose offsets need more than 32 bits, made with holes that take no room on the disk. */
class PmlLargeFileTest {
  private static final long SHIFT = 5L << 30;

  @TempDir Path folder;

  @Test
  void eventsAndTablesBeyond5GbAreRead() throws IOException {
    PmlBuilder builder =
        new PmlBuilder(true)
            .process(1, 100, 0, "make.exe", 1000, List.of("C:\\Tools\\make.dll"))
            .addCloses(4, PmlBuilder.START);
    byte[] small = builder.build();
    int split = builder.eventOffsets.get(2);
    shift(small, builder);
    Path file = folder.resolve("large.PML");
    write(file, small, split);

    ReadOptions strict = new ReadOptions(ReadMode.STRICT, ZoneOffset.UTC);
    List<Reading.Seen> seen = new ArrayList<>();
    try (PmlTraceReader reader =
        PmlTraceReader.open(List.of(TraceFile.open("large.PML", file, true)), strict)) {
      assertThat(reader.size()).isEqualTo(SHIFT + small.length);
      reader.read((event, texts) -> seen.add(Reading.seen(event)));
      assertThat(reader.processes().get(0).modules()).hasSize(1);
      reader.readEvents(new long[] {3}, (event, texts) -> seen.add(Reading.seen(event)));
    }
    assertThat(seen)
        .extracting(Reading.Seen::path)
        .containsExactly(
            "C:\\Data\\file-0.txt",
            "C:\\Data\\file-1.txt",
            "C:\\Data\\file-2.txt",
            "C:\\Data\\file-3.txt",
            "C:\\Data\\file-3.txt");
    assertThat(seen.get(3).fileOffset()).isEqualTo(SHIFT + builder.eventOffsets.get(3));
  }

  /** Makes the offsets those after the hole. */
  private static void shift(byte[] file, PmlBuilder builder) {
    PmlBuilder.patch(file, 0x248, SHIFT + builder.arrayAt);
    PmlBuilder.patch(file, 0x250, SHIFT + builder.processesAt);
    PmlBuilder.patch(file, 0x258, SHIFT + builder.stringsAt);
    PmlBuilder.patch(file, 0x3A0, SHIFT + builder.hostsAt);
    for (int event = 2; event < 4; event++) {
      byte[] entry = new LittleEndian().u64(SHIFT + builder.eventOffsets.get(event)).done();
      System.arraycopy(entry, 0, file, builder.arrayAt + 5 * event, 5);
    }
  }

  private static void write(Path file, byte[] bytes, int split) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(bytes, 0, split), 0);
      channel.write(ByteBuffer.wrap(bytes, split, bytes.length - split), SHIFT + split);
    }
  }
}
