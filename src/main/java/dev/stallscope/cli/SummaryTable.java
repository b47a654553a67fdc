package dev.stallscope.cli;

import dev.stallscope.cli.TableWriter.Head;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Grouping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** One of the tables that {@code stallscope summary} prints. */
interface SummaryTable {
  /** What stands above the columns. */
  List<Head> heads();

  /** The first rows of the table of the events for whose numbers {@code chosen} holds. */
  Stream<List<String>> rows(EventStore store, LongPredicate chosen, int most);

  /** Finds a table by what {@code --by} says. */
  final class Named implements ITypeConverter<SummaryTable> {
    private static final String CROSS_REFERENCE = "cross-reference";

    @Override
    public SummaryTable convert(String text) {
      if (text.equalsIgnoreCase(CROSS_REFERENCE)) {
        return new CrossReferenceTable();
      }
      return Arrays.stream(Grouping.values())
          .filter(grouping -> name(grouping).equalsIgnoreCase(text))
          .findFirst()
          .map(GroupTable::new)
          .orElseThrow(() -> new TypeConversionException(text + " is none of " + names()));
    }

    static String name(Grouping grouping) {
      return grouping.name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
      return Stream.concat(
              Arrays.stream(Grouping.values()).map(Named::name), Stream.of(CROSS_REFERENCE))
          .collect(Collectors.joining(", "));
    }
  }
}
