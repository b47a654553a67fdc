/**
 * Operations that were refused because somebody had the file open, mapped or locked, and that were
 * tried again. Handles are rebuilt from opens and closes; who was in the way follows from Windows'
 * own sharing rules.
 */
@NullMarked
package dev.stallscope.analysis.lock;

import org.jspecify.annotations.NullMarked;
