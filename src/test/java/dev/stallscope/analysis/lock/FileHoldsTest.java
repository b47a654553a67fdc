package dev.stallscope.analysis.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.analysis.lock.Hold.Grip;
import dev.stallscope.analysis.lock.Hold.Range;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of one file by time; a hold is told by the number of its event. */
class FileHoldsTest {
  private static final Sharing SHARING = new Sharing(1, 1);
  private static final Range RANGE = new Range(0, 10, true);

  private final FileHolds file = new FileHolds();

  private Hold handle(int process, long event, long from) {
    Hold hold = Hold.handle(process, -1, event, from, SHARING);
    file.add(hold);
    return hold;
  }

  private static List<Long> events(List<Hold> holds) {
    return holds.stream().map(hold -> hold.event).toList();
  }

  /** A lock that waited begins after its event: what began meanwhile was there before it. */
  @Test
  void whatBeganIsFoundInTheOrderOfItsBegin() {
    file.add(Hold.range(1, 1, 302, null, RANGE));
    handle(2, 2, 50);
    handle(2, 3, 60);
    handle(2, 4, 400);
    file.finish();

    assertThat(events(file.begunWithin(45, 70))).containsExactly(2L, 3L);
    assertThat(events(file.begunWithin(0, 1_000))).containsExactly(2L, 3L, 1L, 4L);
    assertThat(events(file.begunWithin(302, 302))).containsExactly(1L);
    assertThat(file.begunWithin(303, 399)).isEmpty();
    assertThat(events(file.begunWithin(303, Long.MAX_VALUE))).containsExactly(4L);
  }

  @Test
  void whatEndedBeforeAHoldBeganIsBehindNothing() {
    handle(1, 1, 50);
    file.finish();

    assertThat(file.begunWithin(70, 20)).isEmpty();
    assertThat(new FileHolds().begunWithin(0, 100)).isEmpty();
  }

  @Test
  void oplocksAreFoundByTheirBreak() {
    file.add(Hold.other(Grip.OPLOCK, 1, 1, 500, null));
    file.add(Hold.other(Grip.OPLOCK, 2, 2, 100, null));
    file.add(Hold.other(Grip.OPLOCK, 3, 3, 300, null));
    file.finish();

    assertThat(events(file.brokenWithin(100, 300))).containsExactly(2L, 3L);
    assertThat(events(file.brokenWithin(301, 500))).containsExactly(1L);
    assertThat(file.all()).isEmpty();
  }

  @Test
  void olderHandlesAreFoundByTheirClose() {
    file.add(Hold.earlier(1, 10, 105));
    file.add(Hold.earlier(2, 20, 205));
    file.add(Hold.earlier(3, 30, 305));

    assertThat(events(file.earlierClosedUntil(hold -> hold.event * 10, 200)))
        .containsExactly(10L, 20L);
    assertThat(events(file.earlierClosedUntil(hold -> hold.event * 10, 199))).containsExactly(10L);
    assertThat(file.all()).isEmpty();
  }

  @Test
  void ofVeryManyTheLatestAreLookedAt() {
    IntStream.range(0, 1_000).forEach(event -> handle(event, event, event));

    assertThat(events(file.presentAt(2_000)))
        .containsExactlyElementsOf(IntStream.range(744, 1_000).mapToObj(Long::valueOf).toList());
    file.finish();
    assertThat(events(file.begunWithin(0, 899)))
        .containsExactlyElementsOf(IntStream.range(388, 900).mapToObj(Long::valueOf).toList());
    assertThat(file.presentAt(2_000)).isEmpty();
  }

  @Test
  void ofVeryManyRangesTheLatestAreKept() {
    for (int event = 0; event < 300; event++) {
      file.add(Hold.range(1, event, event, null, RANGE));
    }

    assertThat(events(file.presentAt(2_000)))
        .containsExactlyElementsOf(IntStream.range(44, 300).mapToObj(Long::valueOf).toList());
  }

