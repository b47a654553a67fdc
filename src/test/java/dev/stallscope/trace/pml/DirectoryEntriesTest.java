package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryEntriesTest {
  private static final long AUTUMN_2017 = 131_500_000_000_000_000L;

  private static EventBytes listing(int pointerSize, int kind, int nameAt, String... names) {
    EventBytes bytes = EventBytes.of(pointerSize, Operation.QUERY_DIRECTORY);
    bytes.intAt(bytes.pick(32, 24), kind).shortAt(bytes.tail(0), 0);
    int at = 0;
    for (int i = 0; i < names.length; i++) {
      int size = nameAt + 2 * names[i].length();
      bytes.extraInt(at, i < names.length - 1 ? size : 0);
      bytes.extraInt(at + (kind == 12 ? 8 : 60), 2 * names[i].length());
      bytes.extraUtf16(at + nameAt, names[i]);
      at += size;
    }
    return bytes;
  }

  private static EventBytes filtered(EventBytes bytes, String filter) {
    return bytes
        .shortAt(bytes.tail(0), 0x8000 | filter.length())
        .bytesAt(bytes.tail(2), filter.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "8,1,64",
    "4,1,64",
    "8,2,68",
    "8,3,94",
    "8,12,12",
    "8,37,104",
    "8,38,80",
    "8,60,88",
    "8,63,114"
  })
  void namesOfEveryKindAreFound(int pointerSize, int kind, int nameAt) {
    EventBytes bytes = listing(pointerSize, kind, nameAt, ".", "..", "naïve.txt");
    assertThat(bytes.text(Column.DETAIL, AUTUMN_2017)).isEqualTo("0: ., 1: .., 2: naïve.txt");
  }

  @Test
  void procmon353PutsTheKindInPlaceOfTheThirdEntry() {
    EventBytes bytes = listing(8, 3, 94, ".", "..", "lost", "kept");
    assertThat(bytes.detail())
        .isEqualTo("0: ., 1: .., FileInformationClass: FileBothDirectoryInformation, 3: kept");
    assertThat(filtered(listing(8, 12, 12, "a"), "a*").detail())
        .isEqualTo("Filter: a*, 1: a, FileInformationClass: FileNamesInformation");
    assertThat(listing(8, 3, 94, "one").detail()).isEqualTo("0: one");
  }

  @Test
  void procmon361NamesTheKindFirst() {
    EventBytes bytes = filtered(listing(8, 37, 104, "Temp"), "Temp");
    assertThat(bytes.text(Column.DETAIL, EventBytes.WINTER_2022))
        .isEqualTo("FileInformationClass: FileIdBothDirectoryInformation, Filter: Temp, 2: Temp");
    assertThat(listing(8, 2, 68, ".", "..").text(Column.DETAIL, EventBytes.WINTER_2022))
        .isEqualTo("FileInformationClass: FileFullDirectoryInformation, 1: ., 2: ..");
    assertThat(listing(8, 2, 68).text(Column.DETAIL, EventBytes.WINTER_2022))
        .isEqualTo("FileInformationClass: FileFullDirectoryInformation");
  }

  @Test
  void aLongTextIsCutLikeProcmons() {
    String[] names = new String[400];
    java.util.Arrays.fill(names, "a-file-name.txt");
    assertThat(listing(8, 12, 12, names).detail()).hasSize(4095);
  }

  @Test
  void aChainThatLeadsNowhereEnds() {
    EventBytes bytes = listing(8, 12, 12, "a").extraInt(0, 0x7FFFFFFF);
    assertThat(bytes.detail()).isEqualTo("0: a");
    assertThat(listing(8, 12, 12, "a").extraInt(0, -4).detail()).isEqualTo("0: a");
  }
}
