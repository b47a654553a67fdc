package dev.stallscope.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Texts with wildcards, found at the start of a path without regard to case. All ways to read the
 * wildcards are followed side by side, so a path costs its length times that of the pattern at
 * most: rules and paths come from strangers, and what backtracks may take for ever.
 */
final class RulePattern {
  /** What stands at one place of the pattern. */
  private record Place(IntPredicate takes, boolean repeats) {}

  private final List<Place> places = new ArrayList<>();
  private final IntPredicate end;

  /**
   * @param end what may follow the text, where the path goes on
   */
  RulePattern(IntPredicate end) {
    this.end = end;
  }

  /** The text itself. */
  RulePattern then(String text) {
    text.chars().forEach(c -> one(other -> same(c, other)));
    return this;
  }

  /** A character. */
  RulePattern one(IntPredicate takes) {
    places.add(new Place(takes, false));
    return this;
  }

  /** Any number of such characters, or none. */
  RulePattern any(IntPredicate takes) {
    places.add(new Place(takes, true));
    return this;
  }

  private static boolean same(int a, int b) {
    int upper = Character.toUpperCase(a);
    int otherUpper = Character.toUpperCase(b);
    return upper == otherUpper || Character.toLowerCase(upper) == Character.toLowerCase(otherUpper);
  }

  /** Whether the path from {@code start} on is what the pattern says, up to an end. */
  boolean matches(String path, int start) {
    BitSet at = new BitSet();
    BitSet next = new BitSet();
    stand(at, 0);
    for (int i = start; !at.isEmpty(); i++) {
      if (at.get(places.size()) && (i == path.length() || end.test(path.charAt(i)))) {
        return true;
      }
      if (i == path.length()) {
        return false;
      }
      step(at, path.charAt(i), next);
      BitSet passed = at;
      at = next;
      next = passed;
      next.clear();
    }
    return false;
  }

  private void step(BitSet at, int c, BitSet next) {
    for (int place = at.nextSetBit(0); place >= 0; place = at.nextSetBit(place + 1)) {
      if (place < places.size() && places.get(place).takes.test(c)) {
        stand(next, places.get(place).repeats ? place : place + 1);
      }
    }
  }

  /** What may be taken any number of times may be passed by. */
  private void stand(BitSet at, int place) {
    at.set(place);
    for (int p = place; p < places.size() && places.get(p).repeats; p++) {
      at.set(p + 1);
    }
  }
}
