package dev.stallscope.index;

/**
 * What the events of one group come to.
 *
 * @param key text of the group; of a process its name and PID, {@code go.exe (4711)}
 * @param id index of the process when grouped by process, of the path when by path; else -1
 * @param count number of events
 * @param opens files and keys opened or created, connections made or accepted
 * @param closes handles closed, connections ended
 * @param reads reads of data, packets received
 * @param writes writes of data, keys and values set or deleted, packets sent
 * @param getAcls security read
 * @param setAcls security set
 * @param others all other events
 * @param bytesRead bytes of reads that did not fail; paging and cached reads both count
 * @param bytesWritten bytes of writes that did not fail; paging and cached writes both count
 * @param timed events that have a duration; the times are theirs
 * @param totalTicks sum of the durations
 * @param medianTicks the smallest duration that at least half of them do not exceed; {@code
 *     Ticks.NONE} when no event has a duration, as for the other times
 * @param p95Ticks the smallest duration that at least 95 % of them do not exceed (nearest rank)
 * @param maxTicks the longest duration
 * @param processes number of processes the events belong to
 * @param paths number of paths they name, spellings of one file counted once, empty ones not
 */
public record SummaryRow(
    String key,
    int id,
    long count,
    long opens,
    long closes,
    long reads,
    long writes,
    long getAcls,
    long setAcls,
    long others,
    long bytesRead,
    long bytesWritten,
    long timed,
    long totalTicks,
    long medianTicks,
    long p95Ticks,
    long maxTicks,
    int processes,
    int paths) {}
