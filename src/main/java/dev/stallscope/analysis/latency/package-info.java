/** Operations that took far longer than their kind usually takes, with no better explanation. */
@NullMarked
package dev.stallscope.analysis.latency;

import org.jspecify.annotations.NullMarked;
