package dev.stallscope.trace.pml;

import dev.stallscope.model.ControlCode;
import dev.stallscope.model.Disposition;
import dev.stallscope.model.EventClass;
import dev.stallscope.model.OpenResult;

/**
 * ProcMon's Category column. It goes by the kind of call, so that information classes without a
 * name have one too.
 */
final class Categories {
  private static final String READ = "Read";
  private static final String WRITE = "Write";
  private static final String READ_METADATA = "Read Metadata";
  private static final String WRITE_METADATA = "Write Metadata";

  private static final int SET_DISPOSITION = 13;

  private Categories() {}

  static String of(EventView view) {
    if (view.classCode() == EventClass.FILE_SYSTEM.code()) {
      return file(view);
    }
    return view.classCode() == EventClass.REGISTRY.code() ? registry(view) : "";
  }

  /** The codes are those of {@code Operation}. */
  private static String file(EventView view) {
    return switch (view.code()) {
      case 5, 23 -> READ;
      case 3, 24 -> WRITE;
      case 20 -> create(view);
      case 25, 27, 32, 40 -> READ_METADATA;
      case 26 -> setInformation(view);
      case 28, 41 -> WRITE_METADATA;
      case 33, 34, 35 -> ControlCode.category(FileTexts.controlCode(view));
      default -> "";
    };
  }

  private static String create(EventView view) {
    boolean told = !view.extra().isEmpty();
    int result = told ? view.extra().i32(0) : OpenResult.DOES_NOT_EXIST + 1;
    return switch (result) {
      case OpenResult.SUPERSEDED, OpenResult.CREATED, OpenResult.OVERWRITTEN -> WRITE;
      case OpenResult.OPENED, OpenResult.EXISTS, OpenResult.DOES_NOT_EXIST -> "";
      default -> asked(FileTexts.disposition(view));
    };
  }

  private static String asked(int disposition) {
    boolean known = disposition <= Disposition.OVERWRITE_IF;
    return known && disposition != Disposition.OPEN ? WRITE : "";
  }

  private static String setInformation(EventView view) {
    if (view.detail().u8(0) != SET_DISPOSITION) {
      return WRITE_METADATA;
    }
    return view.tail().u8(0) != 0 ? WRITE : "";
  }

  private static String registry(EventView view) {
    return switch (view.code()) {
      case 0, 3, 5, 6, 7, 15 -> READ;
      case 1 -> RegistryTexts.disposition(view) == 1 ? WRITE : READ;
      case 4, 9, 10, 14 -> WRITE;
      case 8, 16 -> WRITE_METADATA;
      case 17 -> READ_METADATA;
      default -> "";
    };
  }
}
