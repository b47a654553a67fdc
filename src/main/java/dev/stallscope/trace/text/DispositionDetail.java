package dev.stallscope.trace.text;

import dev.stallscope.trace.EventRecord;
import java.util.List;
import java.util.Set;

/** The Flags of SetDispositionInformationEx: whether the file is to be deleted. */
final class DispositionDetail {
  private static final String DELETE = "FILE_DISPOSITION_DELETE";

  /** What may stand there beside it, or without (ntddk.h). */
  private static final Set<String> OTHERS =
      Set.of(
          "",
          "FILE_DISPOSITION_DO_NOT_DELETE",
          "FILE_DISPOSITION_POSIX_SEMANTICS",
          "FILE_DISPOSITION_FORCE_IMAGE_SECTION_CHECK",
          "FILE_DISPOSITION_ON_CLOSE",
          "FILE_DISPOSITION_IGNORE_READONLY_ATTRIBUTE");

  private DispositionDetail() {}

  /** {@link EventRecord} flags; none where there are words that nobody knows: it is not told. */
  static int flags(String text) {
    List<String> words = List.of(text.split(", ", -1));
    if (words.contains(DELETE)) {
      return EventRecord.FLAG_DELETE;
    }
    return OTHERS.containsAll(words) ? EventRecord.FLAG_KEEP : 0;
  }
}
