/**
 * Words: sentences, quantities, and texts of a trace made safe to look at. All words of a language
 * stand in one resource.
 */
@NullMarked
package dev.stallscope.report.text;

import org.jspecify.annotations.NullMarked;
