package dev.stallscope.trace.pml;

import dev.stallscope.trace.MalformedTraceException;
import dev.stallscope.trace.ReadDiagnostics;
import dev.stallscope.trace.ReadMode;
import java.util.Map;

/** What becomes of a fault: in strict mode the end of reading, in salvage mode a counted note. */
record Damage(String file, ReadMode mode, ReadDiagnostics diagnostics) {
  boolean isStrict() {
    return mode == ReadMode.STRICT;
  }

  /** A fault at a byte that belongs to no event. */
  void atByte(String code, long byteOffset, String reason) throws MalformedTraceException {
    met(code, MalformedTraceException.atByte(file, byteOffset, reason));
  }

  /** A fault inside an event, which salvage mode skips. */
  void atEvent(String code, long number, long byteOffset, String reason)
      throws MalformedTraceException {
    if (isStrict()) {
      throw MalformedTraceException.atEvent(file, number, byteOffset, reason);
    }
    // The sentence is made for the first only: there may be millions.
    diagnostics.add(
        code,
        "Events skipped because they are damaged; first in " + file + ".",
        Map.of("file", file));
  }

  void met(String code, MalformedTraceException fault) throws MalformedTraceException {
    if (isStrict()) {
      throw fault;
    }
    String offset =
        fault.byteOffset() == MalformedTraceException.NOWHERE
            ? "?"
            : "0x" + Long.toHexString(fault.byteOffset());
    diagnostics.add(
        code, String.valueOf(fault.getMessage()), Map.of("file", file, "offset", offset));
  }

  /** Something to know that is no reason to stop in either mode. */
  void note(String code, String message) {
    diagnostics.add(code, message, Map.of("file", file));
  }
}
