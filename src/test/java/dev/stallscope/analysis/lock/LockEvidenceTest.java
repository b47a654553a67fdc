package dev.stallscope.analysis.lock;

import static dev.stallscope.analysis.lock.Disk.ATTRIBUTES;
import static dev.stallscope.analysis.lock.Disk.BACKUP;
import static dev.stallscope.analysis.lock.Disk.INDEXER;
import static dev.stallscope.analysis.lock.Disk.R;
import static dev.stallscope.analysis.lock.Disk.READ;
import static dev.stallscope.analysis.lock.Disk.REMOVE;
import static dev.stallscope.analysis.lock.Disk.RWD;
import static dev.stallscope.analysis.lock.Disk.TOOL;
import static dev.stallscope.analysis.lock.Disk.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Evidence;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.analysis.rule.Rule.Missing;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.index.Events;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which events a finding shows, and which it keeps other rules from explaining. */
class LockEvidenceTest {
  private static Disk refused(int times) {
    Disk disk = new Disk().open(INDEXER, 0, READ, R);
    for (int i = 0; i < times; i++) {
      disk.refused(TOOL, WRITE, RWD, 10 + 100 * i);
    }
    return disk;
  }

  /** Event 0 is the open: tries are from 1 on. */
  @Test
  void upToTwelveTriesAreShown() {
    assertThat(refused(12).evidence(What.REFUSED))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 12).boxed().toList());
  }

  @Test
  void ofMoreTheFirstElevenAndTheLastAreShown() {
    List<Long> shown = new ArrayList<>(LongStream.rangeClosed(1, 11).boxed().toList());
    shown.add(40L);

    assertThat(refused(40).evidence(What.REFUSED)).containsExactlyElementsOf(shown);
    assertThat(refused(40).first().attempts()).isEqualTo(40);
  }

  @Test
  void theToolsOwnEventsComeFirstAndLast() {
    Disk disk = refused(2).close(INDEXER, 150).open(TOOL, 210, WRITE, RWD);

    assertThat(disk.first().evidence())
        .containsExactly(
            new Evidence(1, What.REFUSED),
            new Evidence(0, What.HOLDER_OPENED),
            new Evidence(3, What.HOLDER_CLOSED),
            new Evidence(2, What.REFUSED),
            new Evidence(4, What.SUCCEEDED));
  }

  /** The file is deleted twice, the second time before it is refused. */
  @Test
  void theLastDeleteBeforeTheFirstRefusalIsShown() {
    Disk disk =
        new Disk()
            .delete(TOOL, 1)
            .open(INDEXER, 2, ATTRIBUTES, RWD)
            .delete(TOOL, 5)
            .delete(BACKUP, 6);
    pending(disk, 10).delete(TOOL, 50);
    pending(disk, 110).delete(TOOL, 160);

    assertThat(disk.only()).isEqualTo("delete-pending GAVE_UP 10..110 by SearchIndexer.exe");
    assertThat(disk.evidence(What.DELETED)).containsExactly(3L);
  }

  @Test
  void theVeryFirstEventMayBeTheDelete() {
    Disk disk = new Disk().delete(TOOL, 1).open(INDEXER, 2, ATTRIBUTES, RWD);
    pending(disk, 10);
    pending(disk, 110);

    assertThat(disk.evidence(What.DELETED)).containsExactly(0L);
  }

  @Test
  void aDeleteThatIsNotInTheCaptureIsNotShown() {
    Disk disk = new Disk().open(INDEXER, 2, ATTRIBUTES, RWD);
    pending(disk, 10).delete(BACKUP, 50);
    pending(disk, 110);

    assertThat(disk.only()).isEqualTo("delete-pending GAVE_UP 10..110 by SearchIndexer.exe");
    assertThat(disk.evidence(What.DELETED)).isEmpty();
  }

  private static Disk pending(Disk disk, double at) {
    return disk.status(NtStatus.DELETE_PENDING).open(TOOL, at, REMOVE, RWD);
  }

  /** That a file was deleted before says nothing about a sharing violation. */
  @Test
  void deletesAreShownOfPendingOnesOnly() {
    Disk disk =
        new Disk().delete(TOOL, 1).open(INDEXER, 2, READ, R).refused(TOOL, WRITE, RWD, 10, 110);

    assertThat(disk.evidence(What.DELETED)).isEmpty();
  }

  @Test
  void aProductIsNamedWhereItIsOne() {
    Disk product = refused(2);
    Disk other = new Disk().open(BACKUP, 0, READ, R).refused(TOOL, WRITE, RWD, 10, 110);

    assertThat(product.grounds()).contains(Ground.Kind.HOLDER_PRODUCT);
    assertThat(other.grounds()).doesNotContain(Ground.Kind.HOLDER_PRODUCT);
    assertThat(other.first().culprit()).isEqualTo(new Finding.Culprit(BACKUP, null));
  }

  /** Each refusal is explained once: other rules find all of them taken, and nothing else. */
  @Test
  void aFindingTakesAllItsRefusals() {
    Scene scene = new Scene(refused(3).store(), Ticks.PER_MILLISECOND);
    Claims claims = new Claims();
    List<Finding> found = new ArrayList<>();

    new LockConflicts(Conflict.SHARING_VIOLATION).find(scene, claims, found::add);

    assertThat(found).hasSize(1);
    assertThat(claims.taken(0)).isFalse();
    assertThat(LongStream.rangeClosed(1, 3)).allMatch(claims::taken);
  }

  @Test
  void whatAnotherRuleHasExplainedIsNoFinding() {
    Scene scene = new Scene(refused(3).store(), Ticks.PER_MILLISECOND);
    Claims claims = new Claims();
    List<Finding> found = new ArrayList<>();
    claims.take(1);

    new LockConflicts(Conflict.SHARING_VIOLATION).find(scene, claims, found::add);

    assertThat(found).isEmpty();
  }

  @Test
  void aRuleFindsItsOwnConflictOnly() {
    Scene scene = new Scene(refused(3).store(), Ticks.PER_MILLISECOND);
    List<Finding> found = new ArrayList<>();

    new LockConflicts(Conflict.DELETE_PENDING).find(scene, new Claims(), found::add);

    assertThat(found).isEmpty();
  }

  @Test
  void aCaptureWithoutFilesCannotTell() {
    EventStore registry =
        new Events().process("a.exe", 1).next(Operation.REG_OPEN_KEY, "HKLM").add().store();
    LockConflicts rule = new LockConflicts(Conflict.SHARING_VIOLATION);

    assertThat(rule.missing(new Scene(registry, 1))).isEqualTo(Missing.FILE_EVENTS);
    assertThat(rule.missing(new Scene(refused(1).store(), 1))).isNull();
  }
}
