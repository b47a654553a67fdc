package dev.stallscope.advice;

import static dev.stallscope.advice.Command.Shell.POWERSHELL;
import static dev.stallscope.advice.Command.Shell.POWERSHELL_ADMIN;
import static dev.stallscope.advice.PowerShell.quoted;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.advice.Command.Shell;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
import dev.stallscope.knowledge.EndpointRole;
import dev.stallscope.knowledge.EndpointRoles;
import dev.stallscope.knowledge.NetworkSetting;
import dev.stallscope.knowledge.NetworkSetting.Need;
import dev.stallscope.knowledge.NetworkSettings;
import dev.stallscope.model.Endpoint;
import dev.stallscope.model.ProcessInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to do about connections and name lookups that waited: the setting that points the tool
 * elsewhere, the proxy, the revocation server, the firewall's log.
 */
final class NetworkAdvice {
  private static final int MOST_HOSTS = 5;

  /** What a host or port may consist of; anything else is not put into a command. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");

  private static final Command WINHTTP = Command.look(POWERSHELL, "netsh winhttp show proxy");

  private static final Command PROXY_VARIABLES =
      Command.look(
          POWERSHELL,
          "Get-ChildItem Env:HTTP_PROXY, Env:HTTPS_PROXY, Env:NO_PROXY"
              + " -ErrorAction SilentlyContinue");

  private final Analysis analysis;
  private final Toolset tools;
  private final EndpointRoles roles = EndpointRoles.load();
  private final NetworkSettings settings = NetworkSettings.load();

  NetworkAdvice(Analysis analysis, Toolset tools) {
    this.analysis = analysis;
    this.tools = tools;
  }

  private record Cause(Kind kind, Need need, String tool) {}

  List<Advice> of(List<Finding> stalls) {
    Map<Cause, List<Finding>> byCause = new LinkedHashMap<>();
    stalls.forEach(s -> byCause.computeIfAbsent(cause(s), c -> new ArrayList<>()).add(s));
    List<Advice> advice = new ArrayList<>();
    byCause.forEach((cause, findings) -> advice.add(of(cause, findings)));
    List<Finding> dropped = stalls.stream().filter(NetworkAdvice::mayBeBlocked).toList();
    if (!dropped.isEmpty()) {
      advice.add(firewall(dropped));
    }
    return advice;
  }

  private Cause cause(Finding stall) {
    if (stall.rule().equals("network-name-lookup")) {
      return new Cause(Kind.CHECK_NAME_SERVER, Need.PROXY, "");
    }
    ProcessInfo process = analysis.store().processes().get(stall.process());
    Endpoint remote = remote(stall);
    Optional<EndpointRoles.Role> role =
        remote == null ? Optional.empty() : roles.of(remote, process.name());
    String tool = role.map(EndpointRoles.Role::tool).filter(t -> !t.isEmpty()).orElse("");
    String known = tool.isEmpty() ? tool(process) : tool;
    if (stall.rule().equals("network-revocation-check")) {
      return new Cause(Kind.REACH_REVOCATION_SERVER, Need.REVOCATION, known);
    }
    if (role.isEmpty()) {
      return new Cause(Kind.CHECK_PROXY, Need.PROXY, known);
    }
    boolean checksum = role.get().role() == EndpointRole.CHECKSUM_DATABASE;
    Need need = checksum ? Need.CHECKSUM : Need.MIRROR;
    boolean can = settings.of(known, need).isPresent();
    return new Cause(can ? Kind.USE_MIRROR : Kind.CHECK_PROXY, can ? need : Need.PROXY, known);
  }

  private @Nullable Endpoint remote(Finding stall) {
    return Endpoint.remote(analysis.store().paths().text(stall.path()));
  }

  /** The tool a process is, or else the first of the target's for which a setting is known. */
  private String tool(ProcessInfo process) {
    List<String> candidates = new ArrayList<>(tools.of(process));
    candidates.addAll(tools.names());
    return candidates.stream()
        .filter(tool -> settings.all().stream().anyMatch(one -> one.tool().equals(tool)))
        .findFirst()
        .orElse("");
  }

