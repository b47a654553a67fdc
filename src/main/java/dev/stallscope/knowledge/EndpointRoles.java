package dev.stallscope.knowledge;

import dev.stallscope.model.Endpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What endpoints are to the tools that connect to them. Tables: {@code endpoint-roles.csv}, and for
 * hosts that are not in it the endpoints in {@code toolchain-profiles.csv}.
 */
public final class EndpointRoles {
  /** Names that traces show instead of the numbers the tables have. */
  private static final Map<String, String> PORTS =
      Map.of("https", "443", "http", "80", "www-http", "80", "domain", "53");

  private static final EndpointRoles TABLE = new EndpointRoles(ToolProfiles.load());

  private final List<Known> known = new ArrayList<>();
  private final ToolProfiles tools;

  /**
   * @param tool whose it is, empty when it serves more than one
   */
  private record Known(String pattern, Pattern host, String port, EndpointRole role, String tool) {
    static Known of(String pattern, String port, EndpointRole role, String tool) {
      String regex = Pattern.quote(pattern).replace("*", "\\E.+\\Q").replace("?", "\\E[0-9]+\\Q");
      return new Known(pattern, Pattern.compile(regex), port, role, tool);
    }

    boolean fits(String aHost, String aPort) {
      return port.equals(aPort) && host.matcher(aHost).matches();
    }
  }

  /**
   * An endpoint's role.
   *
   * @param tool name of the tool it belongs to, empty when it serves more than one
   */
  public record Role(EndpointRole role, String tool) {
    /** In words, such as {@code a module proxy (go)}. */
    public String title() {
      return tool.isEmpty() ? role.title() : role.title() + " (" + tool + ")";
    }
  }

  private EndpointRoles(ToolProfiles tools) {
    this.tools = tools;
    for (KnowledgeTable.Row row : KnowledgeTable.rows("endpoint-roles.csv")) {
      known.add(
          Known.of(
              row.get("host"),
              row.get("port"),
              EndpointRole.valueOf(row.get("role")),
              row.get("tool")));
    }
    // the more of a host a pattern spells out, the more it says
    known.sort(
        Comparator.comparingInt((Known one) -> one.pattern().replace("*", "").length()).reversed());
    tools.all().forEach(this::addPackageSources);
  }

  private void addPackageSources(ToolProfile tool) {
    for (String endpoint : tool.endpoints()) {
      int colon = endpoint.lastIndexOf(':');
      if (colon > 0) {
        String host = endpoint.substring(0, colon);
        String port = endpoint.substring(colon + 1);
        known.add(Known.of(host, port, EndpointRole.PACKAGE_SOURCE, tool.tool()));
      }
    }
  }

  /** The tables in the jar, read when they are first asked for. */
  public static EndpointRoles load() {
    return TABLE;
  }

  /** The number of a port that a trace shows by its service's name; others as they are. */
  public static String portNumber(String port) {
    String name = port.toLowerCase(Locale.ROOT);
    return PORTS.getOrDefault(name, name);
  }

  /**
   * What an endpoint is, empty when the tables do not know it.
   *
   * @param remote as the trace shows it; an address says nothing
   * @param image image name of the process that connects: tools may share a package source
   */
  public Optional<Role> of(Endpoint remote, String image) {
    String host = remote.host().toLowerCase(Locale.ROOT);
    String number = portNumber(remote.port());
    List<Known> fitting = known.stream().filter(one -> one.fits(host, number)).toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Known first = fitting.get(0);
    Set<String> own = tools.of(image).stream().map(ToolProfile::tool).collect(Collectors.toSet());
    return fitting.stream()
        .filter(one -> one.role() == first.role() && own.contains(one.tool()))
        .findFirst()
        .or(() -> Optional.of(first))
        .map(one -> new Role(one.role(), one.tool()));
  }
}
