/**
 * What befalls a simulated install: stalls that are told to the truth, and decoys that only look
 * like stalls. Each plants its events itself and so knows what they cost, whatever an analysis
 * says.
 */
@NullMarked
package dev.stallscope.synth.plant;

import org.jspecify.annotations.NullMarked;
