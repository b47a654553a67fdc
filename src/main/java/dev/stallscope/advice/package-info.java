/**
 * What to do about a blocking point, as typed values: exclusions and what they cost, moved caches,
 * holders of locks, settings for the network. Views put them into words. Texts of a trace stand in
 * commands only where {@link dev.stallscope.advice.PowerShell} can quote them.
 */
@NullMarked
package dev.stallscope.advice;

import org.jspecify.annotations.NullMarked;
