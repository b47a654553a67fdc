/** A trace in columns: dictionaries, paths, groupings. Analyses and views read only this. */
@NullMarked
package dev.stallscope.index;

import org.jspecify.annotations.NullMarked;
