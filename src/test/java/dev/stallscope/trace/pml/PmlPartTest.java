package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file of a capture, whole or damaged; its events start one tick after the other. */
class PmlPartTest {
  private static final int COUNT = 0x234;
  private static final int FIRST_EVENT = 0x240;
  private static final int OFFSETS = 0x248;

  @TempDir Path folder;
  private final ReadDiagnostics diagnostics = new ReadDiagnostics();
  private final PmlBuilder builder = new PmlBuilder(true);

  private PmlPart part(byte[] file) throws IOException {
    Path path = folder.resolve("part.PML");
    Files.write(path, file);
    return PmlPart.open(TraceFile.open("part.PML", path, false), ReadMode.SALVAGE, diagnostics);
  }

  private byte[] closes(int count) {
    return builder.addCloses(count, PmlBuilder.START).build();
  }

  private List<String> codes() {
    return diagnostics.entries().stream().map(ReadDiagnostics.Entry::code).toList();
  }

  private String message() {
    return diagnostics.entries().get(0).message();
  }

  private static byte[] set(byte[] file, int field, long value) {
    PmlBuilder.patch(file, field, value);
    return file;
  }

  private static byte[] count(byte[] file, int events) {
    System.arraycopy(new LittleEndian().u32(events).done(), 0, file, COUNT, 4);
    return file;
  }

  /** How many events are found, and what is said of the end. */
  private int walk(PmlPart part) throws IOException {
    EventCursor cursor = part.cursor(new RawEvent(8), diagnostics);
    int events = 0;
    while (cursor.next()) {
      events++;
    }
    part.tellEnd(cursor, diagnostics);
    return events;
  }

  private String end() {
    return diagnostics.entries().stream()
        .filter(entry -> entry.code().equals("pml.salvaged"))
        .map(ReadDiagnostics.Entry::message)
        .findFirst()
        .orElse("");
  }

  @Test
  void aWholeFileTellsItsFirstAndLastEvent() throws IOException {
    try (PmlPart part = part(closes(5))) {
      assertThat(part.firstTicks()).isEqualTo(PmlBuilder.START);
      assertThat(part.lastTicks()).isEqualTo(PmlBuilder.START + 4);
      assertThat(part.declaredEvents()).isEqualTo(5);
      assertThat(part.hasTables()).isTrue();
      assertThat(walk(part)).isEqualTo(5);
    }
    assertThat(codes()).isEmpty();
  }

  /** Processes that were there when the capture began are events that nobody is shown. */
  @Test
  void theFirstEventIsTheFirstThatIsShown() throws IOException {
    builder.add(builder.event(1, 0).detail(ProcessBytes.created(9, 4321, 1, 100)));
    builder.addCloses(2, PmlBuilder.START + 50);

    try (PmlPart part = part(builder.build())) {
      assertThat(part.firstTicks()).isEqualTo(PmlBuilder.START + 50);
    }
  }

  @Test
  void aFileWithoutEventsHasNoTimes() throws IOException {
    try (PmlPart part = part(builder.build())) {
      assertThat(part.firstTicks()).isZero();
      assertThat(part.lastTicks()).isZero();
      assertThat(part.declaredEvents()).isZero();
      assertThat(walk(part)).isZero();
    }
    assertThat(codes()).isEmpty();
  }

