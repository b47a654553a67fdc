/** The report for programs. */
@NullMarked
package dev.stallscope.report.json;

import org.jspecify.annotations.NullMarked;
