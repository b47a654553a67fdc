/** The small language of {@code --where}: conditions on the columns of an event. */
@NullMarked
package dev.stallscope.query;

import org.jspecify.annotations.NullMarked;
