package dev.stallscope.trace.pml;

import dev.stallscope.model.LoadedModule;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose spelling the texts follow. ProcMon's own texts changed over its versions, and a PML says
 * neither which ProcMon took it nor which would export it; in all likelihood that is the same one.
 * It is told, in this order, by
 *
 * <ol>
 *   <li>ProcMon itself, if it is among the processes of the capture: its version;
 *   <li>its driver among the modules of the System process: up to {@code PROCMON23.SYS} (with
 *       ProcMon 3.4) the oldest spelling, and a version of 3.60 or later the newest. The driver of
 *       version 3.51 served several releases and does not decide;
 *   <li>the first event's date: ProcMon 3.60, which brought the newest spelling, is of 17 September
 *       2020; before 2018 there was no 3.50.
 * </ol>
 */
enum ProcmonEdition {
  /** Before 3.50: lists of directories do not name their kind. */
  BEFORE_350,

  /** 3.50 to 3.53: the kind of listing stands in the place of the entry with number 2. */
  BEFORE_360,

  /** Since 3.60: the kind of listing stands first; more information classes have names. */
  SINCE_360;

  private static final long FIRST_350 = Ticks.ofUtc(LocalDateTime.of(2018, 1, 1, 0, 0));
  private static final long FIRST_360 = Ticks.ofUtc(LocalDateTime.of(2020, 9, 17, 0, 0));

  /** Numbered anew when what it records changes. */
  private static final Pattern DRIVER = Pattern.compile(".*\\\\procmon(\\d{1,4})\\.sys");

  private static final int FIRST_DRIVER_OF_350 = 24;

  /** Major and minor part; {@code 3.4} is 3.40. */
  private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,2}).*");

  static ProcmonEdition of(List<ProcessInfo> processes, long firstEventTicks) {
    int version = -1;
    ProcmonEdition byDriver = null;
    for (ProcessInfo process : processes) {
      if (process.description().equals("Process Monitor")) {
        version = Math.max(version, version(process.version()));
      }
      for (LoadedModule module : process.modules()) {
        byDriver = byDriver == null ? ofDriver(module) : byDriver;
      }
    }
    if (version >= 0) {
      return version < 350 ? BEFORE_350 : version < 360 ? BEFORE_360 : SINCE_360;
    }
    return byDriver != null ? byDriver : ofDate(firstEventTicks);
  }

  private static ProcmonEdition ofDate(long firstEventTicks) {
    if (firstEventTicks >= FIRST_360) {
      return SINCE_360;
    }
    return firstEventTicks >= FIRST_350 ? BEFORE_360 : BEFORE_350;
  }

  private static @Nullable ProcmonEdition ofDriver(LoadedModule module) {
    Matcher driver = DRIVER.matcher(module.path().toLowerCase(Locale.ROOT));
    if (!driver.matches()) {
      return null;
    }
    if (Integer.parseInt(driver.group(1)) < FIRST_DRIVER_OF_350) {
      return BEFORE_350;
    }
    return version(module.version()) >= 360 ? SINCE_360 : null;
  }

  /** {@code 3.53} as 353, -1 when the text is no version. */
  private static int version(String text) {
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      return -1;
    }
    int minor = Integer.parseInt(matcher.group(2));
    return Integer.parseInt(matcher.group(1)) * 100
        + (matcher.group(2).length() == 1 ? minor * 10 : minor);
  }

  String operationName(Operation operation) {
    return this != SINCE_360 && operation.isNamedSince360()
        ? Operation.unknown(operation.eventClass()).displayName()
        : operation.displayName();
  }

  boolean namesListingFirst() {
    return this == SINCE_360;
  }

  boolean namesListingInSlotTwo() {
    return this == BEFORE_360;
  }
}
