package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import dev.stallscope.model.Operation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTextsTest {
  private static final String KEY = "HKLM\\Software\\Example";

  private static EventBytes on(Operation operation, int fixed) {
    return EventBytes.of(operation)
        .shortAt(0, 0x8000 | KEY.length())
        .bytesAt(fixed, KEY.getBytes(StandardCharsets.US_ASCII));
  }

  private static EventBytes query(int type, int length, byte[] data) {
    return on(Operation.REG_QUERY_VALUE, 12)
        .intAt(4, 144)
        .intAt(8, 2)
        .extraInt(0, 0)
        .extraInt(4, type)
        .extraInt(8, length)
        .extraBytes(12, data);
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  @ParameterizedTest
  @CsvSource({
    "0x20019, 'Desired Access: Read'",
    "0x80000000, 'Desired Access: Read'",
    "0x10000000, 'Desired Access: All Access'",
    "0x101, 'Desired Access: Query Value, WOW64_64Key'",
    "0, ''"
  })
  void openNamesTheRightsAskedFor(String access, String detail) {
    assertThat(on(Operation.REG_OPEN_KEY, 8).intAt(4, Long.decode(access).intValue()).detail())
        .isEqualTo(detail);
  }

  @Test
  void grantedRightsAreShownWhenTheMostWasAskedFor() {
    EventBytes bytes = on(Operation.REG_CREATE_KEY, 8).intAt(4, 0x2000000);
    bytes.extraInt(0, 0xF003F).extraInt(4, 1);
    assertThat(bytes.detail())
        .isEqualTo(
            "Desired Access: Maximum Allowed, Granted Access: All Access,"
                + " Disposition: REG_CREATED_NEW_KEY");
    assertThat(bytes.text(Column.CATEGORY, 0)).isEqualTo("Write");
    assertThat(bytes.extraInt(4, 2).text(Column.CATEGORY, 0)).isEqualTo("Read");
  }

  @Test
  void valuesShowTheirDataByType() {
    assertThat(query(1, 10, utf16("abcd\0")).detail())
        .isEqualTo("Type: REG_SZ, Length: 10, Data: abcd");
    assertThat(query(4, 4, new byte[] {-1, -1, -1, -1}).detail())
        .isEqualTo("Type: REG_DWORD, Length: 4, Data: 4294967295");
    assertThat(query(7, 18, utf16("en-US\0en\0\0")).detail())
        .isEqualTo("Type: REG_MULTI_SZ, Length: 18, Data: en-US, en");
    assertThat(query(11, 8, new byte[8]).detail()).isEqualTo("Type: REG_QWORD, Length: 8, Data: ");
    assertThat(query(1000, 0, new byte[0]).detail()).isEqualTo("Type: <Unknown: 1000>, Length: 0");
  }

  @Test
  void cutDataKeepsItsFullLength() {
    assertThat(query(3, 1510, new byte[] {2, 0, (byte) 0xAB}).detail())
        .isEqualTo("Type: REG_BINARY, Length: 1,510, Data: 02 00 AB");
  }

  @Test
  void noAnswerLeavesTheBuffersLength() {
    assertThat(on(Operation.REG_QUERY_VALUE, 12).intAt(4, 4094).intAt(8, 2).detail())
        .isEqualTo("Length: 4,094");
    assertThat(on(Operation.REG_ENUM_VALUE, 16).intAt(4, 220).intAt(8, 1000).detail())
        .isEqualTo("Index: 1,000, Length: 220");
  }

  @Test
  void enumeratedValuesHaveNames() {
    EventBytes bytes = on(Operation.REG_ENUM_VALUE, 16).intAt(8, 3).intAt(12, 1);
    bytes.extraInt(4, 1).extraInt(8, 32).extraInt(12, 6).extraInt(16, 8);
    bytes.extraUtf16(20, "Path").extraUtf16(32, "C:\0");
    assertThat(bytes.detail()).isEqualTo("Index: 3, Name: Path, Type: REG_SZ, Length: 6, Data: C:");
  }

  @ParameterizedTest
  @CsvSource({
    "3,0,'Query: Name'",
    "4,12,'Query: Cached, SubKeys: 7, Values: 0'",
    "2,32,'Query: Full, SubKeys: 0, Values: 7'",
    "5,0,'Query: Flags, UserFlags: 0x7'",
    "7,0,'Query: HandleTags, HandleTags: 0x7'",
    "8,0,'Query: Trust'"
  })
  void keysAnswerByClass(int keyClass, int sevenAt, String detail) {
    EventBytes bytes = on(Operation.REG_QUERY_KEY, 12).intAt(8, keyClass);
    assertThat(bytes.extraInt(40, 0).extraInt(sevenAt, 7).detail()).isEqualTo(detail);
  }

  @Test
  void enumeratedKeysHaveNames() {
    EventBytes bytes = on(Operation.REG_ENUM_KEY, 16).intAt(8, 2).intAt(12, 1);
    bytes.extraInt(20, 6).extraUtf16(24, "Sub");
    assertThat(bytes.detail()).isEqualTo("Index: 2, Name: Sub");
  }

  @Test
  void setValueShowsWhatWasCaptured() {
    int data = 16 + KEY.length();
    EventBytes bytes = on(Operation.REG_SET_VALUE, 16).intAt(4, 3).intAt(8, 1612).shortAt(12, 2);
    assertThat(bytes.bytesAt(data, new byte[] {1, 2, 3}).detail())
        .isEqualTo("Type: REG_BINARY, Length: 1,612, Data: 01 02");
  }

  @Test
  void setInfoKeyNamesItsClass() {
    EventBytes bytes = on(Operation.REG_SET_INFO_KEY, 16).intAt(4, 1).intAt(8, 4).shortAt(12, 4);
    assertThat(bytes.intAt(16 + KEY.length(), 0x200).detail())
        .isEqualTo(
            "KeySetInformationClass: KeyWow64FlagsInformation, Length: 4, Wow64Flags: 0x200");
  }

  @Test
  void loadAndRenameShowTheSecondString() {
    EventBytes load = on(Operation.REG_LOAD_KEY, 4).shortAt(2, 6);
    assertThat(load.utf16At(4 + KEY.length(), "C:\\hiv").detail()).isEqualTo("Hive Path: C:\\hiv");
    EventBytes rename = on(Operation.REG_RENAME_KEY, 4).shortAt(2, 0x8003);
    assertThat(rename.bytesAt(4 + KEY.length(), new byte[] {'n', 'e', 'w'}).detail())
        .isEqualTo("New Name: new");
  }
}
