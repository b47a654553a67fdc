package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of strings and of hosts and ports, whole and damaged, eight bytes into a file. */
class NameTablesTest {
  private static final int TABLE = 8;

  private final ReadDiagnostics diagnostics = new ReadDiagnostics();
  private final List<TraceFile> files = new ArrayList<>();

  @TempDir Path folder;

  @AfterEach
  void closeFiles() throws IOException {
    for (TraceFile file : files) {
      file.close();
    }
  }

  private static LittleEndian table() {
    return new LittleEndian().to(TABLE);
  }

  private PagedBytes file(LittleEndian bytes) throws IOException {
    Path path = folder.resolve("a" + files.size() + ".PML");
    Files.write(path, bytes.done());
    files.add(TraceFile.open("a.PML", path, false));
    return new PagedBytes(files.get(files.size() - 1));
  }

  private PmlStrings strings(LittleEndian bytes) throws IOException {
    return PmlStrings.open(file(bytes), TABLE, new Damage("a.PML", ReadMode.SALVAGE, diagnostics));
  }

  private HostNames hosts(LittleEndian bytes, long table) throws IOException {
    HostNames names = new HostNames();
    names.addAll(file(bytes), table, new Damage("a.PML", ReadMode.SALVAGE, diagnostics));
    return names;
  }

  private List<String> codes() {
    return diagnostics.entries().stream().map(ReadDiagnostics.Entry::code).toList();
  }

  /** Two strings: offsets from the table's begin, lengths in bytes with the NUL. */
  private static LittleEndian twoStrings() {
    return table().u32(2).u32(12).u32(22).u32(6).utf16("go\0").u32(4).utf16("x\0");
  }

  @Test
  void stringsByTheirIndex() throws IOException {
    PmlStrings strings = strings(twoStrings());
    assertThat(strings.get(0)).isEqualTo("go");
    assertThat(strings.get(1)).isEqualTo("x");
    assertThat(strings.get(0)).isEqualTo("go");
    assertThat(codes()).isEmpty();
  }

  @Test
  void anIndexBeyondTheCountHasNoString() throws IOException {
    assertThat(strings(twoStrings()).get(2)).isEmpty();
    assertThat(diagnostics.entries().get(0).message())
        .contains("string index 2 exceeds the string count 2");
  }

  @ParameterizedTest
  @CsvSource({"12, 7", "12, 0x7fffffff", "12, 0xffffffff", "15, 6", "0x7fffffff, 6"})
  void aStringThatDoesNotLieInTheFile(String offset, String length) throws IOException {
    LittleEndian bytes = table().u32(1).u32(Long.decode(offset)).u32(0);
    bytes.u32(Long.decode(length)).utf16("go\0");
    assertThat(strings(bytes).get(0)).isEmpty();
    assertThat(codes()).containsExactly("pml.strings-damaged");
  }

  /** The count is damaged: those offsets that the file holds are still good. */
  @Test
  void moreStringsThanTheFileHolds() throws IOException {
    LittleEndian bytes = table().u32(1_000).u32(8).u32(6).utf16("go\0");
    PmlStrings strings = strings(bytes);
    assertThat(strings.get(0)).isEqualTo("go");
    assertThat(strings.get(4)).isEmpty();
    assertThat(codes().get(0)).isEqualTo("pml.strings-damaged");
  }

  @Test
  void aTableOutsideTheFileHasNoStrings() throws IOException {
    assertThat(strings(new LittleEndian().to(TABLE + 3)).get(0)).isEmpty();
    assertThat(diagnostics.entries().get(0).message()).contains("lies outside the file");
  }

  /** Each takes half of the 40 bytes there are: three would take more. */
  @Test
  void stringsOverEachOtherDoNotMultiply() throws IOException {
    LittleEndian bytes = table().u32(3).u32(16).u32(16).u32(18);
    bytes.u32(20).utf16("0123456789");
    PmlStrings strings = strings(bytes);
    assertThat(strings.get(0)).isEqualTo("0123456789");
    assertThat(strings.get(1)).isEqualTo("0123456789");
    assertThat(strings.get(2)).isEmpty();
    assertThat(codes()).containsExactly("pml.strings-damaged");
  }

