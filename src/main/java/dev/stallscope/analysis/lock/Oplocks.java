package dev.stallscope.analysis.lock;

import dev.stallscope.model.ControlCode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Control codes of opportunistic locks, by what they mean for others (ntifs.h). */
final class Oplocks {
  /** Outstanding as long as the oplock is whole, and completed when somebody breaks it. */
  private static final Set<Integer> REQUESTS =
      codes(
          "FSCTL_REQUEST_OPLOCK",
          "FSCTL_REQUEST_OPLOCK_LEVEL_1",
          "FSCTL_REQUEST_OPLOCK_LEVEL_2",
          "FSCTL_REQUEST_BATCH_OPLOCK",
          "FSCTL_REQUEST_FILTER_OPLOCK");

  /** The owner's answer to a break; until then whoever broke it waits. */
  private static final Set<Integer> ANSWERS =
      codes(
          "FSCTL_OPLOCK_BREAK_ACKNOWLEDGE",
          "FSCTL_OPLOCK_BREAK_ACK_NO_2",
          "FSCTL_OPBATCH_ACK_CLOSE_PENDING");

  private Oplocks() {}

  private static Set<Integer> codes(String... names) {
    return Arrays.stream(names)
        .map(name -> Objects.requireNonNull(ControlCode.ofText(name), name))
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean isRequest(int code) {
    return REQUESTS.contains(code);
  }

  static boolean isAnswer(int code) {
    return ANSWERS.contains(code);
  }
}
