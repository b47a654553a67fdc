/**
 * The report as one page that needs nothing else: templates, style and script come from the jar.
 */
@NullMarked
package dev.stallscope.report.html;

import org.jspecify.annotations.NullMarked;
