package dev.stallscope.trace.text;

import dev.stallscope.model.AccessMask;
import dev.stallscope.model.CreateOptions;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.OpenResult;
import dev.stallscope.model.ShareMode;
import dev.stallscope.trace.EventRecord;
import java.util.HashMap;
import java.util.Map;

/** What the Detail of a CreateFile tells, in the terms of {@link EventRecord}. */
record CreateDetail(
    int access, int disposition, int options, int shareMode, int openResult, int flags) {

  static CreateDetail of(String detail) {
    Map<String, String> fields = fields(detail);
    return new CreateDetail(
        AccessMask.fileMask(fields.getOrDefault("Desired Access", "")),
        Disposition.ofText(fields.getOrDefault("Disposition", "")),
        CreateOptions.ofText(fields.getOrDefault("Options", "")),
        ShareMode.ofText(fields.getOrDefault("ShareMode", "")),
        OpenResult.ofText(fields.getOrDefault("OpenResult", "")),
        fields.containsKey("Impersonating") ? EventRecord.FLAG_IMPERSONATING : 0);
  }

  /** Access of a RegOpenKey's or RegCreateKey's Detail. */
  static Integer registryAccess(String detail) {
    return AccessMask.registryMask(fields(detail).getOrDefault("Desired Access", ""));
  }

  void fill(EventRecord into) {
    into.access = access;
    into.disposition = disposition;
    into.options = options;
    into.shareMode = shareMode;
    into.openResult = openResult;
    into.flags |= flags;
  }

  /** Pieces between {@code ", "}: one with {@code ": "} opens a field, others go on with it. */
  private static Map<String, String> fields(String detail) {
    Map<String, String> fields = new HashMap<>();
    String name = "";
    for (String piece : detail.split(", ", -1)) {
      int colon = piece.indexOf(": ");
      if (colon >= 0) {
        name = piece.substring(0, colon);
        fields.putIfAbsent(name, piece.substring(colon + 2));
      } else {
        fields.computeIfPresent(name, (field, value) -> value + ", " + piece);
      }
    }
    return fields;
  }
}
