package dev.stallscope.analysis;

import static dev.stallscope.analysis.Drawing.ENGINE;
import static dev.stallscope.analysis.Drawing.FILE;
import static dev.stallscope.analysis.Drawing.OTHER;
import static dev.stallscope.analysis.Drawing.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.What;
import dev.stallscope.analysis.rule.Ground;
import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Scans in an export without durations: O opens, r reads, M and Q are the engine's. The next event
 * of the thread tells that the wait is over.
 */
class UntimedScansTest {
  private static final String NEXT = "C:\\work\\next.js";

  private static Drawing drawing() {
    return Drawing.withDefender().withoutDurations();
  }

  /** The victim reads the file it opened after so many ms. */
  private static Drawing heldFor(double millis) {
    return drawing().opens(VICTIM, FILE, 0, 0).reads(VICTIM, FILE, millis, 0);
  }

  /**
   *
   *
   * <pre>
   *   victim  O         r
   *   engine    MQ
   * </pre>
   */
  @Test
  void theTimeToTheNextEventIsTheWait() {
    List<Finding> findings = heldFor(80).engineLooks(FILE, 5).findings();
    assertThat(findings).hasSize(1);
    Finding scan = findings.get(0);
    assertThat(scan.rule()).isEqualTo("antivirus-engine-seen");
    assertThat(scan.operation()).isEqualTo(Operation.CREATE_FILE);
    assertThat(scan.blockedTicks()).isEqualTo(800_000);
    assertThat(scan.culprit()).isEqualTo(new Finding.Culprit(1, "Microsoft Defender Antivirus"));
    assertThat(scan.grounds())
        .contains(
            Ground.of(Ground.Kind.ENGINE_MAPPED_FILE, 2),
            Ground.of(Ground.Kind.SCAN_ON_OPEN),
            Ground.of(Ground.Kind.NO_DURATIONS));
    assertThat(scan.evidence()).extracting(Finding.Evidence::what).contains(What.ENGINE_SECTION);
    assertThat(scan.confidence()).isBetween(0.5, 0.7);
  }

  @Test
  void anEngineThatOnlyReadsIsLessSure() {
    Finding read = heldFor(80).reads(ENGINE, FILE, 5, 0).queries(ENGINE, FILE, 6).findings().get(0);
    Finding mapped = heldFor(80).engineLooks(FILE, 5).findings().get(0);
    assertThat(read.grounds()).contains(Ground.of(Ground.Kind.ENGINE_TOUCHED_FILE, 2));
    assertThat(read.evidence()).extracting(Finding.Evidence::what).contains(What.ENGINE_READ);
    assertThat(read.confidence()).isLessThan(mapped.confidence());
  }

  @Test
  void aQueryAloneIsNoScan() {
    assertThat(heldFor(80).queries(ENGINE, FILE, 5).found()).isEmpty();
  }

  /** Called by somebody else, such as a child that loads the file. */
  @ParameterizedTest
  @CsvSource({"50, 1", "51, 0"})
  void anEngineThatComesLateWasNotCalledByThis(double at, int found) {
    assertThat(heldFor(80).maps(ENGINE, FILE, at, 0).found()).hasSize(found);
  }

  @Test
  void whatTheEngineOpenedItselfIsNotHeld() {
    assertThat(
            heldFor(80)
                .event(ENGINE, Operation.CREATE_FILE, FILE, 3, 0)
                .engineLooks(FILE, 5)
                .closes(ENGINE, FILE, 6, 0)
                .found())
        .isEmpty();
  }

  @Test
  void anEngineOnAnotherFileOrAfterwardsHoldsNobody() {
    assertThat(heldFor(80).engineLooks(NEXT, 5).found()).isEmpty();
    assertThat(heldFor(40).engineLooks(FILE, 45).found()).isEmpty();
  }

  @Test
  void anOpenThatFailedWasNotScanned() {
    assertThat(
            drawing()
                .event(VICTIM, Operation.CREATE_FILE, FILE, 0, 0, NtStatus.SHARING_VIOLATION)
                .reads(VICTIM, FILE, 80, 0)
                .engineLooks(FILE, 5)
                .found())
        .isEmpty();
  }

