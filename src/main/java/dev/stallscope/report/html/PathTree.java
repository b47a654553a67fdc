package dev.stallscope.report.html;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.model.EventClass;
import dev.stallscope.report.ReportInput;
import dev.stallscope.report.html.Page.Branch;
import dev.stallscope.report.text.Quantities;
import dev.stallscope.report.text.VisibleText;
import dev.stallscope.report.text.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The time lost in files and registry keys added up along their paths. */
final class PathTree {
  /** Children of one folder that are shown. */
  private static final int MOST_CHILDREN = 8;

  /** Levels that are told apart; what lies deeper belongs to its ancestor there. */
  private static final int DEEPEST = 24;

  private static final int MOST_BRANCHES = 250;

  private final Words words;
  private final Node root = new Node("");
  private int left = MOST_BRANCHES;

  /** A part of a path. */
  private static final class Node {
    final String name;
    final Map<String, Node> children = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    long ticks;
    int count;

    Node(String name) {
      this.name = name;
    }
  }

  PathTree(ReportInput input, Words words) {
    this.words = words;
    for (Finding finding : input.analysis().findings()) {
      String path = VisibleText.of(input.path(finding.path()));
      if (finding.operation().eventClass() != EventClass.NETWORK && !path.isEmpty()) {
        add(path, finding.blockedTicks());
      }
    }
  }

  private void add(String path, long ticks) {
    Node node = root;
    count(node, ticks);
    int from = 0;
    for (int level = 0; from < path.length() && level < DEEPEST; level++) {
      int end = partEnd(path, from);
      node = node.children.computeIfAbsent(path.substring(from, end), Node::new);
      count(node, ticks);
      from = end;
    }
  }

  private static void count(Node node, long ticks) {
    node.ticks += ticks;
    node.count++;
  }

  /** A part ends behind its backslash, so that parts put together are the path. */
  private static int partEnd(String path, int from) {
    int start = from;
    while (start < path.length() && path.charAt(start) == '\\') {
      start++;
    }
    int slash = path.indexOf('\\', start);
    return slash < 0 ? path.length() : slash + 1;
  }

  /** The roots, the one that lost most first. */
  List<Branch> branches() {
    return children(root);
  }

  private List<Branch> children(Node node) {
    return node.children.values().stream()
        .sorted(Comparator.comparingLong((Node child) -> -child.ticks))
        .limit(MOST_CHILDREN)
        .takeWhile(child -> left-- > 0)
        .map(this::branch)
        .toList();
  }

  /** Folders that hold nothing but one other are one with it. */
  private Branch branch(Node node) {
    StringBuilder name = new StringBuilder(node.name);
    Node end = node;
    while (end.children.size() == 1) {
      end = end.children.values().iterator().next();
      name.append(end.name);
    }
    List<Branch> children = children(end);
    return new Branch(
        Shortened.path(name.toString()),
        Quantities.time(node.ticks),
        words.counted("tree.count", node.count),
        (int) Math.round(1000.0 * node.ticks / Math.max(1, root.ticks)),
        children,
        others(end.children.size() - children.size()));
  }

  private @Nullable String others(int count) {
    return count == 0 ? null : words.counted("tree.others", count);
  }
}
