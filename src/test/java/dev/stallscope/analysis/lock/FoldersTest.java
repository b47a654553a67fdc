package dev.stallscope.analysis.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.index.PathDictionary;
import dev.stallscope.model.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which files lie below a folder, whatever their case and whether their drive is told. */
class FoldersTest {
  private static final String[] PATHS = {
    "C:\\work\\app",
    "C:\\work\\app\\a.js",
    "c:\\WORK\\App\\lib\\B.js",
    "\\work\\app\\c.js",
    "D:\\work\\app\\d.js",
    "C:\\work\\app2\\e.js",
    "C:\\work\\f.js",
    "C:\\other\\work\\app\\g.js",
    "\\deep",
    "E:\\deep\\h.js",
    "C:\\work\\app\\lib",
    "C:\\",
    "F:\\dir\\",
    "F:\\dir\\i.js",
    "x",
    "x\\j.js",
    "",
  };

  private final EventStore store = store();

  private static EventStore store() {
    Events events = new Events().process("a.exe", 1);
    for (String path : PATHS) {
      events.next(Operation.CREATE_FILE, path).add();
    }
    return events.store();
  }

  private int file(String path) {
    for (long event = 0; event < store.size(); event++) {
      if (PATHS[(int) event].equals(path)) {
        return store.paths().fold(store.path(event));
      }
    }
    throw new IllegalArgumentException(path);
  }

  /** What lies below folders, in the order of the paths above. */
  private List<String> below(String... folders) {
    Folders found = folders(folders);
    List<String> below = new ArrayList<>();
    for (String path : PATHS) {
      if (!found.above(file(path)).isEmpty()) {
        below.add(path);
      }
    }
    List<Integer> files = new ArrayList<>();
    found.files().forEach(files::add);
    assertThat(files).containsExactlyInAnyOrderElementsOf(below.stream().map(this::file).toList());
    return below;
  }

  private Folders folders(String... paths) {
    BitSet files = new BitSet();
    for (String path : paths) {
      files.set(file(path));
    }
    PathDictionary texts = store.paths();
    return new Folders(texts, files);
  }

  @Test
  void aFolderHoldsWhatLiesBelowItOnItsDrive() {
    assertThat(below("C:\\work\\app"))
        .containsExactly(
            "C:\\work\\app\\a.js",
            "c:\\WORK\\App\\lib\\B.js",
            "\\work\\app\\c.js",
            "C:\\work\\app\\lib");
  }

  @Test
  void aFolderWithoutADriveMayBeOnAny() {
    assertThat(below("\\deep")).containsExactly("E:\\deep\\h.js");
  }

  @Test
  void aFileBelowTwoFoldersLiesBelowBoth() {
    Folders found = folders("C:\\work\\app", "C:\\work\\app\\lib");

    assertThat(found.above(file("c:\\WORK\\App\\lib\\B.js")))
        .containsExactlyInAnyOrder(file("C:\\work\\app"), file("C:\\work\\app\\lib"));
    assertThat(found.above(file("C:\\work\\app\\a.js"))).containsExactly(file("C:\\work\\app"));
  }

  @Test
  void aFolderMayEndWithABackslash() {
    assertThat(below("F:\\dir\\")).containsExactly("F:\\dir\\i.js");
  }

  /** A drive cannot be renamed, and a path may be cut off. */
  @Test
  void aDriveAndAnEmptyPathAreNoFolders() {
    assertThat(below("C:\\")).isEmpty();
    assertThat(below("")).isEmpty();
  }

  @Test
  void aPathOfOneLetterHasNoDrive() {
    assertThat(below("x")).containsExactly("x\\j.js");
  }

  @Test
  void aFileHasNothingBelowIt() {
    assertThat(below("C:\\work\\f.js")).isEmpty();
    assertThat(below()).isEmpty();
  }
}
