/**
 * Captures from before a change against captures from after it: the same work is matched, the
 * difference measured, and a verdict given only where the captures bear one.
 */
@NullMarked
package dev.stallscope.compare;

import org.jspecify.annotations.NullMarked;
