package dev.stallscope.index;

/**
 * What an {@link EventStore} is made of.
 *
 * @param shapeOf number of each event's shape
 * @param paths number of each event's path text
 * @param targets number of each event's second path text, -1 where there is none
 * @param firstTicks earliest start
 * @param lastTicks latest completion or start
 */
record EventColumns(
    PackedColumn starts,
    PackedColumn durations,
    PackedColumn processes,
    PackedColumn threads,
    PackedColumn shapeOf,
    PackedColumn paths,
    PackedColumn offsets,
    PackedColumn lengths,
    PackedColumn codes,
    PackedColumn targets,
    EventShapes shapes,
    PathDictionary texts,
    long firstTicks,
    long lastTicks) {

  long bytes() {
    return starts.bytes()
        + durations.bytes()
        + processes.bytes()
        + threads.bytes()
        + shapeOf.bytes()
        + paths.bytes()
        + offsets.bytes()
        + lengths.bytes()
        + codes.bytes()
        + targets.bytes()
        + shapes.bytes();
  }
}
