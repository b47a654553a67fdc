package dev.stallscope.synth;

import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimThread;
import dev.stallscope.synth.plant.Layout;
import dev.stallscope.synth.plant.Terms.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a tool does when nothing is wrong, in small pieces, as often as its mix says. */
final class Rhythm {
  /** The pieces of work there are. */
  static final Set<String> WORDS =
      new TreeSet<>(
          List.of(
              "read", "write", "move", "delete", "miss", "list", "registry", "fetch", "helper"));

  /** A helper is started for what takes longer than what the tool does itself. */
  static final int HELPERS_THOUGHT = 4;

  private final Tool tool;
  private final Layout layout;
  private final Dice dice;
  private final Span pace;
  private final List<String> urn;

  Rhythm(Tool tool, Layout layout, Dice dice, Span pace) {
    this.pace = pace;
    this.tool = tool;
    this.layout = layout;
    this.dice = dice;
    this.urn =
        tool.mix().entrySet().stream()
            .flatMap((Map.Entry<String, Integer> e) -> repeat(e.getKey(), e.getValue()))
            .toList();
  }

  private static Stream<String> repeat(String word, int times) {
    return Stream.generate(() -> word).limit(times);
  }

  /** One piece of work, and the thinking after it. */
  void work(SimThread thread) {
    switch (dice.pick(urn)) {
      case "write" -> thread.files().create(layout.written(), bytes());
      case "move" -> move(thread);
      case "delete" -> delete(thread);
      case "miss" -> thread.files().miss(layout.written());
      case "list" -> thread.files().list(folder(layout.read()));
      case "registry" -> registry(thread);
      case "fetch" -> fetch(thread);
      case "helper" -> helper(thread);
      default -> read(thread);
    }
    think(thread, 1);
  }

  private void think(SimThread thread, int factor) {
    thread.pause(factor * dice.ticks(pace.least(), pace.most()));
  }

  private long bytes() {
    return dice.ticks(200, 200_000);
  }

  private void read(SimThread thread) {
    String path = layout.read();
    if (dice.chance(0.6)) {
      thread.files().stat(path);
    }
    thread.files().touch(path, Open.READ, bytes());
  }

  private void move(SimThread thread) {
    String place = layout.written();
    String temp = place + ".tmp-" + dice.hex(6);
    thread.files().create(temp, bytes());
    thread.files().rename(temp, place);
  }

  private void delete(SimThread thread) {
    String path = layout.written();
    thread.files().create(path, bytes());
    thread.files().delete(path);
  }

  private void registry(SimThread thread) {
    if (tool.values().isEmpty()) {
      thread.registry().miss("HKCU\\Software\\Policies");
      return;
    }
    Tool.Value value = dice.pick(tool.values());
    thread.registry().readValue(value.key(), value.name(), value.text());
  }

  private void fetch(SimThread thread) {
    String connection = thread.network().connect(dice.pick(tool.endpoints()));
    for (int i = dice.between(1, 3); i > 0; i--) {
      thread.network().exchange(connection, bytes());
    }
    thread.network().disconnect(connection);
  }

  /** Starts a helper, which reads something, makes something and ends. */
  private void helper(SimThread thread) {
    if (tool.helpers().isEmpty()) {
      read(thread);
      return;
    }
    Tool.Helper helper = dice.pick(tool.helpers());
    SimThread main = thread.processes().start(helper.image(), layout.fill(helper.command())).main();
    for (int i = dice.between(2, 6); i > 0; i--) {
      main.files().touch(layout.read(), Open.READ, bytes());
    }
    think(main, HELPERS_THOUGHT);
    main.files().create(layout.written(), bytes());
    main.processes().exit(0);
    thread.waitUntil(main.now());
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('\\'));
  }
}
