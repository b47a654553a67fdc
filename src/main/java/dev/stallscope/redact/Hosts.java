package dev.stallscope.redact;

import dev.stallscope.knowledge.EndpointRole;
import dev.stallscope.knowledge.EndpointRoles;
import dev.stallscope.model.Endpoint;
import dev.stallscope.redact.StandIns.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts and addresses. Public endpoints that the knowledge tables have stay, since what they are is
 * half of a finding; so do addresses that mean the machine itself or nobody. All others are
 * replaced: a public address may be the company's own.
 */
final class Hosts {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\w.])" + OCTET + "(?:\\." + OCTET + "){3}(?![\\w]|\\.[0-9])");

  /** At least two colons among groups of hexadecimal digits; looked at more closely when found. */
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?<![\\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f]*:)[0-9A-Fa-f:]{3,39}(?:%[0-9]{1,5})?(?![\\w:])");

  private static final Pattern ANYBODYS =
      Pattern.compile(
          "127\\..*|0\\.0\\.0\\.0|255\\.255\\.255\\.255|2(?:2[4-9]|3[0-9])\\..*|::1?|"
              + "0:0:0:0:0:0:0:[01]|ff0[0-9a-f]:.*|localhost",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REVOCATION_LABEL = Pattern.compile("(?:ocsp|crl)[0-9]?\\..*");

  private final StandIns standIns;
  private final Names names;
  private final EndpointRoles roles = EndpointRoles.load();

  Hosts(StandIns standIns, Names names) {
    this.standIns = standIns;
    this.names = names;
  }

  /** One side of a connection, {@code host:port}. */
  String endpoint(String side) {
    int colon = side.lastIndexOf(':');
    return colon < 0
        ? host(side, "")
        : host(side.substring(0, colon), side.substring(colon + 1)) + side.substring(colon);
  }

  /**
   * @param port as the trace has it, empty when not told: what is known at any port then stays
   */
  String host(String host, String port) {
    if (host.isEmpty() || ANYBODYS.matcher(host).matches()) {
      return host;
    }
    Optional<EndpointRoles.Role> role =
        port.isEmpty() ? ofAnyPort(host) : roles.of(new Endpoint(host, port), "");
    boolean revocation =
        role.filter(known -> known.role() == EndpointRole.REVOCATION_CHECK).isPresent();
    String key = host.toLowerCase(Locale.ROOT);
    if (revocation && REVOCATION_LABEL.matcher(key).matches()) {
      // such patterns hold for a company's own servers too
      return key.substring(0, key.indexOf('.') + 1) + standIn(host);
    }
    return role.isPresent() ? host : standIn(host);
  }

  private Optional<EndpointRoles.Role> ofAnyPort(String host) {
    return roles.of(new Endpoint(host, "443"), "").or(() -> roles.of(new Endpoint(host, "80"), ""));
  }

  private String standIn(String host) {
    String standIn = standIns.of(Kind.HOST, host);
    names.host(host, standIn);
    return standIn;
  }

  /** A text with all addresses in it replaced. */
  String addresses(String text) {
    String plain = text.indexOf('.') < 0 ? text : address(IPV4, text);
    return text.indexOf(':') < 0 ? plain : address(IPV6, plain);
  }

  private String address(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(address(found.group())));
  }

  private String address(String found) {
    boolean time = found.indexOf('.') < 0 && found.matches("[0-9]{1,2}(?::[0-9]{2}){1,2}");
    boolean nothing = found.replace(":", "").isEmpty();
    return time || nothing || ANYBODYS.matcher(found).matches() ? found : standIn(found);
  }
}
