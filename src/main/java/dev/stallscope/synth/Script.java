package dev.stallscope.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a keyword and its words, as scenarios and tools are written in. {@code #} begins a
 * comment at the begin of a line; empty lines say nothing. Files may come from anywhere, so their
 * size is bounded.
 */
final class Script {
  /** Longest file, in characters. */
  static final int LONGEST_FILE = 64 * 1024;

  private static final int LONGEST_LINE = 1000;

  private final String file;
  private final List<Line> lines = new ArrayList<>();
  private int count;

  /** A line that says something. */
  final class Line {
    private final int number;
    private final String keyword;
    private final String rest;

    private Line(int number, String keyword, String rest) {
      this.number = number;
      this.keyword = keyword;
      this.rest = rest;
    }

    String keyword() {
      return keyword;
    }

    /** What follows the keyword, without blanks around it. */
    String rest() {
      return rest;
    }

    /** What follows the keyword, at every blank. */
    List<String> words() {
      return rest.isEmpty() ? List.of() : List.of(rest.split("\\s+"));
    }

    /** What follows the keyword, at every bar; missing parts are empty. */
    List<String> parts(int wanted) throws ScenarioException {
      String[] given = rest.split("\\|", -1);
      if (given.length > wanted) {
        throw error("at most " + wanted + " parts between bars, not " + given.length);
      }
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < wanted; i++) {
        parts.add(i < given.length ? given[i].strip() : "");
      }
      return parts;
    }

    ScenarioException error(String reason) {
      return new ScenarioException(file, number, reason);
    }
  }

  /** Cuts a text into lines. */
  Script(String file, String text) throws ScenarioException {
    this.file = file;
    if (text.length() > LONGEST_FILE) {
      throw new ScenarioException(file, 1, "longer than " + LONGEST_FILE + " characters");
    }
    for (String line : text.split("\r\n|\n|\r", -1)) {
      count++;
      add(line.strip());
    }
  }

  private void add(String text) throws ScenarioException {
    if (text.length() > LONGEST_LINE) {
      throw new ScenarioException(file, count, "line longer than " + LONGEST_LINE + " characters");
    }
    if (!text.isEmpty() && !text.startsWith("#")) {
      String[] halves = text.split("\\s+", 2);
      lines.add(new Line(count, halves[0], halves.length > 1 ? halves[1].strip() : ""));
    }
  }

  List<Line> lines() {
    return lines;
  }

  /** All in all it would take too long. */
  ScenarioException tooLong(long hours, long most) {
    return new ScenarioException(
        file,
        count,
        "it could take " + hours + " hours, at most " + most + ": ask for fewer or shorter ones");
  }

  /** Something that should be there is not. */
  ScenarioException missing(String what) {
    return new ScenarioException(file, count, "no line says " + what);
  }
}
