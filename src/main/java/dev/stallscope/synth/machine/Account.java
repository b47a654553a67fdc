package dev.stallscope.synth.machine;

/**
 * Who a process runs as.
 *
 * @param user {@code DOMAIN\name}
 * @param session Windows session
 * @param authenticationId logon LUID
 * @param integrity integrity level as text
 */
public record Account(String user, int session, long authenticationId, String integrity) {
  /** LocalSystem, as services run. */
  public static final Account SYSTEM = new Account("NT AUTHORITY\\SYSTEM", 0, 0x3E7, "System");
}
