package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.ProcessInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
  private static final String USER = "S-1-5-21-111-222-333-1001";
  private static final ProcessInfo SYSTEM = Processes.of("System", "NT-AUTORITÄT\\SYSTEM", 0x3E7);
  private static final ProcessInfo WINDOWS =
      Processes.of("dwm.exe", "Window Manager\\DWM-1", 0xFDE3);
  private static final ProcessInfo ANNA = Processes.of("go.exe", "PC\\anna", 0x15422);
  private static final ProcessInfo BOB = Processes.of("npm.exe", "PC\\bob", 0x25422);

  private static byte[] sid(String text) {
    String[] parts = text.split("-", -1);
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * (parts.length - 3));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 1).put((byte) (parts.length - 3)).put(7, Byte.parseByte(parts[2])).position(8);
    for (int i = 3; i < parts.length; i++) {
      bytes.putInt(Integer.parseUnsignedInt(parts[i]));
    }
    return bytes.array();
  }

  private static String name(KnownProcesses tables, String sid) {
    ByteRange range = new ByteRange();
    range.set(sid(sid), 0, sid(sid).length);
    return new Accounts(tables).name(range);
  }

  @Test
  void windowsAccountsAreSpeltAsInTheProcessTable() {
    assertThat(name(Processes.tables(ANNA, SYSTEM), "S-1-5-18")).isEqualTo("NT-AUTORITÄT\\SYSTEM");
  }

  @ParameterizedTest
  @CsvSource({
    "S-1-5-18,NT AUTHORITY\\SYSTEM",
    "S-1-5-19,NT AUTHORITY\\LOCAL SERVICE",
    "S-1-5-20,NT AUTHORITY\\NETWORK SERVICE",
    "S-1-5-7,NT AUTHORITY\\ANONYMOUS LOGON",
    "S-1-5-90-0-2,Window Manager\\DWM-2",
    "S-1-5-96-0-1,Font Driver Host\\UMFD-1",
    "S-1-5-21-1-2-3-1000,S-1-5-21-1-2-3-1000",
    "S-1-5-80-1-2-3-4-4294967295,S-1-5-80-1-2-3-4-4294967295"
  })
  void withoutATableOnlyWellKnownOnesHaveNames(String sid, String name) {
    assertThat(name(Processes.tables(), sid)).isEqualTo(name);
  }

  @Test
  void theOnlyUserIsMeant() {
    assertThat(name(Processes.tables(SYSTEM, WINDOWS, ANNA, ANNA), USER)).isEqualTo("PC\\anna");
  }

  @Test
  void oneOfSeveralUsersIsNotGuessed() {
    assertThat(name(Processes.tables(SYSTEM, ANNA, BOB), USER)).isEqualTo(USER);
  }

  @Test
  void groupsAreNotUsers() {
    String group = "S-1-5-21-111-222-333-499";
    assertThat(name(Processes.tables(SYSTEM, ANNA), group)).isEqualTo(group);
  }

  @Test
  void processEventsTieSidsToAccounts() {
    FixedTables tables = Processes.tables(SYSTEM, ANNA, BOB);
    tables.accounts.put(USER, "PC\\bob");
    assertThat(name(tables, USER)).isEqualTo("PC\\bob");
  }

  @Test
  void eventsStillToComeAreAskedToo() {
    FixedTables tables = Processes.tables(SYSTEM, ANNA, BOB);
    tables.laterAccounts.put(USER, "PC\\bob");
    assertThat(name(tables, USER)).isEqualTo("PC\\bob");
  }

  @Test
  void bytesThatAreNoSidHaveNoName() {
    ByteRange range = new ByteRange();
    range.set(new byte[] {1, 5, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0}, 0, 12);
    assertThat(new Accounts(Processes.tables(ANNA)).name(range)).isEmpty();
  }
}
