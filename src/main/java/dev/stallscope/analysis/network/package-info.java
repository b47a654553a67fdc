/** Connections and name lookups that waited: for an answer that came late or never. */
@NullMarked
package dev.stallscope.analysis.network;

import org.jspecify.annotations.NullMarked;
