package dev.stallscope.analysis;

import java.util.List;

/**
 * The process tree under study.
 *
 * @param root index of its root process
 * @param processes indexes of all its processes, the root first, in the order they appear
 * @param chosenByUser whether the user named it; otherwise it was found
 * @param startTicks FILETIME of its first sign in the trace; the capture's first event where it has
 *     none
 * @param endTicks FILETIME of its last; no later than the start where it has none
 * @param lostTicks time that at least one finding covers; what the choice rests on
 */
public record Target(
    int root,
    List<Integer> processes,
    boolean chosenByUser,
    long startTicks,
    long endTicks,
    long lostTicks) {}
