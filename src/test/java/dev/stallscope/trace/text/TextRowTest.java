package dev.stallscope.trace.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.model.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A row's texts, those it does not have, and a copy to be kept. */
class TextRowTest {
  private static TextRow row() {
    TextRow row = new TextRow();
    row.clear();
    row.bytes = "C:\\größe,SUCCESS".getBytes(StandardCharsets.UTF_8);
    row.set(Column.PATH, 0, 10);
    row.set(Column.RESULT, 11, 7);
    row.set(Column.DETAIL, 11, 0);
    return row;
  }

  private static String appended(TextRow row, Column column) {
    StringBuilder out = new StringBuilder("> ");
    row.append(column, out);
    return out.toString();
  }

  @Test
  void textsAreSlicesOfTheBytes() {
    assertThat(row().text(Column.PATH)).isEqualTo("C:\\größe");
    assertThat(row().text(Column.RESULT)).isEqualTo("SUCCESS");
    assertThat(appended(row(), Column.PATH)).isEqualTo("> C:\\größe");
  }

  @Test
  void anEmptyTextIsThereAndAnAbsentOneIsNot() {
    TextRow row = row();
    assertThat(row.absent(Column.DETAIL)).isFalse();
    assertThat(row.absent(Column.PATH)).isFalse();
    assertThat(row.absent(Column.PID)).isTrue();
    assertThat(row.text(Column.DETAIL)).isEmpty();
    assertThat(row.text(Column.PID)).isEmpty();
    assertThat(appended(row, Column.PID)).isEqualTo("> ");
  }

  @Test
  void clearedARowHasNothing() {
    TextRow row = row();
    row.clear();
    assertThat(Column.values()).allMatch(row::absent);
  }

  @Test
  void aCopyKeepsItsTextsWhenTheRowIsUsedAgain() {
    TextRow row = row();
    TextRow copy = row.copy();
    Arrays.fill(row.bytes, (byte) 'x');
    row.set(Column.PATH, 3, 4);
    row.set(Column.PID, 0, 1);
    assertThat(copy.text(Column.PATH)).isEqualTo("C:\\größe");
    assertThat(copy.text(Column.RESULT)).isEqualTo("SUCCESS");
    assertThat(copy.absent(Column.DETAIL)).isFalse();
    assertThat(copy.absent(Column.PID)).isTrue();
  }
}
