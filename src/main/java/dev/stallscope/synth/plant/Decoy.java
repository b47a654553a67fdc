package dev.stallscope.synth.plant;

import java.util.List;

/**
 * Something that looks like a stall and is none, or not the target's: no finding may rest on it.
 *
 * @param plant what planted it, such as {@code pipe-wait}
 * @param events numbers of its events, rising
 */
public record Decoy(String plant, List<Long> events) {}
