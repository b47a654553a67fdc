package dev.stallscope.analysis.network;

import java.util.List;

/** A way in which a connection waits. */
interface Pattern {
  /** What it recognises in a connection that this machine began, in order. */
  List<Stall> stalls(Connection connection, Traffic traffic);
}
