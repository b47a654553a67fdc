package dev.stallscope.advice;

import static dev.stallscope.advice.Command.Shell.POWERSHELL;
import static dev.stallscope.advice.Command.Shell.POWERSHELL_ADMIN;
import static dev.stallscope.advice.PowerShell.quoted;

import dev.stallscope.advice.Command.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands for Microsoft Defender Antivirus. {@code Add-MpPreference} appends to a list, {@code
 * Remove-MpPreference} takes from it; {@code Set-MpPreference} would replace it and is never used
 * for one. Sources: Microsoft's "Configure and validate exclusions" and reference of the module.
 */
final class DefenderCommands {
  private static final String MP_CMD_RUN =
      "& \"$env:ProgramFiles\\Windows Defender\\MpCmdRun.exe\"";

  private static final String IS_EXCLUDED = MP_CMD_RUN + " -CheckExclusion -path ";

  private static final Command STATUS =
      Command.look(
          POWERSHELL,
          "Get-MpComputerStatus | Select-Object RealTimeProtectionEnabled, IsTamperProtected");

  private DefenderCommands() {}

  /** Excludes folders, checks that each is, and takes the rules back. */
  static List<Command> excludeFolders(List<String> folders) {
    List<Command> commands = new ArrayList<>();
    commands.add(STATUS);
    commands.add(
        Command.add(POWERSHELL_ADMIN, "Add-MpPreference -ExclusionPath " + quoted(folders)));
    for (String folder : folders) {
      commands.add(Command.check(POWERSHELL_ADMIN, IS_EXCLUDED + quoted(folder)));
    }
    commands.add(
        Command.undo(POWERSHELL_ADMIN, "Remove-MpPreference -ExclusionPath " + quoted(folders)));
    return commands;
  }

  /** Excludes what a program opens; by its full path, since a bare name holds for any folder. */
  static List<Command> excludeProcess(String image) {
    return List.of(
        STATUS,
        Command.add(POWERSHELL_ADMIN, "Add-MpPreference -ExclusionProcess " + quoted(image)),
        Command.check(POWERSHELL_ADMIN, "(Get-MpPreference).ExclusionProcess"),
        Command.undo(POWERSHELL_ADMIN, "Remove-MpPreference -ExclusionProcess " + quoted(image)));
  }

  /** Moves a tool's temporary files to a folder of their own and excludes that. */
  static List<Command> moveTemporaryFiles(String variable, String folder) {
    List<Command> commands = new ArrayList<>();
    commands.add(
        Command.add(POWERSHELL, "New-Item -ItemType Directory -Force -Path " + quoted(folder)));
    commands.add(Command.add(POWERSHELL, Environment.set(variable, quoted(folder))));
    commands.add(
        Command.add(POWERSHELL_ADMIN, "Add-MpPreference -ExclusionPath " + quoted(folder)));
    commands.add(Command.check(POWERSHELL_ADMIN, IS_EXCLUDED + quoted(folder)));
    commands.add(Command.undo(POWERSHELL, Environment.unset(variable)));
    commands.add(
        Command.undo(POWERSHELL_ADMIN, "Remove-MpPreference -ExclusionPath " + quoted(folder)));
    return commands;
  }

  /** Shows what is asked of the cloud and whether it can be reached. */
  static List<Command> lookAtCloud() {
    return List.of(
        Command.look(
            POWERSHELL,
            "Get-MpPreference | Select-Object MAPSReporting, CloudBlockLevel,"
                + " CloudExtendedTimeout"),
        Command.look(POWERSHELL_ADMIN, MP_CMD_RUN + " -ValidateMapsConnection"));
  }

  /** The usual 10 s instead of the 60 s that 50 more make. */
  static List<Command> usualCloudTime() {
    return List.of(
        Command.add(POWERSHELL_ADMIN, "Set-MpPreference -CloudExtendedTimeout 0"),
        Command.undo(POWERSHELL_ADMIN, "Set-MpPreference -CloudExtendedTimeout 50"));
  }

  /** Measures once without protection, which comes back whatever happens. */
  static List<Command> tryWithoutProtection() {
    return List.of(
        STATUS,
        new Command(
            Purpose.TRY,
            POWERSHELL_ADMIN,
            "try { Set-MpPreference -DisableRealtimeMonitoring $true;"
                + " Measure-Command { YOUR-COMMAND | Out-Default } }"
                + " finally { Set-MpPreference -DisableRealtimeMonitoring $false }"),
        Command.check(POWERSHELL, "(Get-MpComputerStatus).RealTimeProtectionEnabled"));
  }
}
