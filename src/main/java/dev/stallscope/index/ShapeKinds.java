package dev.stallscope.index;

import dev.stallscope.model.NtStatus;

/** What the summaries want to know of an event, looked up once for each shape. */
final class ShapeKinds {
  private static final OperationKind[] KINDS = OperationKind.values();

  private final byte[] kinds;
  private final boolean[] worked;

  ShapeKinds(EventShapes shapes) {
    kinds = new byte[shapes.size()];
    worked = new boolean[shapes.size()];
    for (int shape = 0; shape < kinds.length; shape++) {
      kinds[shape] = (byte) OperationKind.of(shapes.operation(shape)).ordinal();
      worked[shape] = worked(shapes.status(shape));
    }
  }

  /** Warnings such as BUFFER OVERFLOW come with data, errors do not. */
  private static boolean worked(int status) {
    return status >>> 30 != 3 && status != NtStatus.PENDING;
  }

  OperationKind kind(int shape) {
    return KINDS[kinds[shape]];
  }

  /** Whether it ended, and not in an error: only then did a read or write move anything. */
  boolean hasWorked(int shape) {
    return worked[shape];
  }
}
