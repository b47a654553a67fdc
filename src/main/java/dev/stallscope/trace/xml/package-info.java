/** XML exports, with and without stacks. */
@NullMarked
package dev.stallscope.trace.xml;

import org.jspecify.annotations.NullMarked;
