package dev.stallscope.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C:\\Users\\jsmith\\go\\pkg\\mod\\cache\\download|C:\\Users\\user-1\\go\\pkg\\mod\\cache\\download",
        "C:\\Users\\jsmith\\AppData\\Local\\Temp\\go-build12345\\b001\\exe\\tool.exe"
            + "|C:\\Users\\user-1\\AppData\\Local\\Temp\\go-build12345\\folder-1\\folder-2\\file-1.exe",
        "\\Users\\jsmith\\Secret Project\\plan.docx|\\Users\\user-1\\folder-1\\file-1.docx",
        "\\Device\\HarddiskVolume3\\Users\\jsmith\\x.y.z|\\Device\\HarddiskVolume3\\Users\\user-1\\folder-1",
        "C:\\Users\\jsmith\\tool.exe:Zone.Identifier|C:\\Users\\user-1\\file-1.exe:Zone.Identifier",
        "C:\\Users\\Public\\Desktop\\x.lnk|C:\\Users\\Public\\Desktop\\file-1.lnk",
        "C:\\Windows\\System32\\kernel32.dll|C:\\Windows\\System32\\kernel32.dll",
        "\\\\fs01\\customers\\acme\\list.zip|\\\\server-1\\share-1\\folder-1\\file-1.zip",
        "\\\\?\\UNC\\fs01\\customers\\acme|\\\\?\\UNC\\server-1\\share-1\\folder-1",
        "HKU\\S-1-5-21-1-22-333-1001_Classes\\x|HKU\\sid-1_Classes\\x",
        "HKU\\S-1-5-18\\Software|HKU\\S-1-5-18\\Software",
        "\\\\?\\Volume{01234567-89ab-cdef-0123-456789abcdef}\\x|\\\\?\\Volume{volume-1}\\x",
        "PC7.corp.example:50001 -> 10.1.2.3:https|host-1:50001 -> host-2:https",
        "PC7.corp.example:50001 -> proxy.golang.org:https|host-1:50001 -> proxy.golang.org:https",
        "fe80::1ff:fe23:4567:890a:546 -> ff02::1:2:547|host-1:546 -> ff02::1:2:547",
        "localhost:1 -> 127.0.0.1:2|localhost:1 -> 127.0.0.1:2",
        "a:1 -> ocsp.corp.example:80|host-1:1 -> ocsp.host-2:80",
        "a:1 -> ctldl.windowsupdate.com:http|host-1:1 -> ctldl.windowsupdate.com:http"
      })
  void pathsKeepWhatTheyAreAndLoseWhoseTheyAre(String path, String redacted) {
    assertThat(redactor.path(path)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go build -o C:\\Users\\jsmith\\acme\\tool.exe -v|go build -o"
            + " C:\\Users\\user-1\\folder-1\\file-1.exe -v",
        "\"C:\\Users\\j smith\\my tool.exe\" /x|\"C:\\Users\\user-1\\file-1.exe\" /x",
        "cd C:\\Users\\jsmith\\Secret Project|cd C:\\Users\\user-1\\folder-1",
        "x file:///C:/Users/jsmith/notes.html y|x file:///C:/Users/user-1/file-1.html y",
        "git clone https://me:pass@git.corp.example/team/acme.git x|git clone https://host-1/link-1"
            + " x",
        "curl https://github.com/acme/secret|curl https://github.com/link-1",
        "mail jane.smith@corp.example now|mail mail-1 now",
        "golang.org/x/tools/gopls@v0.16.2|golang.org/x/tools/gopls@v0.16.2",
        "connect 192.168.17.4 and 2001:db8::8a2e:370:7334|connect host-1 and host-2",
        "at 12:34:56, 0x1f, 1:18:10|at 12:34:56, 0x1f, 1:18:10",
        "copy \\\\fs01\\builds y|copy \\\\server-1\\share-1"
      })
  void otherTextsToo(String text, String redacted) {
    assertThat(redactor.text(text)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C:\\Users\\jsmith\\go\\Secret|C:\\Users\\user-1\\go\\folder-1",
        "C:\\Users\\*\\Secret\\*|C:\\Users\\*\\folder-1\\*",
        "%LOCALAPPDATA%\\Secret|%LOCALAPPDATA%\\folder-1",
        "C:\\Program Files\\Go*|C:\\Program Files\\Go*",
        "go.exe|go.exe",
        "*.js|*.js"
      })
  void rulesReadAsPathsDo(String rule, String redacted) {
    assertThat(redactor.rule(rule)).contains(redacted);
  }

  @Test
  void aWildcardInAReplacedNameMatchesNothing() {
    assertThat(redactor.rule("C:\\Users\\*\\Secret*")).isEmpty();
  }

  @Test
  void whatOneCaptureHasReplacedTheNextHasToo() {
    String path = "C:\\Users\\jsmith\\Acme\\x.go";
    redactor.gather(path);
    redactor.gathered();
    String first = redactor.path(path);
    redactor.gather("C:\\ProgramData\\Acme\\y.go");
    redactor.program("acme.exe");
    redactor.gathered();
    assertThat(redactor.path(path)).isEqualTo(first).doesNotContain("Acme");
  }

  @Test
  void accountsOfWindowsStay() {
    assertThat(redactor.user("NT AUTHORITY\\SYSTEM")).isEqualTo("NT AUTHORITY\\SYSTEM");
    assertThat(redactor.user("Window Manager\\DWM-1")).isEqualTo("Window Manager\\DWM-1");
    assertThat(redactor.user("CORP\\jsmith")).isEqualTo("domain-1\\user-1");
    assertThat(redactor.user("corp\\JSmith")).isEqualTo("domain-1\\user-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner jonathan smith, CORPNET",
        "x JONATHAN%20SMITH y",
        "C:\\PROGRA~1\\JONATH~1\\x",
        "\\Sessions\\BaseNamedObjects\\CORPNET_jonathan smith",
        "WKS-4711$ and wks-4711.corpnet"
      })
  void knownPeopleAndMachinesGoEverywhere(String text) {
    redactor.computer("WKS-4711");
    redactor.user("CORPNET\\Jonathan Smith");
    for (String made : List.of(redactor.text(text), redactor.path(text))) {
      assertThat(made.toLowerCase(Locale.ROOT))
          .doesNotContain("jonath", "smith", "corpnet", "wks-4711");
    }
  }

  @Test
  void environmentsKeepTheirVariablesOnly() {
    String lines =
        """
        Parent PID: 1, Command line: x, Current directory: C:\\, Environment:\s
        \tAPI_TOKEN=s3cr3t=;x
        \tCOMPUTERNAME=WKS-4711
        \tOS=Windows_NT
        \tUSERNAME=jsmith
        \tPath=C:\\Users\\jsmith\\bin\
        """;
    String detail = lines.replace("\n", "\r\n");
    for (String text : List.of(detail, detail.replace("\r\n", "\r;"))) {
      assertThat(redactor.text(text))
          .contains("API_TOKEN=(redacted)", "OS=Windows_NT", "COMPUTERNAME=computer-1")
          .contains("USERNAME=user-1", "Path=(redacted)")
          .doesNotContain("s3cr3t", "jsmith", "4711");
    }
  }

  @Test
  void namesThatAreShownElsewhereAreNoSecret() {
    redactor.gather("C:\\Users\\ann\\Acme\\Accessories\\x.c");
    redactor.gather("C:\\Program Files\\Windows NT\\Accessories\\wordpad.exe");
    redactor.gathered();
    assertThat(redactor.path("C:\\Users\\ann\\Acme\\Accessories\\x.c"))
        .matches("C:\\\\Users\\\\user-1\\\\folder-\\d\\\\Accessories\\\\file-\\d\\.c");
    assertThat(redactor.text("build acme with Accessories"))
        .matches("build folder-\\d with Accessories");
  }

  @Test
  void whatDiffersStaysDifferentAndWhatIsTheSameStaysTheSame() {
    String one = redactor.path("C:\\Users\\ann\\one\\a.c");
    assertThat(redactor.path("c:\\USERS\\ANN\\ONE\\A.C")).isEqualToIgnoringCase(one);
    assertThat(redactor.path("C:\\Users\\ann\\two\\a.c")).isNotEqualTo(one);
    assertThat(redactor.path("C:\\Users\\bob\\one\\a.c")).isNotEqualTo(one);
    assertThat(redactor.path("\\Users\\ann\\one\\a.c")).isEqualTo(one.substring(2));
  }

  @Test
  void anyTextIsTakenAndQuickly() {
    String letters = "\\/:.;,\"'<>|*?% \t\n\u0000\u202e-@{}[]()=aZ9é文S1";
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "C:\\Users\\" : "\\\\");
      for (int n = random.nextInt(60); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(redactor.path(text.toString())).isNotNull();
      assertThat(redactor.text(text.toString())).isNotNull();
    }
    long before = System.nanoTime();
    for (String part :
        List.of("\\a", "a:", "1.", "//", "a@", "S-1-5-21", " \\\\a\\b", "\r\n\tA=")) {
      redactor.path("C:\\Users\\" + part.repeat(15_000));
      redactor.text("Environment: C:\\Users\\" + part.repeat(15_000));
    }
    assertThat(System.nanoTime() - before).isLessThan(30_000_000_000L);
  }
}
