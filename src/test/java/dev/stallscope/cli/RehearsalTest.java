package dev.stallscope.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void goesThrough() {
    assertThatCode(Rehearsal::perform).doesNotThrowAnyException();
  }
}
