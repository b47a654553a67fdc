/**
 * What every rule shares: the scene it looks at, the words it answers in, and what waits on purpose
 * and is therefore never slow. Rules live in the packages beside this one.
 */
@NullMarked
package dev.stallscope.analysis.rule;

import org.jspecify.annotations.NullMarked;
