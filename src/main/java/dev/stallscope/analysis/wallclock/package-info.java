/** The target's lifetime cut into exclusive parts. */
@NullMarked
package dev.stallscope.analysis.wallclock;

import org.jspecify.annotations.NullMarked;
