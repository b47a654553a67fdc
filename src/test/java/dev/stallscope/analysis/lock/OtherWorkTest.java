package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.FILE;
import static dev.stallscope.analysis.lock.Disk.OTHER;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import org.junit.jupiter.api.Test;

/**
 * A thread that was refused once, did other things, and had its way: up to twenty things (| below)
 * are what a tool does while it waits, more are other work.
 */
class OtherWorkTest {
  private static final String WAITED = "sharing-violation RECOVERED 10..500 by nobody known";
  private static final int THREAD = TOOL + 10;

  private static Disk refused() {
    return new Disk().refused(TOOL, WRITE, RWD, 10);
  }

  private static Disk granted(Disk disk) {
    return disk.open(TOOL, 500, WRITE, RWD);
  }

  /** A thread does so many things with a file, a tenth of a millisecond each. */
  private static Disk works(
      Disk disk, int process, int thread, double from, int times, String path) {
    for (int i = 0; i < times; i++) {
      disk.thread(thread).does(process, from + i * 0.1, Operation.READ_FILE, path);
    }
    return disk;
  }

  @Test
  void twentyThingsAreDoneWhileWaiting() {
    assertThat(granted(works(refused(), TOOL, THREAD, 100, 20, OTHER)).only()).isEqualTo(WAITED);
  }

  @Test
  void oneMoreIsOtherWork() {
    assertThat(granted(works(refused(), TOOL, THREAD, 100, 21, OTHER)).findings()).isEmpty();
  }

  @Test
  void whatOtherThreadsAndProcessesDoDoesNotCount() {
    assertThat(granted(works(refused(), TOOL, 99, 100, 50, OTHER)).only()).isEqualTo(WAITED);
    assertThat(granted(works(refused(), BACKUP, THREAD, 100, 50, OTHER)).only()).isEqualTo(WAITED);
  }

  /** To look at the file itself again and again is to wait for it. */
  @Test
  void whatIsDoneToTheFileItselfDoesNotCount() {
    assertThat(granted(works(refused(), TOOL, THREAD, 100, 50, FILE)).only()).isEqualTo(WAITED);
  }

  @Test
  void whatWasDoneBeforeAndAfterDoesNotCount() {
    Disk disk = works(new Disk(), TOOL, THREAD, 1, 50, OTHER).refused(TOOL, WRITE, RWD, 10);

    assertThat(works(granted(disk), TOOL, THREAD, 501, 50, OTHER).only()).isEqualTo(WAITED);
  }

  /** A library may ask twice for one try. */
  @Test
  void twoRefusalsWithinAMillisecondAreOneTry() {
    Disk one = new Disk().refused(TOOL, WRITE, RWD, 10, 10.9);
    Disk two = new Disk().refused(TOOL, WRITE, RWD, 10, 11);

    assertThat(granted(works(one, TOOL, THREAD, 100, 21, OTHER)).findings()).isEmpty();
    assertThat(granted(works(two, TOOL, THREAD, 100, 21, OTHER)).only()).isEqualTo(WAITED);
  }

  /** The thread that had its way is another: what the first one did meanwhile tells nothing. */
  @Test
  void aSuccessOfAnotherThreadIsOneOfAToolThatWaited() {
    Disk disk = works(refused(), TOOL, THREAD, 100, 50, OTHER).thread(77);

    assertThat(granted(disk).only()).isEqualTo(WAITED);
  }

  /** A rename is about two files. */
  @Test
  void whatIsDoneToEitherFileOfARenameDoesNotCount() {
    String waited = "sharing-violation RECOVERED 10..500 by nobody known";

    assertThat(renamed("C:\\work\\third", 20).only()).isEqualTo(waited);
    assertThat(renamed("C:\\work\\third", 21).findings()).isEmpty();
    assertThat(renamed(OTHER, 40).only()).isEqualTo(waited);
    assertThat(renamed(FILE, 40).only()).isEqualTo(waited);
  }

  private static Disk renamed(String path, int times) {
    Disk disk = new Disk().status(NtStatus.SHARING_VIOLATION).rename(TOOL, 10, OTHER, FILE);
    return works(disk, TOOL, THREAD, 100, times, path).rename(TOOL, 500, OTHER, FILE);
  }

  /**
   * One thread is about two files at once.
   *
   * <pre>
   * out.dll   x                      o             waited
   * out.tmp      x          |||||||||||||||  o     came back at its leisure
   * </pre>
   */
  @Test
  void theEndOfOneSeriesDoesNotMakeAnotherForget() {
    Disk disk = refused().status(NtStatus.SHARING_VIOLATION).open(TOOL, 20, OTHER, WRITE, RWD);
    works(disk, TOOL, THREAD, 100, 15, "C:\\src\\a").open(TOOL, 200, WRITE, RWD);
    works(disk, TOOL, THREAD, 300, 15, "C:\\src\\b").open(TOOL, 500, OTHER, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..200 by nobody known");
  }

  /**
   * In the order of time:
   *
   * <pre>
   * out.dll   x ||||||||||||||||||||||            o     came back at its leisure
   * out.tmp                             x     o         waited
   * </pre>
   */
  @Test
  void whatAThreadDidBeforeASeriesBeganIsNotCountedToIt() {
    Disk disk = works(refused(), TOOL, THREAD, 100, 30, "C:\\src\\a");
    disk.status(NtStatus.SHARING_VIOLATION).open(TOOL, 300, OTHER, WRITE, RWD);
    disk.open(TOOL, 400, OTHER, WRITE, RWD).open(TOOL, 500, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 300..400 by nobody known");
  }

  /** Twice in a row: what was done in the first wait is forgotten in the second. */
  @Test
  void eachSeriesCountsAnew() {
    Disk disk = works(refused(), TOOL, THREAD, 100, 15, OTHER).open(TOOL, 200, WRITE, RWD);
    disk.refused(TOOL, WRITE, RWD, 300);
    works(disk, TOOL, THREAD, 350, 15, OTHER).open(TOOL, 500, WRITE, RWD);

    assertThat(disk.findings().stream().map(disk::text))
        .containsExactly(
            "sharing-violation RECOVERED 10..200 by nobody known",
            "sharing-violation RECOVERED 300..500 by nobody known");
  }

  /** A known tool waits as its source says, whatever it does meanwhile. */
  @Test
  void whoKeepsToAKnownScheduleWaited() {
    Disk disk = new Disk("pip.exe").refused(TOOL, WRITE, RWD, 10);
    works(disk, TOOL, THREAD, 100, 50, OTHER).open(TOOL, 260, WRITE, RWD);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..260 by nobody known");
  }
}
