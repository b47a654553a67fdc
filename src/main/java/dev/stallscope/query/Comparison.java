package dev.stallscope.query;

/** How a column is compared with a value. */
enum Comparison {
  IS("="),
  IS_NOT("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  CONTAINS("~"),
  CONTAINS_NOT("!~"),
  BEGINS_WITH("^="),
  ENDS_WITH("$=");

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Comparison of(String sign) {
    for (Comparison comparison : values()) {
      if (comparison.sign.equals(sign)) {
        return comparison;
      }
    }
    throw new IllegalArgumentException(sign);
  }

  String sign() {
    return sign;
  }

  boolean needsOrder() {
    return this == LESS || this == AT_MOST || this == MORE || this == AT_LEAST;
  }

  boolean needsText() {
    return this == CONTAINS || this == CONTAINS_NOT || this == BEGINS_WITH || this == ENDS_WITH;
  }

  /** Compares numbers. */
  boolean holds(long left, long right) {
    return switch (this) {
      case IS -> left == right;
      case IS_NOT -> left != right;
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case MORE -> left > right;
      case AT_LEAST -> left >= right;
      default -> throw new IllegalStateException(sign + " compares no numbers");
    };
  }

  /** Compares texts; case does not count. */
  boolean holds(String left, String right) {
    return switch (this) {
      case IS -> left.equalsIgnoreCase(right);
      case IS_NOT -> !left.equalsIgnoreCase(right);
      case CONTAINS -> contains(left, right);
      case CONTAINS_NOT -> !contains(left, right);
      case BEGINS_WITH -> left.regionMatches(true, 0, right, 0, right.length());
      case ENDS_WITH ->
          left.regionMatches(true, left.length() - right.length(), right, 0, right.length());
      default -> throw new IllegalStateException(sign + " compares no texts");
    };
  }

  private static boolean contains(String text, String part) {
    for (int from = 0; from <= text.length() - part.length(); from++) {
      if (text.regionMatches(true, from, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }
}
