package dev.stallscope.trace.csv;

/** Where the fields of one record lie in a buffer. Reused from record to record. */
final class FieldSlices {
  /** Fields that are kept; those beyond are only counted. ProcMon has 27 columns. */
  static final int CAPACITY = 512;

  final int[] starts = new int[CAPACITY];

  /** Ends (exclusive); {@code ~end} of a field that holds doubled quotes. */
  final int[] ends = new int[CAPACITY];

  /** All fields of the record, also those beyond {@link #CAPACITY}. */
  int count;

  void add(int start, int end, boolean doubledQuotes) {
    if (count < CAPACITY) {
      starts[count] = start;
      ends[count] = doubledQuotes ? ~end : end;
    }
    count++;
  }

  /** Whether no field has any text. */
  boolean areEmpty() {
    for (int i = 0; i < kept(); i++) {
      if (starts[i] != ends[i]) {
        return false;
      }
    }
    return true;
  }

  int kept() {
    return Math.min(count, CAPACITY);
  }

  /** Makes one quote of each two, in place: fields get shorter, none moves. */
  void undouble(byte[] bytes) {
    for (int i = 0; i < kept(); i++) {
      if (ends[i] < 0) {
        ends[i] = undouble(bytes, starts[i], ~ends[i]);
      }
    }
  }

  /** What lies between two doubled quotes moves in one step. */
  private static int undouble(byte[] bytes, int start, int end) {
    int to = start;
    int from = start;
    for (int at = start; at < end - 1; at++) {
      if (bytes[at] == '"' && bytes[at + 1] == '"') {
        at++;
        System.arraycopy(bytes, from, bytes, to, at - from);
        to += at - from;
        from = at + 1;
      }
    }
    System.arraycopy(bytes, from, bytes, to, end - from);
    return to + end - from;
  }
}
