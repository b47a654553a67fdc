package dev.stallscope.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ProcMon's columns by the heads it gives them, in the order of an all-columns export. */
public enum Column {
  TIME_OF_DAY("Time of Day"),
  PROCESS_NAME("Process Name"),
  PID("PID"),
  OPERATION("Operation"),
  PATH("Path"),
  RESULT("Result"),
  DETAIL("Detail"),
  DATE_AND_TIME("Date & Time"),
  RELATIVE_TIME("Relative Time"),
  DURATION("Duration"),
  COMPLETION_TIME("Completion Time"),
  EVENT_CLASS("Event Class"),
  SEQUENCE("Sequence"),
  IMAGE_PATH("Image Path"),
  COMPANY("Company"),
  DESCRIPTION("Description"),
  VERSION("Version"),
  USER("User"),
  AUTHENTICATION_ID("Authentication ID"),
  SESSION("Session"),
  COMMAND_LINE("Command Line"),
  TID("TID"),
  VIRTUALIZED("Virtualized"),
  INTEGRITY("Integrity"),
  CATEGORY("Category"),
  PARENT_PID("Parent PID"),
  ARCHITECTURE("Architecture");

  /** What ProcMon exports unless its user chose otherwise. */
  public static final List<Column> DEFAULTS =
      List.of(TIME_OF_DAY, PROCESS_NAME, PID, OPERATION, PATH, RESULT, DETAIL);

  private static final Map<String, Column> BY_HEAD = new HashMap<>();

  static {
    for (Column column : values()) {
      BY_HEAD.put(column.head.toLowerCase(Locale.ROOT), column);
      BY_HEAD.put(column.xmlTag().toLowerCase(Locale.ROOT), column);
    }
  }

  private final String head;

  Column(String head) {
    this.head = head;
  }

  /** The column with this head or XML tag, whatever its case; null when there is none. */
  public static @Nullable Column named(String headOrTag) {
    return BY_HEAD.get(headOrTag.strip().toLowerCase(Locale.ROOT));
  }

  /** The text ProcMon puts above the column. */
  public String head() {
    return head;
  }

  /** The element name in ProcMon's XML: every character that is no letter or digit is {@code _}. */
  public String xmlTag() {
    return head.replaceAll("[^A-Za-z0-9]", "_");
  }
}
