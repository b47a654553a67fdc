package dev.stallscope.redact;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The stand-ins of one run: the same text, in any case, always has the same one, whatever it was
 * met as first.
 */
final class StandIns {
  /** What a text names; the begin of its stand-in. */
  enum Kind {
    USER,
    COMPUTER,
    DOMAIN,
    HOST,
    SERVER,
    SHARE,
    VOLUME,
    SID,
    MAIL,
    FOLDER,
    FILE,
    LINK,
    VALUE
  }

  private final Map<String, String> known = new HashMap<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

  String of(Kind kind, String text) {
    return known.computeIfAbsent(
        text.toLowerCase(Locale.ROOT),
        key -> kind.name().toLowerCase(Locale.ROOT) + "-" + counts.merge(kind, 1, Integer::sum));
  }
}
