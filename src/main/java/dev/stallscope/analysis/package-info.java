/**
 * Judgements: which operations made the target wait, who held it up, and how sure that is. Results
 * are typed values; no sentences glued from numbers and no markup.
 */
@NullMarked
package dev.stallscope.analysis;

import org.jspecify.annotations.NullMarked;