  @Test
  void strictReadingStopsAtTheFirstFault() throws IOException {
    Damage strict = new Damage("a.PML", ReadMode.STRICT, diagnostics);
    PmlStrings strings = PmlStrings.open(file(twoStrings()), TABLE, strict);
    assertThatThrownBy(() -> strings.get(2)).isInstanceOf(MalformedTraceException.class);
    assertThatThrownBy(() -> new HostNames().addAll(file(twoStrings()), 100, strict))
        .isInstanceOf(MalformedTraceException.class);
  }

  private static LittleEndian address(LittleEndian bytes, int last) {
    for (int i = 0; i < 15; i++) {
      bytes.u8(i < 3 ? 10 + i : 0);
    }
    return bytes.u8(last);
  }

  /** An address of version 6 and one of version 4, of which four bytes count. */
  private static LittleEndian hostsAndPorts() {
    LittleEndian bytes = table().u32(2);
    address(bytes, 9).u32(8).utf16("six\0");
    address(bytes, 0).u32(10).utf16("four\0");
    bytes.u32(3);
    bytes.u16(443).u16(1).u32(12).utf16("https\0");
    bytes.u16(443).u16(0).u32(10).utf16("quic\0");
    return bytes.u16(53).u16(7).u32(2).utf16("\0");
  }

  @Test
  void hostsByAddressAndPortsByNumberAndProtocol() throws IOException {
    HostNames names = hosts(hostsAndPorts(), TABLE);
    byte[] six = address(new LittleEndian().u8(1), 9).done();
    assertThat(names.host(six, 1, false)).isEqualTo("six");
    assertThat(names.host(six, 1, true)).isEqualTo("four");
    byte[] other = address(new LittleEndian(), 8).done();
    assertThat(names.host(other, 0, false)).isEqualTo("a0b:c00:0:0:0:0:0:8");
    other[0] = (byte) 192;
    assertThat(names.host(other, 0, true)).isEqualTo("192.11.12.0");
    assertThat(names.port(443, true)).isEqualTo("https");
    assertThat(names.port(443, false)).isEqualTo("quic");
    assertThat(names.port(53, true)).as("a name that is empty is none").isEqualTo("53");
    assertThat(names.port(80, true)).isEqualTo("80");
    assertThat(codes()).isEmpty();
  }

  @Test
  void allOfThemAreTold() throws IOException {
    HostNames names = hosts(hostsAndPorts(), TABLE);
    List<String> told = new ArrayList<>();
    names.forEachHost((address, name) -> told.add(name));
    names.forEachPort((number, tcp, name) -> told.add(number + (tcp ? " tcp " : " udp ") + name));
    assertThat(told)
        .containsExactlyInAnyOrder("six", "four", "443 tcp https", "443 udp quic", "53 tcp ");
  }

  /** What is whole before the cut is kept. */
  @Test
  void hostsThatAreCutOff() throws IOException {
    LittleEndian bytes = table().u32(2);
    address(bytes, 9).u32(8).utf16("six\0");
    HostNames names = hosts(address(bytes, 8).u32(10).utf16("four"), TABLE);
    assertThat(names.host(address(new LittleEndian(), 9).done(), 0, false)).isEqualTo("six");
    assertThat(codes()).containsExactly("pml.hosts-damaged");
  }

  @Test
  void moreHostsThanTheFileHolds() throws IOException {
    LittleEndian bytes = table().u32(1_000);
    HostNames names = hosts(address(bytes, 9).u32(8).utf16("six\0"), TABLE);
    assertThat(names.host(address(new LittleEndian(), 9).done(), 0, false)).isEqualTo("six");
    assertThat(diagnostics.entries().get(0).message())
        .contains("host count 1000 exceeds what the file holds after it");
  }

  @Test
  void aTableOfHostsOutsideTheFile() throws IOException {
    HostNames names = hosts(table(), TABLE + 1);
    assertThat(names.port(443, true)).isEqualTo("443");
    assertThat(diagnostics.entries().get(0).message()).contains("host table lies outside the file");
  }
}
