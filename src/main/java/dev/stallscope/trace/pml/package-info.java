/** ProcMon's own log files, version 9 (and 7, which shares the layout). */
@NullMarked
package dev.stallscope.trace.pml;

import org.jspecify.annotations.NullMarked;
