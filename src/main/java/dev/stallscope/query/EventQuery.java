package dev.stallscope.query;

import dev.stallscope.model.Column;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition on events, such as {@code process = go.exe and duration > 50ms and path ~
 * "go-build"}.
 *
 * <p>Conditions are joined by {@code and}, {@code or}, {@code not} and parentheses. Texts compare
 * without regard to case by {@code =}, {@code !=}, {@code ~} (contains), {@code !~}, {@code ^=}
 * (begins with) and {@code $=} (ends with); numbers and spans of time ({@code 50ms}, {@code 2s}) by
 * {@code = != < <= > >=}. A number the trace does not tell meets no comparison.
 */
public final class EventQuery {
  private static final int MAX_DEPTH = 200;

  private final Condition condition;

  private EventQuery(Condition condition) {
    this.condition = condition;
  }

  /** What an event is tested by: its values and its texts. */
  private record Subject(EventRecord event, EventTexts texts, ProcessInfo process, long since) {}

  @FunctionalInterface
  private interface Condition {
    boolean test(Subject subject);
  }

  /** A query every event meets. */
  public static EventQuery all() {
    return new EventQuery(subject -> true);
  }

  /**
   * Understands a condition.
   *
   * @throws QuerySyntaxException when it cannot
   */
  public static EventQuery parse(String text) throws QuerySyntaxException {
    Tokens tokens = new Tokens(text);
    Condition condition = any(tokens, 0);
    if (!tokens.atEnd()) {
      throw new QuerySyntaxException(tokens.position(), "here and, or, or the end is expected");
    }
    return new EventQuery(condition);
  }

  /** Names that may stand on the left of a comparison. */
  public static List<String> fieldNames() {
    return Field.names();
  }

  /**
   * Whether the event meets the condition.
   *
   * @param process the event's process
   * @param firstTicks start of the capture's first event
   */
  public boolean matches(
      EventRecord event, EventTexts texts, ProcessInfo process, long firstTicks) {
    return condition.test(new Subject(event, texts, process, event.startTicks - firstTicks));
  }

  private static Condition any(Tokens tokens, int depth) throws QuerySyntaxException {
    List<Condition> choices = new ArrayList<>(List.of(all(tokens, depth)));
    while (tokens.takeWord("or")) {
      choices.add(all(tokens, depth));
    }
    return choices.size() == 1
        ? choices.get(0)
        : subject -> choices.stream().anyMatch(choice -> choice.test(subject));
  }

  private static Condition all(Tokens tokens, int depth) throws QuerySyntaxException {
    List<Condition> parts = new ArrayList<>(List.of(one(tokens, depth)));
    while (tokens.takeWord("and")) {
      parts.add(one(tokens, depth));
    }
    return parts.size() == 1
        ? parts.get(0)
        : subject -> parts.stream().allMatch(part -> part.test(subject));
  }

  private static Condition one(Tokens tokens, int depth) throws QuerySyntaxException {
    if (depth > MAX_DEPTH) {
      throw new QuerySyntaxException(tokens.position(), "nested too deeply");
    }
    if (tokens.takeWord("not")) {
      Condition negated = one(tokens, depth + 1);
      return subject -> !negated.test(subject);
    }
    if (!tokens.take('(')) {
      return comparison(tokens);
    }
    Condition inner = any(tokens, depth + 1);
    if (!tokens.take(')')) {
      throw new QuerySyntaxException(tokens.position(), "here ) is expected");
    }
    return inner;
  }

  private static Condition comparison(Tokens tokens) throws QuerySyntaxException {
    int nameAt = tokens.position();
    Field field = field(tokens.takeName(), nameAt);
    int signAt = tokens.position();
    Comparison comparison = tokens.takeComparison();
    int valueAt = tokens.position();
    String value = tokens.takeValue();
    if (field.kind() == Field.Kind.TEXT) {
      return ofText(field, comparison, value, signAt);
    }
    return ofNumber(field, comparison, value, signAt, valueAt);
  }

  private static Field field(String name, int at) throws QuerySyntaxException {
    Field field = Field.named(name);
    if (field == null) {
      throw new QuerySyntaxException(
          at, "there is no column " + name + "; there are " + String.join(", ", Field.names()));
    }
    return field;
  }

  private static Condition ofText(Field field, Comparison comparison, String value, int signAt)
      throws QuerySyntaxException {
    if (comparison.needsOrder()) {
      throw new QuerySyntaxException(
          signAt, field.name() + " is text: compare it by = != ~ !~ ^= or $=");
    }
    StringBuilder text = new StringBuilder();
    return subject -> {
      text.setLength(0);
      subject.texts.append(Objects.requireNonNull(field.column()), text);
      return comparison.holds(text.toString(), value);
    };
  }

  private static Condition ofNumber(
      Field field, Comparison comparison, String value, int signAt, int valueAt)
      throws QuerySyntaxException {
    if (comparison.needsText()) {
      throw new QuerySyntaxException(
          signAt, field.name() + " is a number: compare it by = != < <= > or >=");
    }
    Long wanted = field.number(value);
    if (wanted == null) {
      throw new QuerySyntaxException(
          valueAt,
          field.kind() == Field.Kind.SPAN
              ? value + " is no span of time: write a number with us, ms, s or min, such as 50ms"
              : value + " is no whole number");
    }
    long right = wanted;
    return subject -> {
      Long left = value(field, subject);
      return left != null && comparison.holds(left, right);
    };
  }

  private static @Nullable Long value(Field field, Subject subject) {
    if (field.column() == null) {
      return subject.event.number;
    }
    long value =
        switch (field.column()) {
          case PID -> subject.process.pid();
          case PARENT_PID -> subject.process.parentPid();
          case SESSION -> subject.process.session();
          case TID -> subject.event.threadId;
          case DURATION -> subject.event.durationTicks;
          case RELATIVE_TIME -> subject.since;
          default -> throw new IllegalStateException(field.name());
        };
    return value == Ticks.NONE && field.column() != Column.RELATIVE_TIME ? null : (Long) value;
  }
}
