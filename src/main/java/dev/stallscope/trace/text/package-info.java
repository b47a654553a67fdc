/**
 * What CSV and XML exports share: events as the texts ProcMon rendered, in the forms of the Windows
 * locale they were saved on, turned back into values.
 */
@NullMarked
package dev.stallscope.trace.text;

import org.jspecify.annotations.NullMarked;
