/** Views of an analysis: JSON, text, HTML. They put values into words, and escape. */
@NullMarked
package dev.stallscope.report;

import org.jspecify.annotations.NullMarked;
