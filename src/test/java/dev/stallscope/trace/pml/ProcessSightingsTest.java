package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.ProcessInfo;
import dev.stallscope.trace.ReadMode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a capture that was not closed, and so has no process table, tells of a process. */
class ProcessSightingsTest {
  private static final int KEY = 9;
  private static final byte[] NO_SID = {};

  @TempDir Path folder;

  private PmlBuilder events = new PmlBuilder(true);

  /** The process as the events so far, and a last one of its own, tell it. */
  private ProcessInfo known() throws IOException {
    events.add(
        events
            .event(3, 38)
            .key(KEY)
            .start(PmlBuilder.START + 99)
            .file(0, 0, new LittleEndian(), "C:\\last", new byte[0]));
    Reading reading = Reading.of(folder, ReadMode.SALVAGE, PmlBuilder.unclosed(events.build()));
    return reading.reader.processes().get(reading.events.get(reading.events.size() - 1).process());
  }

  private void process(int code, long start, LittleEndian detail) {
    events.add(events.event(1, code).key(KEY).start(PmlBuilder.START + start).detail(detail));
  }

  /** A Process Create's detail. */
  private static LittleEndian created(int pid, byte[] user, byte[] level, String image) {
    return new LittleEndian()
        .u32(KEY)
        .u32(pid)
        .u32(1)
        .u32(77)
        .u32(2)
        .u32(0)
        .u64(PmlBuilder.START - 5)
        .u64(0x12345)
        .u32(1)
        .u8(user.length)
        .u8(level.length)
        .u16(image.length() | EventBuilder.ASCII)
        .u16(4)
        .u16(0)
        .bytes(user)
        .bytes(level)
        .ascii(image)
        .utf16("cc x");
  }

  private static byte[] sid(int... parts) {
    LittleEndian bytes = new LittleEndian().u8(1).u8(parts.length - 1).to(7).u8(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      bytes.u32(parts[i]);
    }
    return bytes.done();
  }

  private void create(byte[] user, byte[] level) {
    process(1, 1, created(4321, user, level, "C:\\T\\cc.exe"));
  }

  @Test
  void aCreateTellsAll() throws IOException {
    create(sid(5, 21, 1, 2, 3, 1001), sid(16, 8192));

    ProcessInfo process = known();
    assertThat(process.pid()).isEqualTo(4321);
    assertThat(process.parentPid()).isEqualTo(77);
    assertThat(process.session()).isEqualTo(2);
    assertThat(process.bits()).isEqualTo(32);
    assertThat(process.startTicks()).isEqualTo(PmlBuilder.START - 5);
    assertThat(process.authenticationId()).isEqualTo(0x12345);
    assertThat(process.virtualized()).isEqualTo("True");
    assertThat(process.user()).isEqualTo("S-1-5-21-1-2-3-1001");
    assertThat(process.integrity()).isEqualTo("Medium");
    assertThat(process.name()).isEqualTo("cc.exe");
    assertThat(process.imagePath()).isEqualTo("C:\\T\\cc.exe");
    assertThat(process.commandLine()).isEqualTo("cc x");
  }

  @ParameterizedTest
  @CsvSource({
    "0, Untrusted",
    "4096, Low",
    "8192, Medium",
    "12288, High",
    "16384, System",
    "8448, S-1-16-8448"
  })
  void integrityLevelsHaveNames(int level, String name) throws IOException {
    create(sid(5, 18), sid(16, level));

    assertThat(known().integrity()).isEqualTo(name);
  }

  /** Authorities are of six bytes, the highest first; other numbers of four, the lowest first. */
  @Test
  void aSidsNumbersMayBeLarge() throws IOException {
    byte[] user = sid(5, -1);
    user[2] = 1;
    user[6] = 2;
    create(user, sid(16, 0));

    assertThat(known().user()).isEqualTo("S-1-" + ((1L << 40) + 2 * 256 + 5) + "-4294967295");
  }

  @Test
  void bytesThatAreNoSidTellNoAccount() throws IOException {
    byte[] tooMany = sid(5, 18);
    tooMany[1] = 2;
    create(tooMany, sid(16, 8192));
    ProcessInfo tooShort = known();
    events = new PmlBuilder(true);
    create(new byte[7], NO_SID);

    assertThat(tooShort.user()).isEmpty();
    assertThat(tooShort.integrity()).isEqualTo("Medium");
    assertThat(known().user()).isEmpty();
  }