  /** Longer than the longest cloud check, the events have nothing to do with each other. */
  @ParameterizedTest
  @CsvSource({"70_000, 1", "70_001, 0"})
  void tooLongIsNoWait(String millis, int found) {
    double held = Double.parseDouble(millis.replace("_", ""));
    assertThat(heldFor(held).engineLooks(FILE, 5).found()).hasSize(found);
  }

  /**
   * Filters ask within the open; that is not the thread going on.
   *
   * <pre>
   *   victim  Oq        r
   *   engine    MQ
   * </pre>
   */
  @Test
  void questionsWithinTheOpenAreNotTheNextEvent() {
    assertThat(heldFor(80).queries(VICTIM, FILE, 0.07).engineLooks(FILE, 5).found())
        .containsExactly("antivirus-engine-seen CreateFile 80");
    assertThat(heldFor(80).queries(VICTIM, FILE, 1).engineLooks(FILE, 5).found())
        .as("later it is the thread's own")
        .isEmpty();
    assertThat(heldFor(80).queries(VICTIM, NEXT, 0.07).engineLooks(FILE, 5).found())
        .as("so is one about another file")
        .isEmpty();
    assertThat(heldFor(80).reads(VICTIM, FILE, 0.07, 0).engineLooks(FILE, 5).found())
        .as("and any other operation")
        .isEmpty();
  }

  @Test
  void anotherThreadsEventsAreNotTheNext() {
    assertThat(heldFor(80).reads(OTHER, FILE, 20, 0).engineLooks(FILE, 5).found())
        .containsExactly("antivirus-engine-seen CreateFile 80");
  }

  /**
   * A thread that goes on late with something else may have had nothing to do: only the time until
   * the engine's last touch is sure.
   */
  @Test
  void afterALongPauseOnlyTheEnginesTimeIsSure() {
    assertThat(
            drawing()
                .opens(VICTIM, FILE, 0, 0)
                .reads(VICTIM, NEXT, 400, 0)
                .maps(ENGINE, FILE, 5, 0)
                .reads(ENGINE, FILE, 90, 0)
                .found())
        .containsExactly("antivirus-engine-seen CreateFile 90");
  }

  @Test
  void upToAQuarterOfASecondAWorkingThreadPauses() {
    assertThat(
            drawing()
                .opens(VICTIM, FILE, 0, 0)
                .reads(VICTIM, NEXT, 250, 0)
                .engineLooks(FILE, 5)
                .found())
        .containsExactly("antivirus-engine-seen CreateFile 250");
    assertThat(
            drawing()
                .opens(VICTIM, FILE, 0, 0)
                .reads(VICTIM, NEXT, 251, 0)
                .engineLooks(FILE, 5)
                .found())
        .isEmpty();
  }

  /** A packet right before it went on: it waited for that, not for the engine. */
  @ParameterizedTest
  @CsvSource({"50, 1", "70, 0"})
  void aThreadThatWasWokenWaitedForSomethingElse(double packet, int found) {
    assertThat(
            heldFor(80)
                .engineLooks(FILE, 5)
                .event(VICTIM, Operation.TCP_RECEIVE, "a:1 -> b:2", packet, 0)
                .found())
        .hasSize(found);
  }

  /**
   * One that goes on at once after 20 other files works, if it was idle after one in 20 at most.
   */
  @ParameterizedTest
  @CsvSource({"20, 0, 400", "19, 0, 0", "37, 2, 0", "38, 2, 400"})
  void aProcessThatWorksWouldHaveGoneOn(int quick, int idle, int blocked) {
    Drawing drawing = drawing();
    double at = 0;
    for (int i = 0; i < quick; i++) {
      String path = "C:\\work\\quick" + i;
      drawing.opens(VICTIM, path, at, 0).reads(VICTIM, path, at + 1, 0);
      at += i < idle ? 1_000 : 2;
      // the read ends the pause; only an open or close begins one
      if (i < idle) {
        drawing.opens(VICTIM, path, at - 500, 0);
      }
    }
    drawing.reads(VICTIM, NEXT, at, 0);
    drawing.opens(VICTIM, FILE, at + 1, 0).engineLooks(FILE, at + 6);
    drawing.reads(VICTIM, NEXT, at + 401, 0);
    List<String> found = drawing.found();
    if (blocked == 0) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).containsExactly("antivirus-engine-seen CreateFile " + blocked);
    }
  }
}