  /** Only reading them all would tell the last. */
  @Test
  void aFileThatWasNotClosedTellsItsFirstEventOnly() throws IOException {
    try (PmlPart part = part(PmlBuilder.unclosed(closes(5)))) {
      assertThat(part.firstTicks()).isEqualTo(PmlBuilder.START);
      assertThat(part.lastTicks()).isEqualTo(PmlBuilder.START);
      assertThat(part.declaredEvents()).isEqualTo(-1);
      assertThat(part.isDirect()).isFalse();
      assertThat(part.hasTables()).isFalse();
    }
    assertThat(codes()).containsExactly("pml.not-closed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFirstEventOutsideTheEventsIsDamage(boolean before) throws IOException {
    byte[] file = closes(5);
    long at = before ? PmlHeader.SIZE - 1 : builder.arrayAt + 1L;

    try (PmlPart part = part(set(file, FIRST_EVENT, at))) {
      assertThat(part.firstTicks()).isEqualTo(PmlBuilder.START);
      assertThat(walk(part)).isEqualTo(5);
    }
    assertThat(codes()).containsExactly("pml.header-damaged");
    assertThat(message()).contains("0x" + Long.toHexString(at) + " of the first event");
  }

  /** A file that is cut off before its array of offsets says that, and no more. */
  @Test
  void ofAFileThatIsCutTheFirstEventIsNotHeldAgainst() throws IOException {
    byte[] file = closes(5);
    int end = builder.eventEnds.get(2);
    byte[] cut = Arrays.copyOf(set(file, FIRST_EVENT, 1), end);

    try (PmlPart part = part(cut)) {
      assertThat(walk(part)).isEqualTo(3);
    }
    assertThat(codes()).containsExactly("pml.truncated", "pml.salvaged");
    assertThat(message()).contains("5 events", "0x" + Integer.toHexString(builder.arrayAt));
  }

  @Test
  void offsetsBeforeTheEventsAreDamage() throws IOException {
    try (PmlPart part = part(set(closes(5), OFFSETS, 0x2A7))) {
      assertThat(walk(part)).isEqualTo(5);
    }
    assertThat(codes()).containsExactly("pml.header-damaged", "pml.salvaged");
    assertThat(message()).contains("byte 0x248", "offsets at 0x2a7 lies before the events");
  }

  @Test
  void offsetsThatDoNotBeginWithTheFirstEventAreDamage() throws IOException {
    byte[] file = closes(5);
    file[builder.arrayAt]++;

    try (PmlPart part = part(file)) {
      assertThat(walk(part)).isEqualTo(5);
      assertThat(part.isDirect()).isFalse();
      assertThat(part.lastTicks()).isEqualTo(PmlBuilder.START);
    }
    assertThat(codes()).containsExactly("pml.offsets-damaged", "pml.salvaged");
    assertThat(message()).contains("0x" + Integer.toHexString(PmlHeader.SIZE));
  }

  /** The array takes 25 bytes: a file that ends with it is whole, one byte less is not. */
  @Test
  void aFileMayEndWithItsOffsets() throws IOException {
    byte[] file = closes(5);
    int end = builder.arrayAt + 5 * EventOffsets.ENTRY;

    try (PmlPart part = part(Arrays.copyOf(file, end))) {
      assertThat(part.lastTicks()).isEqualTo(PmlBuilder.START + 4);
    }
    assertThat(codes()).isEmpty();
    try (PmlPart part = part(Arrays.copyOf(file, end - 1))) {
      assertThat(part.lastTicks()).isEqualTo(PmlBuilder.START);
    }
    assertThat(codes()).containsExactly("pml.truncated");
  }

  /** A closed file tells how many events it has, which bounds a search by their sizes. */
  @Test
  void noMoreEventsAreSearchedThanDeclared() throws IOException {
    byte[] file = set(closes(5), OFFSETS, 1);

    try (PmlPart three = part(count(file.clone(), 3));
        PmlPart all = part(count(file.clone(), 0))) {
      assertThat(walk(three)).isEqualTo(3);
      assertThat(walk(all)).isEqualTo(5);
    }
  }

  @Test
  void aFileThatWasNotClosedMayHaveMoreEventsThanItsHeaderSays() throws IOException {
    try (PmlPart part = part(count(PmlBuilder.unclosed(closes(5)), 2))) {
      assertThat(walk(part)).isEqualTo(5);
    }
  }

  /** Events end with the array of their offsets, which begins at a multiple of four. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void zerosBeforeTheOffsetsAreNoDamage(int more) throws IOException {
    builder.add(
        builder
            .event(3, 38)
            .file(0, 0, new LittleEndian(), "C:\\Data\\" + "x".repeat(more), new byte[0]));
    byte[] file = builder.build();
    file[builder.arrayAt]++;

    try (PmlPart part = part(file)) {
      assertThat(walk(part)).isEqualTo(1);
    }
    assertThat(end()).contains("kept 1 whole events").doesNotContain("because");
  }

  @Test
  void aBrokenEventIsWhyReadingEnds() throws IOException {
    byte[] file = closes(5);
    file[builder.arrayAt]++;
    Arrays.fill(file, builder.eventOffsets.get(3), builder.eventEnds.get(3), (byte) -1);

    try (PmlPart part = part(file)) {
      assertThat(walk(part)).isEqualTo(3);
    }
    assertThat(end())
        .contains("kept 3 whole events", "0x" + Integer.toHexString(builder.eventEnds.get(2)))
        .contains("because what follows is not an event");
  }

  @Test
  void aClosedPartReadsNoMore() throws IOException {
    PmlPart part = part(closes(5));
    part.close();

    assertThatThrownBy(part::firstTicks).isInstanceOf(IOException.class);
  }
}