  /** Its other fields are there, though no text is. */
  @Test
  void aCreateMayEndBeforeItsTexts() throws IOException {
    process(1, 1, new LittleEndian().bytes(created(4321, NO_SID, NO_SID, "").done()).to(0x34 + 8));
    ProcessInfo process = known();

    assertThat(process.pid()).isEqualTo(4321);
    assertThat(process.name()).isEqualTo("process index 9");
    assertThat(process.user()).isEmpty();
  }

  @Test
  void aCreateThatIsCutTellsNothing() throws IOException {
    LittleEndian cut = new LittleEndian();
    byte[] whole = created(4321, NO_SID, NO_SID, "").done();
    for (int i = 0; i < 0x33; i++) {
      cut.u8(whole[i]);
    }
    process(1, 1, cut);

    assertThat(known().pid()).isEqualTo(-1);
  }

  @Test
  void whatACreateSaidStays() throws IOException {
    create(sid(5, 18), sid(16, 8192));
    process(1, 2, created(1111, sid(5, 19), sid(16, 0), "C:\\T\\other.exe"));
    image(true, 3, "C:\\T\\third.exe");
    process(7, 4, start("fourth.exe"));

    ProcessInfo process = known();
    assertThat(process.pid()).isEqualTo(4321);
    assertThat(process.user()).isEqualTo("S-1-5-18");
    assertThat(process.name()).isEqualTo("cc.exe");
    assertThat(process.commandLine()).isEqualTo("cc x");
    assertThat(process.parentPid()).isEqualTo(77);
  }

  private void image(boolean wide, long start, String path) {
    process(
        5,
        start,
        new LittleEndian()
            .pointer(0x10000, wide)
            .u32(0x9000)
            .u16(path.length() | EventBuilder.ASCII)
            .u16(0)
            .ascii(path));
  }

  private static LittleEndian start(String command) {
    return new LittleEndian()
        .u32(55)
        .u16(command.length() | EventBuilder.ASCII)
        .u16(0)
        .u32(0)
        .ascii(command);
  }

  @Test
  void theFirstProgramThatIsLoadedIsTheProcesss() throws IOException {
    image(true, 1, "C:\\Windows\\ntdll.dll");
    image(true, 2, "C:\\T\\LD.EXE");
    image(true, 3, "C:\\T\\helper.exe");

    ProcessInfo process = known();
    assertThat(process.imagePath()).isEqualTo("C:\\T\\LD.EXE");
    assertThat(process.name()).isEqualTo("LD.EXE");
  }

  @Test
  void addressesMayBeOfFourBytes() throws IOException {
    events = new PmlBuilder(false);
    image(false, 1, "C:\\T\\ld.exe");

    assertThat(known().name()).isEqualTo("ld.exe");
  }

  @Test
  void aLibraryNamesNobody() throws IOException {
    image(true, 1, "C:\\Windows\\ntdll.dll");

    assertThat(known().name()).isEqualTo("process index 9");
    assertThat(known().imagePath()).isEmpty();
  }

  @Test
  void aStartTellsTheCommandLineAndTheParent() throws IOException {
    process(7, 1, start("ld.exe -o a"));
    image(true, 2, "C:\\T\\ld.exe");

    ProcessInfo process = known();
    assertThat(process.commandLine()).isEqualTo("ld.exe -o a");
    assertThat(process.parentPid()).isEqualTo(55);
    assertThat(process.name()).isEqualTo("ld.exe");
  }

  @Test
  void aStartMayHaveNoCommandLine() throws IOException {
    process(7, 1, start(""));

    assertThat(known().parentPid()).isEqualTo(55);
    assertThat(known().commandLine()).isEmpty();
  }

  @Test
  void aStartThatIsCutTellsNothing() throws IOException {
    process(7, 1, new LittleEndian().u32(55).u16(4).u16(0).u16(0).u8(0));

    assertThat(known().parentPid()).isEqualTo(-1);
  }

  @Test
  void aProcessExitsOnce() throws IOException {
    create(sid(5, 18), sid(16, 8192));
    process(2, 7, new LittleEndian().to(52));
    process(2, 8, new LittleEndian().to(52));

    assertThat(known().endTicks()).isEqualTo(PmlBuilder.START + 7);
    assertThat(known().name()).isEqualTo("cc.exe");
  }
}
