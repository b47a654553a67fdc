package dev.stallscope.advice;

import static dev.stallscope.advice.PowerShell.quoted;

/**
 * Environment variables of the user, as PowerShell sets them; for programs started from then on.
 */
final class Environment {
  private Environment() {}

  /**
   * @param literal the value as a PowerShell literal
   */
  static String set(String variable, String literal) {
    return "[Environment]::SetEnvironmentVariable("
        + quoted(variable)
        + ", "
        + literal
        + ", 'User')";
  }

  static String unset(String variable) {
    return set(variable, "$null");
  }
}
