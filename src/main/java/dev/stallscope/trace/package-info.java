/**
 * The reading contract. A {@link dev.stallscope.trace.TraceReader} walks its file once and hands
 * each event to an {@link dev.stallscope.trace.EventSink} as primitives and byte slices; no string
 * is made per event. Readers of the formats live in packages below and do not know each other.
 */
@NullMarked
package dev.stallscope.trace;

import org.jspecify.annotations.NullMarked;
