package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.CHILD;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Ground;
import org.junit.jupiter.api.Test;

/** How many processes are in the way beside the one that is named, and what that costs in trust. */
class RivalsTest {
  /** Two handles of the indexer are of one process, and the backup is no rival of itself. */
  @Test
  void processesCountNotTheirHandles() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .open(INDEXER, 1, READ, R)
            .open(INDEXER, 2, READ, R)
            .open(CHILD, 3, READ, R)
            .open(BACKUP, 4, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
    assertThat(disk.number(Ground.Kind.OTHER_HOLDERS)).isEqualTo(2);
  }

  /**
   * In the order of time:
   *
   * <pre>
   * backup     (---------------------------
   * indexer           (---------)            came and went
   * tool          x       x         x
   * </pre>
   */
  @Test
  void whoWasNotThereAllTheTimeIsNoRivalOfOneWhoWas() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10)
            .open(INDEXER, 50, READ, R)
            .refused(TOOL, WRITE, RWD, 110)
            .close(INDEXER, 150)
            .refused(TOOL, WRITE, RWD, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.OTHER_HOLDERS);
  }

  /** Where nobody was there all the time, all that came are rivals. */
  @Test
  void whoTookTurnsAreRivals() {
    Disk disk =
        new Disk()
            .refused(TOOL, WRITE, RWD, 10)
            .open(BACKUP, 20, READ, R)
            .refused(TOOL, WRITE, RWD, 110)
            .close(BACKUP, 150)
            .open(INDEXER, 160, READ, R)
            .refused(TOOL, WRITE, RWD, 210);

    assertThat(disk.only()).isEqualTo("sharing-violation GAVE_UP 10..210 by backup.exe");
    assertThat(disk.number(Ground.Kind.OTHER_HOLDERS)).isEqualTo(1);
  }

  @Test
  void whoWasStillThereAtTheSuccessIsNoRival() {
    Disk disk =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .open(INDEXER, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(BACKUP, 150)
            .open(TOOL, 210, WRITE, RWD)
            .close(INDEXER, 500);

    assertThat(disk.only()).isEqualTo("sharing-violation RECOVERED 10..210 by backup.exe");
    assertThat(disk.grounds()).doesNotContain(Ground.Kind.OTHER_HOLDERS);
  }

  /** One of two is named, and asking it to leave would not help: that is not all of the truth. */
  @Test
  void aRivalThatStaysMakesTheNameLessSure() {
    Disk alone = new Disk().open(BACKUP, 0, READ, R).refused(TOOL, WRITE, RWD, 10, 110);
    Disk beside =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .open(INDEXER, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110);

    assertThat(beside.first().confidence()).isLessThan(alone.first().confidence());
  }

  /** The last to let go ended the wait, whoever else was there. */
  @Test
  void aRivalThatLetGoBeforeTakesNothingFromTheLast() {
    Disk alone =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(BACKUP, 150)
            .open(TOOL, 210, WRITE, RWD);
    Disk beside =
        new Disk()
            .open(BACKUP, 0, READ, R)
            .open(INDEXER, 1, READ, R)
            .refused(TOOL, WRITE, RWD, 10, 110)
            .close(INDEXER, 140)
            .close(BACKUP, 150)
            .open(TOOL, 210, WRITE, RWD);

    assertThat(beside.only()).isEqualTo("sharing-violation RECOVERED 10..210 by backup.exe");
    assertThat(beside.number(Ground.Kind.OTHER_HOLDERS)).isEqualTo(1);
    assertThat(beside.first().confidence()).isEqualTo(alone.first().confidence());
  }
}
