/** The vocabulary: what Windows and ProcMon call things. Knows nothing but the JDK. */
@NullMarked
package dev.stallscope.model;

import org.jspecify.annotations.NullMarked;
