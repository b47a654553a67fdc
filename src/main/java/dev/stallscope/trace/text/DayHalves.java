package dev.stallscope.trace.text;

import dev.stallscope.trace.ReadDiagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words for the halves of the day in one export, and what they mean. A word in the table of
 * known ones means what it says there. Of two others, the one met first is the morning's, unless
 * the date changed before the second was met (then it is the evening's). Words met with the hours 0
 * or 13 to 23 belong to a 24-hour clock. A single unknown word is taken for the morning's, with a
 * diagnostic.
 */
final class DayHalves {
  /** Words kept; an export has two, so more come only from damage. */
  private static final int MOST_WORDS = 16;

  private final ReadDiagnostics diagnostics;
  private final List<Word> words = new ArrayList<>();
  private final ByteMemo<Word> byBytes = new ByteMemo<>(64, this::word);

  /** Of the row learned from last. */
  private String lastDate = "";

  private static final class Word {
    final @Nullable DayHalf known;
    @Nullable DayHalf settled;
    boolean allDay;
    String firstDate = "";

    /** Of the row before the first with this word. */
    String dateBefore = "";

    final boolean english;

    Word(String text) {
      english = text.equals("AM") || text.equals("PM");
      known = DayHalf.known(text);
      settled = known;
    }
  }

  DayHalves(ReadDiagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Takes note of a word of the sample.
   *
   * @param date the row's date as text, empty when there is none
   */
  void learn(byte[] bytes, int start, int length, int hour, String date) {
    Word word = byBytes.of(bytes, start, length);
    word.allDay |= hour == 0 || hour > 12;
    if (word.firstDate.isEmpty()) {
      word.firstDate = date;
      word.dateBefore = lastDate;
    }
    lastDate = date;
  }

  /** What the word means; settled with what is known by now when it was not met before. */
  DayHalf of(byte[] bytes, int start, int length) {
    Word word = byBytes.of(bytes, start, length);
    DayHalf half = word.settled;
    return half != null ? half : settle(word);
  }

  /** Whether the words are AM and PM in capitals, as the United States have them. */
  boolean english() {
    return words.stream().anyMatch(word -> word.english);
  }

  private Word word(String text) {
    Word word = new Word(text);
    if (words.size() < MOST_WORDS) {
      words.add(word);
    }
    return word;
  }

  private DayHalf settle(Word word) {
    DayHalf half = meaning(word);
    word.settled = half;
    return half;
  }

  private DayHalf meaning(Word word) {
    if (word.allDay) {
      return DayHalf.NEITHER;
    }
    for (Word other : words) {
      if (other != word && other.settled != null && other.settled != DayHalf.NEITHER) {
        return other.settled.other();
      }
    }
    return assumed(word);
  }

  private DayHalf assumed(Word word) {
    for (Word other : words) {
      if (other != word && other.known == null && !other.allDay && !word.firstDate.isEmpty()) {
        boolean wordFirst = words.indexOf(word) < words.indexOf(other);
        Word second = wordFirst ? other : word;
        boolean sameDay = second.dateBefore.equals(second.firstDate);
        return wordFirst == sameDay ? DayHalf.AM : DayHalf.PM;
      }
    }
    diagnostics.add(
        "text.half-of-day-assumed",
        "The word beside the times is in no table of words for morning and afternoon; it was taken"
            + " for the morning's. Times may be off by 12 hours, durations are not.");
    return DayHalf.AM;
  }
}
