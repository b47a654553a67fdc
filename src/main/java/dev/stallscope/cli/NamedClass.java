package dev.stallscope.cli;

import dev.stallscope.model.EventClass;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an event class, {@code file-system} for ProcMon's {@code File System}. */
final class NamedClass implements ITypeConverter<EventClass> {
  @Override
  public EventClass convert(String text) {
    for (EventClass eventClass : EventClass.values()) {
      if (eventClass.displayName().replace(' ', '-').equalsIgnoreCase(text)) {
        return eventClass;
      }
    }
    throw new TypeConversionException(
        text + " is none of process, registry, file-system, network, profiling");
  }
}
