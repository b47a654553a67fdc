package dev.stallscope.model;

import java.util.List;

/**
 * One process of a capture. PIDs are used again by Windows: a process is known by its {@link
 * #index}. Texts are as in the trace and empty when it does not tell.
 *
 * @param index place in {@code TraceReader.processes()}, from 0
 * @param pid Windows' process id, -1 when the trace does not tell
 * @param parentPid process id of the parent, -1 when the trace does not tell
 * @param parentIndex place of the parent in the list, -1 when it is not in it or not known
 * @param name image name, such as {@code go.exe}
 * @param imagePath full path of the image
 * @param commandLine as it was started
 * @param user account, {@code DOMAIN\name}
 * @param company from the version resource
 * @param version from the version resource
 * @param description from the version resource
 * @param session Windows session, -1 when the trace does not tell
 * @param authenticationId logon LUID, -1 when the trace does not tell
 * @param integrity integrity level as text
 * @param virtualized ProcMon's text: {@code True}, {@code False}, {@code n/a}
 * @param bits 32 or 64, 0 when the trace does not tell
 * @param startTicks FILETIME of the start, 0 when the trace does not tell
 * @param endTicks FILETIME of the exit, 0 when it was still running or the trace does not tell
 * @param modules loaded modules, empty when the trace does not tell
 */
public record ProcessInfo(
    int index,
    int pid,
    int parentPid,
    int parentIndex,
    String name,
    String imagePath,
    String commandLine,
    String user,
    String company,
    String version,
    String description,
    int session,
    long authenticationId,
    String integrity,
    String virtualized,
    int bits,
    long startTicks,
    long endTicks,
    List<LoadedModule> modules) {
  /** The process id as Windows shows it, unsigned; {@code ?} when the trace does not tell. */
  public String pidText() {
    return pid == -1 ? "?" : Integer.toUnsignedString(pid);
  }
}
