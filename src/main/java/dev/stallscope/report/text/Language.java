package dev.stallscope.report.text;

import java.util.Locale;

/** The languages that reports can be had in. */
public enum Language {
  ENGLISH("en"),
  SIMPLIFIED_CHINESE("zh-CN");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Language tag of BCP 47. */
  public String tag() {
    return tag;
  }

  /**
   * The language for a user of this locale: Chinese of any kind gets Chinese, all others English.
   */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("zh") ? SIMPLIFIED_CHINESE : ENGLISH;
  }
}
