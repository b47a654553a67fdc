package dev.stallscope.cli;

import dev.stallscope.trace.ReadMode;
import dev.stallscope.trace.ReadOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of every command that reads a trace. */
final class ReadingOptions {
  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      converter = Zone.class,
      description = "Show times of a PML in this zone, such as Asia/Shanghai (default: UTC).")
  private ZoneId zone;

  @Option(names = "--strict", description = "Stop at the first damage instead of skipping it.")
  private boolean strict;

  @Option(
      names = "--redact",
      description =
          "Put stand-ins in the place of users, computers, domains, addresses and names below"
              + " profile folders, so that the output can be given away. Reads the trace twice.")
  private boolean redact;

  ReadOptions toReadOptions() {
    return new ReadOptions(strict ? ReadMode.STRICT : ReadMode.SALVAGE, zone, redact);
  }

  static final class Zone implements ITypeConverter<ZoneId> {
    @Override
    public ZoneId convert(String text) {
      try {
        return ZoneId.of(text);
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            text + " is no time zone; write UTC, +08:00 or Asia/Shanghai");
      }
    }
  }
}