  /** One view and one image of a process stand for all: the last view, and the first image. */
  @Test
  void aProcessMapsAFileOnceOrMore() {
    file.add(Hold.other(Grip.SECTION, 1, 1, 10, null));
    file.add(Hold.other(Grip.SECTION, 1, 2, 20, null));
    file.add(Hold.other(Grip.IMAGE, 1, 3, 30, null));
    file.add(Hold.other(Grip.IMAGE, 1, 4, 40, null));
    file.add(Hold.other(Grip.IMAGE, 2, 5, 50, null));

    assertThat(events(file.presentAt(60))).containsExactly(2L, 3L, 5L);
    assertThat(events(file.all())).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  /** A close that took from 100 to 200. */
  @Test
  void whatIsBeingClosedIsStillPresent() {
    Hold handle = handle(1, 1, 10);
    file.close(handle, 2, 100, 200);

    assertThat(events(file.presentAt(200))).containsExactly(1L);
    assertThat(file.presentAt(201)).isEmpty();
  }

  @Test
  void whatIsClosedInNoTimeIsGone() {
    Hold handle = handle(1, 1, 10);
    file.close(handle, 2, 100, 100);

    assertThat(file.presentAt(100)).isEmpty();
    assertThat(handle.toTicks()).isEqualTo(100);
  }

  @Test
  void severalMayBeClosingAtOnce() {
    Hold first = handle(1, 1, 10);
    Hold second = handle(2, 2, 20);
    Hold third = handle(3, 3, 30);
    file.close(first, 4, 100, 150);
    file.close(second, 5, 110, 300);
    file.close(third, 6, 200, 400);

    assertThat(events(file.presentAt(140))).containsExactly(2L, 3L);
    assertThat(events(file.presentAt(300))).containsExactly(2L, 3L);
    assertThat(events(file.presentAt(301))).containsExactly(3L);
  }

  @Test
  void aDeleteIsFoundByTheEventsAfterIt() {
    assertThat(file.deletions().pendingAt(100)).isEqualTo(-1);
    file.deletions().set(10, true);
    file.deletions().set(20, true);

    assertThat(file.deletions().pendingAt(10)).isEqualTo(-1);
    assertThat(file.deletions().pendingAt(11)).isEqualTo(10);
    assertThat(file.deletions().pendingAt(20)).isEqualTo(10);
    assertThat(file.deletions().pendingAt(100)).isEqualTo(20);
    file.deletions().set(30, false);
    assertThat(file.deletions().pendingAt(30)).isEqualTo(20);
    assertThat(file.deletions().pendingAt(31)).isEqualTo(-1);
  }

  /** Broken at 100: what its process does before is no answer. */
  @Test
  void anOplockIsAnsweredOnceAndAfterItsBreak() {
    Hold oplock = Hold.other(Grip.OPLOCK, 1, 1, 100, null);
    file.add(oplock);

    file.answer(1, 2, 99);
    file.answer(2, 3, 150);
    assertThat(oplock.isOpen()).isTrue();
    file.answer(1, 4, 100);
    file.answer(1, 5, 200);
    assertThat(oplock.closed()).isEqualTo(4);
    assertThat(oplock.toTicks()).isEqualTo(100);
  }

  @Test
  void whatIsTakenOutIsNotPresentAnyMore() {
    handle(1, 1, 10);
    file.add(Hold.range(2, 2, 20, null, RANGE));
    file.add(Hold.other(Grip.SECTION, 3, 3, 30, null));
    file.add(Hold.other(Grip.IMAGE, 4, 4, 40, null));
    file.add(Hold.other(Grip.OPLOCK, 5, 5, 50, null));

    assertThat(events(file.take())).containsExactly(1L, 2L, 3L, 4L);
    assertThat(file.presentAt(100)).isEmpty();
    assertThat(file.handleOf(1, -1)).isNull();
    assertThat(events(file.all())).containsExactly(1L, 2L, 3L, 4L);
  }
}
