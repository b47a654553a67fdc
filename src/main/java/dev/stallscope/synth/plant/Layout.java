package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Machine;
import java.util.List;

/**
 * Names of a tool's files. Patterns hold {@code {user}}, {@code {pkg}} (one of the packages),
 * {@code {hex}}, {@code {name}} (a word) and {@code {n}}, a number that is never given twice.
 *
 * @param machine whose user and dice they are made with
 * @param packages what the tool installs
 * @param reads files it finds and reads
 * @param writes files it makes
 * @param images executables it makes
 */
public record Layout(
    Machine machine,
    List<String> packages,
    List<String> reads,
    List<String> writes,
    List<String> images,
    Counter counter) {
  private static final List<String> WORDS =
      List.of(
          "index", "main", "core", "util", "types", "config", "client", "server", "parse", "lexer",
          "cache", "token", "error", "table", "writer", "reader", "common", "public", "schema");

  /** Numbers that are never given twice. */
  public static final class Counter {
    private int last;

    int next() {
      return ++last;
    }
  }

  /** A file that was there before. */
  public String read() {
    return fill(machine.dice().pick(reads));
  }

  /** A file that is new. */
  public String written() {
    return fill(machine.dice().pick(writes));
  }

  /** An executable that is new. */
  public String image() {
    return fill(machine.dice().pick(images));
  }

  /** The pattern with everything put in. */
  public String fill(String pattern) {
    Dice dice = machine.dice();
    return pattern
        .replace("{user}", machine.user())
        .replace("{pkg}", dice.pick(packages))
        .replace("{name}", dice.pick(WORDS))
        .replace("{hex}", dice.hex(8))
        .replace("{n}", Integer.toString(counter.next()));
  }
}
