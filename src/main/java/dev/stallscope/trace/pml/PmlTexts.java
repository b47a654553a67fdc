package dev.stallscope.trace.pml;

import dev.stallscope.model.Column;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.ClockTexts;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a PML event as ProcMon's own en-US export has them. Line breaks inside a value
 * (Process Start's environment) are CR LF here, as ProcMon holds them; its CSV export writes each
 * LF as a semicolon and leaves the CR.
 */
final class PmlTexts implements EventTexts {
  private final KnownProcesses tables;
  private final long firstEventTicks;
  private final ClockTexts clock;
  private @Nullable EventView view;

  /** Made with the first text asked for: by then the process table is there. */
  private @Nullable ProcmonEdition edition;

  private @Nullable DetailTexts details;

  /**
   * @param zone zone of the clocks shown; an export has that of the machine it was made on
   * @param firstEventTicks FILETIME from which relative times count
   */
  PmlTexts(KnownProcesses tables, ZoneId zone, long firstEventTicks) {
    this.tables = tables;
    this.firstEventTicks = firstEventTicks;
    this.clock = new ClockTexts(zone);
  }

  /** Takes the event whose texts are asked for next; both are looked at only then. */
  void at(RawEvent raw, EventRecord event) {
    if (view == null) {
      view = new EventView(raw, event);
    } else {
      view.at(raw, event);
    }
  }

  /** The bytes of the event at hand. */
  RawEvent raw() {
    return Objects.requireNonNull(view, "no event at hand").raw();
  }

  @Override
  public void append(Column column, StringBuilder out) {
    if (view == null) {
      return;
    }
    EventRecord event = view.event();
    switch (column) {
      case TIME_OF_DAY -> clock.appendTimeOfDay(event.startTicks, out);
      case DATE_AND_TIME -> clock.appendDateAndTime(event.startTicks, out);
      case RELATIVE_TIME -> ClockTexts.appendSpan(event.startTicks - firstEventTicks, out);
      case DURATION -> appendDuration(event, out);
      case COMPLETION_TIME -> appendCompletion(event, out);
      case OPERATION -> out.append(edition().operationName(event.operation));
      case EVENT_CLASS -> out.append(event.operation.eventClass().displayName());
      case CATEGORY -> out.append(Categories.of(view));
      case PATH -> appendPath(event, out);
      case RESULT -> out.append(NtStatus.text(event.status));
      case DETAIL -> details().append(view, out);
      case TID -> out.append(event.threadId & 0xFFFFFFFFL);
      case SEQUENCE -> out.append("n/a");
      default -> appendOfProcess(tables.process(event.process), column, out);
    }
  }

  private static void appendOfProcess(ProcessInfo process, Column column, StringBuilder out) {
    switch (column) {
      case PROCESS_NAME -> out.append(process.name());
      case PID -> appendId(process.pid(), out);
      case IMAGE_PATH -> out.append(process.imagePath());
      case COMPANY -> out.append(process.company());
      case DESCRIPTION -> out.append(process.description());
      case VERSION -> out.append(process.version());
      case USER -> out.append(process.user());
      case AUTHENTICATION_ID -> appendLogon(process.authenticationId(), out);
      case SESSION -> appendId(process.session(), out);
      case COMMAND_LINE -> out.append(process.commandLine());
      case VIRTUALIZED -> out.append(process.virtualized());
      case INTEGRITY -> out.append(process.integrity());
      case PARENT_PID -> appendId(process.parentPid(), out);
      case ARCHITECTURE -> out.append(architecture(process.bits()));
      default -> throw new IllegalArgumentException("not a column of the process: " + column);
    }
  }

  private static void appendDuration(EventRecord event, StringBuilder out) {
    if (event.durationTicks != Ticks.NONE) {
      ClockTexts.appendSeconds(event.durationTicks, out);
    }
  }

  private void appendCompletion(EventRecord event, StringBuilder out) {
    if (event.durationTicks != Ticks.NONE) {
      clock.appendTimeOfDay(event.startTicks + event.durationTicks, out);
    }
  }

  private static void appendPath(EventRecord event, StringBuilder out) {
    out.append(new String(event.path, event.pathStart, event.pathLength, StandardCharsets.UTF_8));
  }

  /** Nothing for -1, which stands for not told. */
  private static void appendId(int id, StringBuilder out) {
    if (id != -1) {
      out.append(id & 0xFFFFFFFFL);
    }
  }

  /** {@code 00000000:000003e7}. */
  private static void appendLogon(long luid, StringBuilder out) {
    if (luid == -1) {
      return;
    }
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((int) (luid >>> shift) & 0xF, 16));
      if (shift == 32) {
        out.append(':');
      }
    }
  }

  private static String architecture(int bits) {
    return bits == 0 ? "" : bits + "-bit";
  }

  private ProcmonEdition edition() {
    if (edition == null) {
      edition = ProcmonEdition.of(tables.processes(), firstEventTicks);
    }
    return edition;
  }

  private DetailTexts details() {
    if (details == null) {
      details = new DetailTexts(clock, new Accounts(tables), edition());
    }
    return details;
  }
}
