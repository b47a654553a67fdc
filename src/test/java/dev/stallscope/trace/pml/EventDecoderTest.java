package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
  private static final String FILE = "C:\\Data\\a.txt";
  private static final byte[] NO_TAIL = {};

  private final PmlTables tables = new PmlTables(true);
  private final EventRecord event = new EventRecord();

  private EventRecord decode(boolean wide, EventBuilder builder) {
    return decode(wide, builder.done());
  }

  private EventRecord decode(boolean wide, byte[] bytes) {
    RawEvent raw = new RawEvent(wide ? 8 : 4);
    assertThat(raw.set(bytes, 0, bytes.length)).isNull();
    new EventDecoder(tables).decode(raw, event);
    return event;
  }

  private static EventBuilder event(boolean wide, int eventClass, int code) {
    return new EventBuilder(wide, eventClass, code);
  }

  /** Parameters from their offset 16 on; {@code at64} and {@code at32} count from the detail. */
  private static LittleEndian parameters(boolean wide, int at64, int at32, LittleEndian values) {
    return new LittleEndian().to((wide ? at64 : at32) - 16).bytes(values.done());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void createFileTellsHowItWasOpened(boolean wide) {
    LittleEndian parameters =
        parameters(wide, 24, 20, new LittleEndian().u32(0x03_200060L))
            .to(wide ? 16 : 8)
            .u16(0x80)
            .u16(0x5);
    byte[] tail = new LittleEndian().u32(0x80010000L).u8(12).to(8 + 12).done();
    decode(
        wide,
        event(wide, 3, 20)
            .file(0, 0, parameters, FILE, tail)
            .extra(new LittleEndian().pointer(2, wide)));

    assertThat(event.operation).isEqualTo(Operation.CREATE_FILE);
    assertThat(Reading.path(event)).isEqualTo(FILE);
    assertThat(event.access).isEqualTo(0x120089 | 0x10000);
    assertThat(event.shareMode).isEqualTo(5);
    assertThat(event.disposition).isEqualTo(3);
    assertThat(event.options).isEqualTo(0x200060);
    assertThat(event.openResult).isEqualTo(2);
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_IMPERSONATING);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readFileTellsBytesDoneOrElseAskedFor(boolean wide) {
    LittleEndian asked = new LittleEndian().u32(4096);
    LittleEndian parameters = asked.to((wide ? 32 : 24) - 16).u64(0x1_2345_6789L);

    decode(
        wide,
        event(wide, 3, 23)
            .file(0, 3, parameters, FILE, NO_TAIL)
            .extra(new LittleEndian().u32(100)));
    assertThat(event.operation).isEqualTo(Operation.READ_FILE);
    assertThat(event.offset).isEqualTo(0x1_2345_6789L);
    assertThat(event.length).isEqualTo(100);
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_NON_CACHED | EventRecord.FLAG_PAGING_IO);

    decode(wide, event(wide, 3, 24).file(0, 0, parameters, FILE, NO_TAIL));
    assertThat(event.operation).isEqualTo(Operation.WRITE_FILE);
    assertThat(event.length).isEqualTo(4096);
    assertThat(event.flags).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lockFileTellsItsRange(boolean wide) {
    LittleEndian parameters =
        parameters(wide, 32, 24, new LittleEndian().u64(124)).to(wide ? 32 : 20).u8(1).u8(1);
    byte[] tail = new LittleEndian().u64(-1).done();

    decode(wide, event(wide, 3, 37).file(1, 0, parameters, FILE, tail));
    assertThat(event.operation).isEqualTo(Operation.LOCK_FILE);
    assertThat(event.offset).isEqualTo(124);
    assertThat(event.length).isEqualTo(-1);
    assertThat(event.flags)
        .isEqualTo(EventRecord.FLAG_EXCLUSIVE | EventRecord.FLAG_FAIL_IMMEDIATELY);

    decode(wide, event(wide, 3, 37).file(2, 0, parameters, FILE, tail));
    assertThat(event.operation).isEqualTo(Operation.UNLOCK_FILE_SINGLE);
    assertThat(event.offset).isEqualTo(124);
    assertThat(event.flags).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void controlOperationsTellTheirCode(boolean wide) {
    LittleEndian parameters = parameters(wide, 32, 24, new LittleEndian().u32(0x900EBL));
    decode(wide, event(wide, 3, 33).file(0, 0, parameters, FILE, NO_TAIL));
    assertThat(event.operation).isEqualTo(Operation.FILE_SYSTEM_CONTROL);
    assertThat(event.code).isEqualTo(0x900EB);
  }

  @Test
  void createFileMappingTellsItsSyncType() {
    decode(true, event(true, 3, 19).file(0, 0, new LittleEndian().u32(1).u32(0x10), FILE, NO_TAIL));
    assertThat(event.operation).isEqualTo(Operation.CREATE_FILE_MAPPING);
    assertThat(event.code).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void queryDirectoryHasItsFilterInThePath(boolean wide) {
    byte[] filter = new LittleEndian().u16(5 | EventBuilder.ASCII).ascii("*.exe").done();
    decode(wide, event(wide, 3, 32).file(1, 0, new LittleEndian(), "C:\\Tools", filter));
    assertThat(Reading.path(event)).isEqualTo("C:\\Tools\\*.exe");

    decode(wide, event(wide, 3, 32).file(1, 0, new LittleEndian(), "C:\\", filter));
    assertThat(Reading.path(event)).isEqualTo("C:\\*.exe");

    byte[] wideFilter = new LittleEndian().u16(3).utf16("é€*").done();
    decode(wide, event(wide, 3, 32).file(1, 0, new LittleEndian(), "C:\\Tools", wideFilter));
    assertThat(Reading.path(event)).isEqualTo("C:\\Tools\\é€*");

    decode(wide, event(wide, 3, 32).file(2, 0, new LittleEndian(), "C:\\Tools", filter));
    assertThat(event.operation).isEqualTo(Operation.NOTIFY_CHANGE_DIRECTORY);
    assertThat(Reading.path(event)).isEqualTo("C:\\Tools");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void renameHasTheTargetTheDriverResolved(boolean wide) {
    LittleEndian block = new LittleEndian().u8(1).to(wide ? 16 : 8).u32(8).utf16("new1");
    LittleEndian parameters = new LittleEndian().u32(block.size());
    byte[] resolved =
        new LittleEndian()
            .bytes(block.done())
            .u16(12 | EventBuilder.ASCII)
            .ascii("C:\\Data\\new1")
            .done();
    decode(wide, event(wide, 3, 26).file(10, 0, parameters, FILE, resolved));
    assertThat(event.operation).isEqualTo(Operation.SET_RENAME_INFORMATION_FILE);
    assertThat(Reading.target(event)).isEqualTo("C:\\Data\\new1");
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_REPLACE);

    decode(wide, event(wide, 3, 26).file(10, 0, parameters, FILE, block.done()));
    assertThat(Reading.target(event)).isEqualTo("new1");
  }

  @Test
  void dispositionTellsWhetherTheFileIsToGo() {
    LittleEndian one = new LittleEndian().u32(1);
    decode(true, event(true, 3, 26).file(13, 0, one, FILE, new byte[] {1}));
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_DELETE);
    decode(true, event(true, 3, 26).file(13, 0, one, FILE, new byte[] {0}));
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_KEEP);
    decode(true, event(true, 3, 26).file(13, 0, one, FILE, new byte[0]));
    assertThat(event.flags).as("not told").isZero();
    decode(true, event(true, 3, 26).file(64, 0, one, FILE, new byte[] {3, 0, 0, 0}));
    assertThat(event.operation).isEqualTo(Operation.SET_DISPOSITION_INFORMATION_EX);
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_DELETE);
    decode(true, event(true, 3, 26).file(64, 0, one, FILE, new byte[] {8, 0, 0, 0}));
    assertThat(event.flags).isEqualTo(EventRecord.FLAG_KEEP);
  }

  @Test
  void registryOpensTellTheirAccess() {
    decode(true, event(true, 2, 0).key("HKLM\\Software", new LittleEndian().u16(0).u32(0x20019)));
    assertThat(event.operation).isEqualTo(Operation.REG_OPEN_KEY);
    assertThat(event.access).isEqualTo(0x20019);
    assertThat(Reading.path(event)).isEqualTo("HKLM\\Software");
  }

  @Test
  void registryNamesStandBehindTheFixedPart() {
    int[] fixed = {8, 8, 2, 12, 16, 12, 16, 16, 16, 2, 2, 2, 4, 2, 4, 2, 2, 2};
    for (int code = 0; code < fixed.length; code++) {
      LittleEndian between = new LittleEndian().to(fixed[code] - 2);
      decode(false, event(false, 2, code).key("HKCU\\Key" + code, between));
      assertThat(Reading.path(event)).isEqualTo("HKCU\\Key" + code);
      assertThat(event.operation.code()).isEqualTo(code);
    }
  }

  /** User time and kernel time, 64 bits each in a process's events, 32 in a thread's profile. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void profilesAndExitsTellProcessorTime(boolean wide) {
    LittleEndian process = new LittleEndian().u64(700).u64(50_000_000_000L).u64(1).u64(2);
    assertThat(decode(wide, event(wide, 4, 1).detail(process)).offset).isEqualTo(50_000_000_700L);
    LittleEndian thread = new LittleEndian().u32(0xFFFFFFFFL).u32(5).u32(9);
    assertThat(decode(wide, event(wide, 4, 0).detail(thread)).offset).isEqualTo(0x1_0000_0004L);
    for (int exit : new int[] {2, 4}) {
      LittleEndian ended = new LittleEndian().u32(1).u64(30).u64(4);
      assertThat(decode(wide, event(wide, 1, exit).detail(ended)).offset).isEqualTo(34);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processorTimeThatCannotBeIsNotTold(boolean wide) {
    LittleEndian huge = new LittleEndian().u64(Long.MAX_VALUE).u64(Long.MAX_VALUE);
    assertThat(decode(wide, event(wide, 4, 1).detail(huge)).offset).isEqualTo(EventRecord.NONE);
    LittleEndian negative = new LittleEndian().u32(0).u64(-1).u64(4);
    assertThat(decode(wide, event(wide, 1, 2).detail(negative)).offset).isEqualTo(EventRecord.NONE);
    assertThat(decode(wide, event(wide, 4, 1).detail(new LittleEndian().u64(7))).offset)
        .isEqualTo(EventRecord.NONE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processEventsTellTheirNumbers(boolean wide) {
    decode(wide, event(wide, 1, 3).detail(new LittleEndian().u32(777)));
    assertThat(event.operation).isEqualTo(Operation.THREAD_CREATE);
    assertThat(event.code).isEqualTo(777);

    decode(wide, event(wide, 1, 2).detail(new LittleEndian().u32(-1).to(52)));
    assertThat(event.operation).isEqualTo(Operation.PROCESS_EXIT);
    assertThat(event.code).isEqualTo(-1);

    LittleEndian image =
        new LittleEndian()
            .pointer(0x10000, wide)
            .u32(0x9000)
            .u16(8 | EventBuilder.ASCII)
            .u16(0)
            .ascii("C:\\a.dll");
    decode(wide, event(wide, 1, 5).detail(image));
    assertThat(event.operation).isEqualTo(Operation.LOAD_IMAGE);
    assertThat(event.length).isEqualTo(0x9000);
    assertThat(Reading.path(event)).isEqualTo("C:\\a.dll");

    decode(wide, event(wide, 1, 7).detail(new LittleEndian().u32(4).to(12)));
    assertThat(event.operation).isEqualTo(Operation.PROCESS_START);
    assertThat(event.pathLength).isZero();
  }

  @Test
  void processCreateTellsTheChild() {
    decode(true, event(true, 1, 1).detail(ProcessBytes.created(9, 4321, 1, 100)));
    assertThat(event.operation).isEqualTo(Operation.PROCESS_CREATE);
    assertThat(event.code).isEqualTo(4321);
    assertThat(Reading.path(event)).isEqualTo("C:\\Tools\\cc.exe");
    assertThat(Reading.target(event)).isEqualTo("cc.exe -c \"é.c\"");
  }

  @Test
  void networkPathsNameHostsAndPorts() {
    decode(true, event(true, 5, 2).detail(packet(7, 1500)));
    assertThat(event.operation).isEqualTo(Operation.TCP_SEND);
    assertThat(event.length).isEqualTo(1500);
    assertThat(Reading.path(event)).isEqualTo("10.0.0.7:49383 -> 192.0.2.1:443");

    decode(true, event(true, 5, 3).detail(packet(0, 60)));
    assertThat(event.operation).isEqualTo(Operation.UDP_RECEIVE);
    assertThat(Reading.path(event))
        .isEqualTo("a00:7:0:0:0:0:0:0:49383 -> c000:201:0:0:0:0:0:0:443");
  }

  private static LittleEndian packet(int flags, int length) {
    return new LittleEndian()
        .u16(flags)
        .u16(0)
        .u32(length)
        .bytes(new byte[] {10, 0, 0, 7})
        .to(24)
        .bytes(new byte[] {(byte) 192, 0, 2, 1})
        .to(40)
        .u16(49383)
        .u16(443);
  }

  @Test
  void profilingHasNoPath() {
    decode(true, event(true, 4, 1).detail(new LittleEndian().to(32)));
    assertThat(event.operation).isEqualTo(Operation.PROCESS_PROFILING);
    assertThat(event.pathLength).isZero();
  }

  @Test
  void pendingOperationsHaveNoDuration() {
    decode(
        true,
        event(true, 3, 38)
            .pending(0x7FFF_1234_5678_9ABCL)
            .file(0, 0, new LittleEndian(), FILE, NO_TAIL));
    assertThat(event.durationTicks).isEqualTo(Ticks.NONE);
    assertThat(event.status).isEqualTo(0x103);
  }

  @Test
  void unknownOperationsKeepTheirClass() {
    decode(true, event(true, 3, 26).file(0xEE, 0, new LittleEndian(), FILE, NO_TAIL));
    assertThat(event.operation).isEqualTo(Operation.UNKNOWN_FILE_SYSTEM);
    decode(true, event(true, 2, 300).key("HKLM", new LittleEndian()));
    assertThat(event.operation).isEqualTo(Operation.UNKNOWN_REGISTRY);
  }

  @Test
  void pathsBecomeUtf8() {
    String name = "D:\\\u05d9\u05d5\\\u20ac\ud83d\ude00\u00e9";
    byte[] path = name.getBytes(StandardCharsets.UTF_16LE);
    assertThat(close(name.length(), path)).isEqualTo(name);

    byte[] broken = "a\ud83db\ude00".getBytes(StandardCharsets.UTF_16LE);
    // Java's encoder replaces lone surrogates itself: put them down by hand.
    byte[] lone = new LittleEndian().u16('a').u16(0xD83D).u16('b').u16(0xDE00).done();
    assertThat(broken).hasSameSizeAs(lone);
    assertThat(close(4, lone)).isEqualTo("a\ufffdb\ufffd");

    byte[] latin = {'C', ':', '\\', (byte) 0xE9, 't', (byte) 0xE9};
    assertThat(close(6 | EventBuilder.ASCII, latin)).isEqualTo("C:\\été");

    byte[] ended = {'C', ':', '\\', 'x', 0};
    assertThat(close(5 | EventBuilder.ASCII, ended)).isEqualTo("C:\\x");
  }

  private String close(int info, byte[] path) {
    decode(true, event(true, 3, 38).file(0, 0, new LittleEndian(), info, path, NO_TAIL));
    return Reading.path(event);
  }

  @Test
  void cutDetailsTellWhatIsThere() {
    byte[] whole =
        event(true, 3, 20)
            .file(0, 0, new LittleEndian().to(48), FILE, new LittleEndian().u32(1).to(8).done())
            .done();
    int detailAt = 0x34 + 2 * 8;
    for (int length = 0; detailAt + length <= whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, detailAt + length);
      System.arraycopy(new LittleEndian().u32(length).done(), 0, cut, 0x2C, 4);
      decode(true, cut);
      int pathLength = Math.max(0, Math.min(FILE.length(), length - 68));
      assertThat(Reading.path(event)).isEqualTo(FILE.substring(0, pathLength));
      assertThat(event.access).isEqualTo(length >= 68 + FILE.length() + 4 ? 1 : 0);
    }
  }

  /** Who copies them, also where there is nothing to copy, may rely on it. */
  @Test
  void textsLieInTheirBytesHoweverLongADamagedDetailSaysTheyAre() {
    byte[] whole = event(true, 1, 1).detail(ProcessBytes.created(9, 4321, 1, 100)).done();
    int lengths = 0x34 + 2 * 8 + 0x2C;
    for (int at = lengths; at < lengths + 6; at++) {
      byte[] damaged = whole.clone();
      damaged[at] = (byte) 0x8F;
      decode(true, damaged);
      assertThat(event.pathStart + event.pathLength).isLessThanOrEqualTo(event.path.length);
      assertThat(event.targetStart + event.targetLength).isLessThanOrEqualTo(event.target.length);
    }
  }
}