  private Advice of(Cause cause, List<Finding> stalls) {
    List<Endpoint> remotes = remotes(stalls);
    Draft draft =
        new Draft(cause.kind, stalls)
            .subjects(remotes.stream().limit(MOST_HOSTS).map(Endpoint::toString).toList())
            .who(cause.tool);
    Optional<NetworkSetting> setting = settings.of(cause.tool, cause.need);
    switch (cause.kind) {
      case CHECK_NAME_SERVER ->
          draft.commands(
              List.of(
                  Command.look(POWERSHELL, "Get-DnsClientServerAddress"),
                  Command.look(POWERSHELL, "Get-DnsClientCache | Select-Object Entry, Status")));
      case REACH_REVOCATION_SERVER -> {
        draft.commands(connections(remotes)).commands(List.of(WINHTTP));
        setting.ifPresent(one -> apply(draft, one));
      }
      case USE_MIRROR -> {
        draft.cost(Cost.OTHER_SOURCE);
        setting.ifPresent(one -> apply(draft, one));
      }
      default -> {
        draft.commands(connections(remotes)).commands(List.of(PROXY_VARIABLES, WINHTTP));
        setting.ifPresent(one -> apply(draft, one));
      }
    }
    return draft.advice();
  }

  private static void apply(Draft draft, NetworkSetting setting) {
    draft.setting(setting.name());
    Shell shell = Shell.valueOf(setting.shell().toUpperCase(Locale.ROOT).replace('-', '_'));
    List<Command> commands = new ArrayList<>();
    if (!setting.look().isEmpty()) {
      commands.add(Command.look(shell, setting.look()));
    }
    commands.add(Command.add(shell, setting.add()));
    if (!setting.undo().isEmpty()) {
      commands.add(Command.undo(shell, setting.undo()));
    }
    draft.commands(commands);
    if (!setting.fill().isEmpty()) {
      draft.warning(Warning.Kind.FILL_IN, setting.fill());
    }
  }

  private List<Endpoint> remotes(List<Finding> stalls) {
    List<Endpoint> remotes = new ArrayList<>();
    for (Finding stall : new Draft(Kind.CHECK_PROXY, stalls).longestFirst()) {
      Endpoint remote = remote(stall);
      if (remote != null && !remotes.contains(remote)) {
        remotes.add(remote);
      }
    }
    return remotes;
  }

  private static List<Command> connections(List<Endpoint> remotes) {
    List<Command> commands = new ArrayList<>();
    for (Endpoint remote : remotes) {
      String port = EndpointRoles.portNumber(remote.port());
      if (HOST.matcher(remote.host()).matches() && port.matches("[0-9]{1,5}")) {
        commands.add(
            Command.look(
                POWERSHELL,
                "Test-NetConnection -ComputerName " + quoted(remote.host()) + " -Port " + port));
        break;
      }
    }
    return commands;
  }

  /** No answer, or a refusal: both are also what a firewall does. */
  private static boolean mayBeBlocked(Finding stall) {
    return stall.outcome() == Outcome.UNANSWERED || stall.rule().startsWith("network-connect");
  }

  private Advice firewall(List<Finding> dropped) {
    return new Draft(Kind.LOG_FIREWALL, dropped)
        .subjects(remotes(dropped).stream().limit(MOST_HOSTS).map(Endpoint::toString).toList())
        .alternative()
        .cost(Cost.LOG_FILE)
        .warning(Warning.Kind.FIREWALL_UNSEEN)
        .commands(
            List.of(
                Command.look(
                    POWERSHELL,
                    "Get-NetFirewallProfile | Select-Object Name, LogBlocked, LogFileName"),
                Command.add(POWERSHELL_ADMIN, "Set-NetFirewallProfile -All -LogBlocked True"),
                Command.check(
                    POWERSHELL_ADMIN,
                    "Select-String -Path"
                        + " \"$env:SystemRoot\\System32\\LogFiles\\Firewall\\pfirewall.log\""
                        + " -Pattern ' DROP '"),
                Command.undo(POWERSHELL_ADMIN, "Set-NetFirewallProfile -All -LogBlocked False")))
        .advice();
  }
}
