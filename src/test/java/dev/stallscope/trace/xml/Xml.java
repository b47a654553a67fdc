package dev.stallscope.trace.xml;

import dev.stallscope.model.Column;
import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import dev.stallscope.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** XML exports made by hand. */
final class Xml {
  static final String PROCESSES =
      """
      <process><ProcessIndex>7</ProcessIndex><ProcessId>812</ProcessId>\
      <ParentProcessId>4</ParentProcessId><ParentProcessIndex>0</ParentProcessIndex>\
      <AuthenticationId>00000000:000003e7</AuthenticationId>\
      <CreateTime>132400000000000000</CreateTime><FinishTime>0</FinishTime>\
      <IsVirtualized>0</IsVirtualized><Is64bit>1</Is64bit><Integrity>System</Integrity>\
      <Owner>NT AUTHORITY\\SYSTEM</Owner><ProcessName>svchost.exe</ProcessName>\
      <ImagePath>C:\\Windows\\system32\\svchost.exe</ImagePath><CommandLine>svchost -k &quot;a&quot;</CommandLine>\
      <modulelist><module><Timestamp>132400000000000001</Timestamp><BaseAddress>0x7ff600000000</BaseAddress>\
      <Size>4096</Size><Path>C:\\Windows\\system32\\svchost.exe</Path></module></modulelist></process>
      """;

  static final String STACK =
      "<stack><frame><depth>0</depth><address>0x1</address></frame></stack>";

  private Xml() {}

  static String event(int second, String path, String more) {
    return "<event><ProcessIndex>7</ProcessIndex><Time_of_Day>1:02:"
        + second
        + ".1234567 PM</Time_of_Day><Process_Name>svchost.exe</Process_Name><PID>812</PID>"
        + "<Operation>CreateFile</Operation><Path>"
        + path
        + "</Path><Result>SHARING VIOLATION</Result><Detail>Desired Access: Generic Read,"
        + " Disposition: Open, Options: , Attributes: n/a, ShareMode: Read, Write, AllocationSize:"
        + " n/a</Detail><Duration>0.0000123</Duration><TID>99</TID>"
        + more
        + "</event>\r\n";
  }

  static String document(String events) {
    return document(PROCESSES, events);
  }

  static String document(String processes, String events) {
    return "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<procmon><processlist>"
        + processes
        + "</processlist><eventlist>"
        + events
        + "</eventlist></procmon>";
  }

  static XmlTraceReader open(Path folder, byte[] xml, ReadMode mode) throws IOException {
    Path path = Files.write(folder.resolve("trace.xml"), xml);
    return XmlTraceReader.open(
        TraceFile.open("trace.xml", path, false), new ReadOptions(mode, ZoneOffset.UTC));
  }

  static List<String> paths(XmlTraceReader reader) throws IOException {
    List<String> paths = new ArrayList<>();
    reader.read(
        (event, texts) -> {
          StringBuilder path = new StringBuilder();
          texts.append(Column.PATH, path);
          paths.add(path.toString());
          return true;
        });
    return paths;
  }
}
