package dev.stallscope.report.text;

import dev.stallscope.advice.Advice;
import dev.stallscope.advice.Command;
import dev.stallscope.advice.Warning;
import java.util.ArrayList;
import java.util.List;

/**
 * Advice in words. Texts of the trace stand in them as {@link VisibleText}; commands are given as
 * they are to be typed, for they hold no character that is not visible.
 */
public final class AdviceSentences {
  private final Words words;

  public AdviceSentences(Words words) {
    this.words = words;
  }

  /** What to do, in a line. */
  public String title(Advice advice) {
    return words.text("advice.kind", advice.kind(), places(advice, subjects(advice)));
  }

  /** How and why, in a few sentences. */
  public String text(Advice advice) {
    return words.text("advice.text", advice.kind(), places(advice, subjects(advice)));
  }

  /** What it costs. */
  public String cost(Advice advice) {
    return words.text("advice.cost", advice.cost());
  }

  /** What to know before, one sentence or two each. */
  public List<String> warnings(Advice advice) {
    return advice.warnings().stream().map(this::warning).toList();
  }

  /** One of them. */
  public String warning(Warning warning) {
    return words.text("advice.warning", warning.kind(), "text", VisibleText.of(warning.text()));
  }

  /** Whether it is a fix or to be tried, and what it would save; of what is to stay, that it is. */
  public String strength(Advice advice) {
    String strength = words.text("advice.strength", advice.strength());
    return advice.ticks() == 0 || advice.strength() == Advice.Strength.NONE
        ? strength
        : words.clauses(List.of(strength, saves(advice)));
  }

  /** The time it would have saved at most. */
  public String saves(Advice advice) {
    return advice.ticks() == 0
        ? words.text("advice.saves.unknown")
        : words.text("advice.saves", "time", Quantities.time(advice.ticks()));
  }

  /** What a command is for. */
  public String purpose(Command command) {
    return words.text("advice.purpose", command.purpose());
  }

  /** Where a command is to be typed. */
  public String shell(Command command) {
    return words.text("advice.shell", command.shell());
  }

  /** Everything that an advice is about, made visible. */
  public List<String> allSubjects(Advice advice) {
    return advice.subjects().stream().map(VisibleText::of).toList();
  }

  private Object[] places(Advice advice, String subjects) {
    List<Object> places = new ArrayList<>();
    String who = advice.who().isEmpty() ? words.text("advice.none") : VisibleText.of(advice.who());
    places.addAll(List.of("who", who, "subjects", subjects, "setting", advice.setting()));
    places.add("offer");
    places.add(
        advice.offer() == null ? "" : words.text("advice.offer", advice.offer(), "who", who));
    return places.toArray();
  }

  /** The first of them, and how many more there are. */
  private String subjects(Advice advice) {
    List<String> all = allSubjects(advice);
    if (all.isEmpty()) {
      return words.text("advice.none");
    }
    return all.size() == 1
        ? all.get(0)
        : words.text("advice.more", "first", all.get(0), "count", all.size() - 1);
  }
}
