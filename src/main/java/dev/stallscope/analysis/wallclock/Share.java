package dev.stallscope.analysis.wallclock;

import dev.stallscope.analysis.rule.Cause;

/** An exclusive part of the target's time, in ticks of 100 ns. */
public record Share(Cause cause, long ticks) {}
