package dev.stallscope.advice;

import dev.stallscope.analysis.Analysis;
import dev.stallscope.knowledge.ToolProfile;
import dev.stallscope.knowledge.ToolProfiles;
import dev.stallscope.model.ProcessInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The build and package tools whose own processes are among the target's. */
final class Toolset {
  private final ToolProfiles profiles = ToolProfiles.load();
  private final Set<String> names = new LinkedHashSet<>();

  Toolset(Analysis analysis) {
    List<ProcessInfo> processes = analysis.store().processes();
    for (int process : analysis.target().processes()) {
      names.addAll(of(processes.get(process)));
    }
  }

  /** Names of the tools, those of the target's root first. */
  Set<String> names() {
    return names;
  }

  /**
   * The tools a process may be: {@code node.exe} is npm's, pnpm's and more, and its command line
   * says which. All of them where it does not.
   */
  List<String> of(ProcessInfo process) {
    String image = process.name().toLowerCase(Locale.ROOT);
    List<String> own =
        profiles.of(image).stream()
            .filter(tool -> tool.images().contains(image))
            .map(ToolProfile::tool)
            .toList();
    String command = process.commandLine().toLowerCase(Locale.ROOT);
    List<String> named = own.stream().filter(tool -> names(command, tool)).toList();
    return named.isEmpty() ? own : named;
  }

  /** Whether a command line has the tool's name as a word: {@code …\npm-cli.js} is npm's. */
  private static boolean names(String command, String tool) {
    String word = tool.split("[ (/]", 2)[0].toLowerCase(Locale.ROOT);
    for (int at = command.indexOf(word); at >= 0; at = command.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(command.charAt(at - 1));
      boolean ends = end == command.length() || !Character.isLetterOrDigit(command.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }
}
