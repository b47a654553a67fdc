/** Commands. The only place that prints and the only one that knows concrete readers. */
@NullMarked
package dev.stallscope.cli;

import org.jspecify.annotations.NullMarked;
