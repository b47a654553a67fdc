/** What is known about Windows software: security products, filter drivers, tool profiles. */
@NullMarked
package dev.stallscope.knowledge;

import org.jspecify.annotations.NullMarked;
