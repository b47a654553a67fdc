package dev.stallscope.trace.text;

/** The order in which a locale writes day, month and year. */
enum DateOrder {
  DAY_FIRST(2, 1, 0),
  MONTH_FIRST(2, 0, 1),
  YEAR_FIRST(0, 1, 2);

  /** Places of the parts among the numbers of a date. */
  final int year;

  final int month;
  final int day;

  DateOrder(int year, int month, int day) {
    this.year = year;
    this.month = month;
    this.day = day;
  }
}
