/**
 * A simulated Windows machine: processes and threads with clocks of their own, whose operations
 * leave events on a tape as Process Monitor would show them. Knows nothing of stalls or scenarios.
 */
@NullMarked
package dev.stallscope.synth.machine;

import org.jspecify.annotations.NullMarked;
