package dev.stallscope.cli;

import dev.stallscope.report.text.Language;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a language by its tag. */
final class NamedLanguage implements ITypeConverter<Language> {
  @Override
  public Language convert(String tag) {
    return Stream.of(Language.values())
        .filter(language -> language.tag().equalsIgnoreCase(tag))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("use en or zh-CN, not \"" + tag + "\""));
  }
}
