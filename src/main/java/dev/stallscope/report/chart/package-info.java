/** Charts as SVG. The only user of JFreeChart and of java.awt; needs no fonts. */
@NullMarked
package dev.stallscope.report.chart;

import org.jspecify.annotations.NullMarked;
