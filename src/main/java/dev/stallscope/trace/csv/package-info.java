/** CSV exports: ProcMon's own dialect by a byte scanner, re-saved ones by opencsv. */
@NullMarked
package dev.stallscope.trace.csv;

import org.jspecify.annotations.NullMarked;
