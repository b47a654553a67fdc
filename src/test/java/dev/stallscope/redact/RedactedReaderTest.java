package dev.stallscope.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import dev.stallscope.trace.TraceReader;
import dev.stallscope.trace.xml.XmlTraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace tells beside its events. */
class RedactedReaderTest {
  private static final String TRACE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <procmon><processlist><process><ProcessIndex>1</ProcessIndex><ProcessId>8</ProcessId>\
      <Owner>CORPNET\\jsmithson</Owner><ProcessName>a.exe</ProcessName><modulelist><module>\
      <Path>C:\\Users\\jsmithson\\own.dll</Path><Version>1.2</Version>\
      <Company>Tools of jsmithson</Company><Description>For CORPNET\\jsmithson only</Description>\
      </module><module><Path>C:\\Windows\\System32\\kernel32.dll</Path>\
      <Company>Microsoft Corporation</Company><Description>Windows NT BASE API Client DLL</Description>\
      </module></modulelist></process></processlist><eventlist><event><ProcessIndex>1</ProcessIndex>\
      <Time_of_Day>1:02:03.0000000 PM</Time_of_Day><Operation>ReadFile</Operation></event></eventlist></procmon>
      """;

  @TempDir Path folder;

  @Test
  void modulesNameNobody() throws IOException {
    Path file = Files.writeString(folder.resolve("trace.xml"), TRACE);
    TraceFile trace = TraceFile.open("trace.xml", file, false);
    try (TraceReader reader = XmlTraceReader.open(trace, ReadOptions.DEFAULTS)) {
      TraceReader redacted = RedactedReader.of(reader, new Redactor());
      assertThat(redacted.processes().get(0).modules())
          .extracting(LoadedModule::path, LoadedModule::company, LoadedModule::description)
          .map(tuple -> tuple.toList().toString())
          .containsExactly(
              "[C:\\Users\\user-1\\file-1.dll, Tools of user-1, For domain-1\\user-1 only]",
              "[C:\\Windows\\System32\\kernel32.dll, Microsoft Corporation, Windows NT BASE API"
                  + " Client DLL]");
    }
  }
}
