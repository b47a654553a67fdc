/**
 * Labelled captures: a {@link dev.stallscope.synth.Scenario} and a seed give a {@link
 * dev.stallscope.synth.Simulation}, events with the truth about every stall beside them.
 */
@NullMarked
package dev.stallscope.synth;

import org.jspecify.annotations.NullMarked;
