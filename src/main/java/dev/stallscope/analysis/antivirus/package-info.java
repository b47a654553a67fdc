/**
 * Operations that a security product held while it looked at the file: on open, on close and before
 * execution. Its filter sits below ProcMon's, so the time it takes is in the operation's duration,
 * while what the filter itself opens is mostly not in the capture.
 */
@NullMarked
package dev.stallscope.analysis.antivirus;

import org.jspecify.annotations.NullMarked;
