package dev.stallscope.report.html;

import dev.stallscope.advice.Advice;
import dev.stallscope.advice.AdvicePlan;
import dev.stallscope.advice.Command;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.html.Page.Card;
import dev.stallscope.report.html.Page.Step;
import dev.stallscope.report.html.Page.Typed;
import dev.stallscope.report.text.AdviceSentences;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.Words;
import java.util.List;

/** What to do: in full once, and by name where it belongs to a finding. */
final class AdviceCards {
  private static final int MOST_CARDS = 12;
  private static final int MOST_SUBJECTS = 8;
  private static final int MOST_FINDINGS = 12;

  /** Advice for one finding; what comes after it is another way to the same. */
  private static final int MOST_STEPS = 3;

  private final Words words;
  private final AdviceSentences sentences;
  private final AdvicePlan plan;
  private final List<Advice> shown;

  AdviceCards(ReportInput input, Words words) {
    this.words = words;
    this.sentences = new AdviceSentences(words);
    this.plan = input.advice();
    List<Advice> all = plan.all();
    this.shown = all.subList(0, Math.min(MOST_CARDS, all.size()));
  }

  /** What to do first. */
  List<Step> first() {
    return plan.first().stream().map(this::step).toList();
  }

  /** What to do about a finding. */
  List<Step> of(Finding finding) {
    return plan.of(finding).stream().limit(MOST_STEPS).map(this::step).toList();
  }

  private Step step(Advice advice) {
    boolean linked = shown.stream().anyMatch(card -> card.id().equals(advice.id()));
    String link = linked ? advice.id() : "";
    return new Step(Shortened.path(sentences.title(advice)), sentences.strength(advice), link);
  }

  List<Card> cards() {
    return shown.stream().map(this::card).toList();
  }

  /** What rests on no finding is as sure as that the capture lacks something. */
  private List<String> strength(Advice advice) {
    String sure = Quantities.share(advice.confidence());
    return advice.findings().isEmpty()
        ? List.of(sentences.strength(advice))
        : List.of(sentences.strength(advice), words.text("advice.confidence", "confidence", sure));
  }

  private Card card(Advice advice) {
    List<String> subjects = sentences.allSubjects(advice);
    return new Card(
        advice.id(),
        Shortened.path(sentences.title(advice)),
        advice.alternative(),
        words.clauses(strength(advice)),
        words.sentences(List.of(sentences.text(advice), sentences.cost(advice))),
        subjects.size() < 2
            ? List.of()
            : subjects.stream().limit(MOST_SUBJECTS).map(Shortened::path).toList(),
        sentences.warnings(advice).stream().map(Shortened::detail).toList(),
        advice.commands().stream().map(this::typed).toList(),
        advice.findings().stream().limit(MOST_FINDINGS).toList());
  }

  private Typed typed(Command command) {
    return new Typed(sentences.purpose(command), sentences.shell(command), command.text());
  }
}
