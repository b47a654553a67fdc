/** Says from a Process Monitor trace what made an install or build hang. */
@NullMarked
package dev.stallscope;

import org.jspecify.annotations.NullMarked;
