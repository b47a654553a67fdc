package dev.stallscope.model;

/**
 * A module in a process; drivers are modules of the System process.
 *
 * @param path as the trace has it, empty when unknown
 * @param baseAddress in the process's address space
 * @param size in bytes
 * @param version file version, empty when unknown
 * @param company from the version resource, empty when unknown
 * @param description from the version resource, empty when unknown
 * @param loadTicks FILETIME of the load, 0 when unknown
 */
public record LoadedModule(
    String path,
    long baseAddress,
    long size,
    String version,
    String company,
    String description,
    long loadTicks) {}
