package dev.stallscope.trace.pml;

import dev.stallscope.model.Operation;
import java.util.Map;

/**
 * Detail of QueryDirectory: what was looked for, the kind of listing and the names that came back,
 * a chain of FILE_…_DIRECTORY_INFORMATION entries in the extra detail.
 */
final class DirectoryEntries {
  /** ProcMon's buffer for the whole text, less its end. */
  private static final int LONGEST = 4095;

  private static final int NAMES_ONLY = 12;

  private final ProcmonEdition edition;

  private DirectoryEntries(ProcmonEdition edition) {
    this.edition = edition;
  }

  static void register(Map<Operation, DetailRenderer> renderers, ProcmonEdition edition) {
    renderers.put(Operation.QUERY_DIRECTORY, new DirectoryEntries(edition)::render);
  }

  private void render(EventView view, DetailWriter out) {
    int listing = view.detail().i32(view.pick(32, 24));
    if (edition.namesListingFirst()) {
      listingName(listing, out);
    }
    int slot = filter(view, out) + (edition.namesListingFirst() ? 1 : 0);
    entries(view.extra(), listing, slot, out);
    out.cutTo(LONGEST);
  }

  /** Returns the number of the slots it took. */
  private static int filter(EventView view, DetailWriter out) {
    int info = view.tail().u16(0);
    if (ByteRange.countedSize(info) == 0) {
      return 0;
    }
    view.tail().appendCounted(info, 2, out.name("Filter"));
    return 1;
  }

  private void entries(ByteRange chain, int listing, int firstSlot, DetailWriter out) {
    int nameAt = nameOffset(listing);
    int slot = firstSlot;
    for (int at = 0; nameAt >= 0 && chain.holds(at, nameAt) && out.length() <= LONGEST; slot++) {
      if (slot != 2 || !edition.namesListingInSlotTwo()) {
        long length = chain.u32(at + (listing == NAMES_ONLY ? 8 : 60));
        chain.appendUtf16(at + nameAt, length, out.name(slot));
      }
      if (slot == 1 && edition.namesListingInSlotTwo()) {
        listingName(listing, out);
      }
      long next = chain.u32(at);
      if (next == 0 || next > chain.length()) {
        return;
      }
      at += (int) next;
    }
  }

  private static void listingName(int listing, DetailWriter out) {
    String name =
        switch (listing) {
          case 1 -> "FileDirectoryInformation";
          case 2 -> "FileFullDirectoryInformation";
          case 3 -> "FileBothDirectoryInformation";
          case NAMES_ONLY -> "FileNamesInformation";
          case 37 -> "FileIdBothDirectoryInformation";
          case 38 -> "FileIdFullDirectoryInformation";
          case 60 -> "FileIdExtdDirectoryInformation";
          case 63 -> "FileIdExtdBothDirectoryInformation";
          default -> Integer.toString(listing);
        };
    out.text("FileInformationClass", name);
  }

  /** Where the name lies in an entry, -1 for a kind of listing that is not known. */
  private static int nameOffset(int listing) {
    return switch (listing) {
      case 1 -> 64;
      case 2 -> 68;
      case 3 -> 94;
      case NAMES_ONLY -> 12;
      case 37 -> 104;
      case 38 -> 80;
      case 60 -> 88;
      case 63 -> 114;
      default -> -1;
    };
  }
}
