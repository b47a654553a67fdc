package dev.stallscope.analysis.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.latency.SlowOperations.Place;
import dev.stallscope.analysis.rule.Claims;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Outcome;
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
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From how long on an operation is slow, and what is said of it. Times are in milliseconds. */
class SlowOperationsTest {
  private static final String FILE = "C:\\work\\a.js";
  private static final int THREAD = 7;

  private final Events events = new Events().process("a.exe", 100).process("b.exe", 104);

  private static long ticks(double millis) {
    return Math.round(millis * Ticks.PER_MILLISECOND);
  }

  private SlowOperationsTest event(Operation operation, double at, double took) {
    return event(0, operation, at, took);
  }

  private SlowOperationsTest event(int process, Operation operation, double at, double took) {
    events.next(operation, FILE).by(process).thread(THREAD).at(ticks(at)).took(ticks(took)).add();
    return this;
  }

  /** Did not come back. */
  private SlowOperationsTest pending(Operation operation, double at, int status) {
    events.next(operation, FILE).thread(THREAD).at(ticks(at)).took(Ticks.NONE).status(status).add();
    return this;
  }

  /** A dozen of a tenth of a millisecond, so that the usual is known. */
  private SlowOperationsTest usual(Operation operation) {
    for (int i = 0; i < 12; i++) {
      event(operation, i, 0.1);
    }
    return this;
  }

  private List<Finding> found(double minBlocked) {
    List<Finding> findings = new ArrayList<>();
    Scene scene = new Scene(events.store(), ticks(minBlocked));
    new SlowOperations(Place.STORAGE).find(scene, new Claims(), findings::add);
    return findings;
  }

  /** A spinning disk is done by 20. */
  @ParameterizedTest
  @CsvSource({"19.9, 1, 0", "20, 1, 1", "29.9, 30, 0", "30, 30, 1"})
  void fromTheDisksSlowestOrWhatIsAskedFor(double took, double minBlocked, int findings) {
    usual(Operation.READ_FILE).event(Operation.READ_FILE, 100, took);
    assertThat(found(minBlocked)).hasSize(findings);
  }

  /** With too few of a kind, 10 are usual. */
  @ParameterizedTest
  @CsvSource({"49.9, 0", "50, 1"})
  void fromFiveTimesTheUsualOn(double took, int number) {
    List<Finding> findings = event(Operation.CREATE_FILE, 100, took).found(1);
    assertThat(findings).hasSize(number);
    assertThat(findings)
        .allSatisfy(
            slow ->
                assertThat(slow.grounds())
                    .containsExactly(
                        Ground.of(Ground.Kind.BEYOND_USUAL, 5.0), Ground.of(Ground.Kind.STORAGE)));
  }

  /** The usual is known to an eighth. */
  @Test
  void tellsHowManyTimesTheUsual() {
    usual(Operation.READ_FILE).event(Operation.READ_FILE, 100, 200);
    Finding slow = found(1).get(0);
    assertThat(slow.confidence()).isEqualTo(0.6);
    assertThat(slow.grounds().get(0).kind()).isEqualTo(Ground.Kind.BEYOND_USUAL);
    assertThat(slow.grounds().get(0).number()).isCloseTo(2_000, Offset.offset(250.0));
  }

  @Test
  void whatHadNotReturnedWaitedToTheEndOfTheCapture() {
    pending(Operation.READ_FILE, 100, NtStatus.PENDING).event(1, Operation.CLOSE_FILE, 799, 1);
    List<Finding> findings = found(1);
    assertThat(findings).hasSize(1);
    Finding slow = findings.get(0);
    assertThat(slow.blockedTicks()).isEqualTo(ticks(700));
    assertThat(slow.startTicks()).isEqualTo(ticks(100));
    assertThat(slow.outcome()).isEqualTo(Outcome.UNANSWERED);
    assertThat(slow.confidence()).isEqualTo(0.5);
    assertThat(slow.grounds())
        .containsExactly(Ground.of(Ground.Kind.STILL_PENDING), Ground.of(Ground.Kind.STORAGE));
  }

  /** Programs leave these outstanding to be told of something. */
  @ParameterizedTest
  @EnumSource(names = {"FILE_SYSTEM_CONTROL", "DEVICE_IO_CONTROL", "LOCK_FILE"})
  void whatIsLeftOutstandingOnPurposeDoesNotWait(Operation operation) {
    pending(operation, 100, NtStatus.PENDING).event(1, Operation.CLOSE_FILE, 9_000, 1);
    assertThat(found(1)).isEmpty();
  }

  /** Whose duration the trace does not tell. */
  @Test
  void whatReturnedAfterAnUnknownTimeIsNotSlow() {
    pending(Operation.READ_FILE, 100, NtStatus.SUCCESS).event(1, Operation.CLOSE_FILE, 9_000, 1);
    assertThat(found(1)).isEmpty();
  }

  /** The thread of that number in another process is another thread. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1"})
  void whoseThreadWentOnDidNotWait(int process, int findings) {
    usual(Operation.READ_FILE).event(Operation.READ_FILE, 100, 200);
    event(process, Operation.CREATE_FILE, 130, 0.1);
    assertThat(found(1)).hasSize(findings);
  }

  /** The next thing it did began as the read returned. */
  @ParameterizedTest
  @CsvSource({"299.9, 0", "300, 1"})
  void whoseThreadWentOnAfterwardsWaited(double next, int findings) {
    usual(Operation.READ_FILE).event(Operation.READ_FILE, 100, 200);
    event(Operation.CREATE_FILE, next, 0.1);
    assertThat(found(1)).hasSize(findings);
  }

  @Test
  void theShortestThatIsSlowMayBeAsynchronousToo() {
    usual(Operation.READ_FILE).event(Operation.READ_FILE, 100, 20);
    event(Operation.CREATE_FILE, 110, 0.1);
    assertThat(found(1)).isEmpty();
  }

  @Test
  void whatTheCaptureLacksToTell() {
    event(Operation.READ_FILE, 0, 1);
    EventStore files = events.store();
    assertThat(missing(Place.STORAGE, files)).isNull();
    assertThat(missing(Place.NETWORK_SHARE, files)).isNull();
    assertThat(missing(Place.REGISTRY, files)).isEqualTo(Missing.REGISTRY_EVENTS);
    EventStore keys = new Events().next(Operation.REG_OPEN_KEY, "HKLM").add().store();
    assertThat(missing(Place.STORAGE, keys)).isEqualTo(Missing.FILE_EVENTS);
    assertThat(missing(Place.NETWORK_SHARE, keys)).isEqualTo(Missing.FILE_EVENTS);
    assertThat(missing(Place.REGISTRY, keys)).isNull();
    EventStore untimed = new Events().next(Operation.READ_FILE, FILE).add().storeWithoutDurations();
    assertThat(missing(Place.STORAGE, untimed)).isEqualTo(Missing.DURATIONS);
  }

  private static @Nullable Missing missing(Place place, EventStore store) {
    return new SlowOperations(place).missing(new Scene(store, 1));
  }
}
