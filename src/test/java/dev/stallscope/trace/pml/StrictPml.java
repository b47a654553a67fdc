package dev.stallscope.trace.pml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks a PML by the written description of the format and forgives nothing: every section begins
 * where the one before it ends, every record has its size, every index lies within its table.
 */
final class StrictPml {
  final List<String> strings = new ArrayList<>();
  int events;
  int processes;
  int modules;
  int hosts;
  int ports;

  private final ByteBuffer bytes;
  private final int pointer;
  private final Set<Integer> keys = new HashSet<>();

  private StrictPml(ByteBuffer bytes) {
    this.bytes = bytes;
    this.pointer = bytes.getInt(8) == 1 ? 8 : 4;
  }

  /** Checks a file of less than 2 GB. */
  static StrictPml check(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      StrictPml pml = new StrictPml(map.order(ByteOrder.LITTLE_ENDIAN));
      pml.walk();
      return pml;
    }
  }

  private void walk() {
    int tables = header();
    int stringsAt = offset(0x258);
    checkStrings(stringsAt, offset(0x260));
    checkProcesses(tables, stringsAt);
    checkIcons(offset(0x260), offset(0x3A0));
    checkHosts(offset(0x3A0));
    checkEvents(offset(0x248), tables);
  }

  private int offset(int field) {
    long offset = bytes.getLong(field);
    assertThat(offset).as("offset at 0x%x", field).isBetween(0x3A8L, (long) bytes.limit());
    return (int) offset;
  }

  private int header() {
    assertThat(text(0, 4, StandardCharsets.US_ASCII)).isEqualTo("PML_");
    assertThat(bytes.getInt(4)).as("version").isEqualTo(9);
    assertThat(bytes.getInt(8)).as("64-bit").isIn(0, 1);
    assertThat(bytes.getShort(0x2A)).as("end of the computer's name").isZero();
    assertThat(bytes.getLong(0x238)).isZero();
    assertThat(offset(0x240)).as("first event").isEqualTo(0x3A8);
    assertThat(bytes.getInt(0x270)).as("size of OSVERSIONINFOEXW").isEqualTo(0x11C);
    assertThat(bytes.getInt(0x280)).as("platform").isEqualTo(2);
    assertThat(bytes.getLong(0x398)).as("header size").isEqualTo(0x3A8);
    events = bytes.getInt(0x234);
    int array = offset(0x248);
    assertThat(array % 4).as("alignment of the offsets").isZero();
    assertThat(offset(0x250)).as("process table").isEqualTo(array + 5 * events);
    return offset(0x250);
  }

  private String text(int at, int length, java.nio.charset.Charset charset) {
    byte[] copy = new byte[length];
    bytes.get(at, copy);
    return new String(copy, charset);
  }

  private void checkStrings(int table, int end) {
    int count = bytes.getInt(table);
    int at = table + 4 + 4 * count;
    for (int i = 0; i < count; i++) {
      assertThat(bytes.getInt(table + 4 + 4 * i)).as("offset of string").isEqualTo(at - table);
      int length = bytes.getInt(at);
      String text = text(at + 4, length, StandardCharsets.UTF_16LE);
      assertThat(length % 2).isZero();
      assertThat(text.isEmpty()).as("string 0 is the only empty one").isEqualTo(i == 0);
      assertThat(text.indexOf('\0')).as("NUL").isEqualTo(i == 0 ? -1 : text.length() - 1);
      strings.add(i == 0 ? "" : text.substring(0, text.length() - 1));
      at += 4 + length;
    }
    assertThat(strings).doesNotHaveDuplicates();
    assertThat(at).as("end of strings").isEqualTo(end);
  }

  private void string(int field) {
    assertThat(bytes.getInt(field)).as("string index").isBetween(0, strings.size() - 1);
  }

  private void checkProcesses(int table, int end) {
    processes = bytes.getInt(table);
    int at = table + 4 + 8 * processes;
    for (int i = 0; i < processes; i++) {
      int key = bytes.getInt(table + 4 + 4 * i);
      assertThat(keys.add(key)).as("key twice").isTrue();
      assertThat(bytes.getInt(table + 4 + 4 * processes + 4 * i)).isEqualTo(at - table);
      assertThat(bytes.getInt(at)).isEqualTo(key);
      at = checkProcess(at);
    }
    assertThat(at).as("end of processes").isEqualTo(end);
  }

  private int checkProcess(int at) {
    assertThat(bytes.getInt(at + 0x30)).as("virtualized").isIn(0, 1, -1);
    assertThat(bytes.getInt(at + 0x34)).as("64-bit").isIn(0, 1);
    for (int field = 0x38; field <= 0x54; field += 4) {
      string(at + field);
    }
    assertThat(bytes.getInt(at + 0x58)).as("icon").isZero();
    assertThat(bytes.getInt(at + 0x5C)).as("icon").isZero();
    assertThat(bytes.get(at + 0x60)).as("array mark").isEqualTo((byte) 1);
    int count = bytes.getInt(at + 0x60 + pointer);
    int module = at + 0x64 + pointer;
    for (int i = 0; i < count; i++) {
      checkModule(module + 2 * pointer);
      module += pointer == 8 ? 0x40 : 0x38;
    }
    modules += count;
    return module;
  }

  /** From the size on, which is the first field that lies the same with pointers of both sizes. */
  private void checkModule(int size) {
    for (int field = 4; field <= 0x10; field += 4) {
      string(size + field);
    }
    assertThat(bytes.getInt(size + 0x24)).as("size again").isEqualTo(bytes.getInt(size));
    assertThat(bytes.getInt(size + 0x28)).isZero();
  }

  private void checkIcons(int table, int end) {
    assertThat(bytes.getInt(table)).isEqualTo(1);
    assertThat(bytes.getInt(table + 4)).isEqualTo(8);
    assertThat(bytes.getLong(table + 8)).as("empty icon").isZero();
    assertThat(end).isEqualTo(table + 16);
  }

  private void checkHosts(int table) {
    hosts = bytes.getInt(table);
    int at = table + 4;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < hosts; i++) {
      assertThat(seen.add(text(at, 16, StandardCharsets.ISO_8859_1))).isTrue();
      at = name(at + 16);
    }
    ports = bytes.getInt(at);
    at += 4;
    for (int i = 0; i < ports; i++) {
      assertThat(seen.add("port " + bytes.getInt(at))).isTrue();
      assertThat(bytes.getShort(at + 2)).as("TCP").isIn((short) 0, (short) 1);
      at = name(at + 4);
    }
    assertThat(at).as("end of file").isEqualTo(bytes.limit());
  }

  private int name(int at) {
    assertThat(bytes.getInt(at) % 2).isZero();
    return at + 4 + bytes.getInt(at);
  }

  private void checkEvents(int array, int arrayEnd) {
    int at = 0x3A8;
    long time = 0;
    for (int i = 0; i < events; i++) {
      int entry = array + 5 * i;
      long offset = (bytes.getInt(entry) & 0xFFFFFFFFL) | (bytes.get(entry + 4) & 0xFFL) << 32;
      assertThat(offset).as("offset of event %d", i).isEqualTo(at);
      long start = bytes.getLong(at + 0x1C);
      assertThat(start).as("time of event %d", i).isGreaterThanOrEqualTo(time);
      time = start;
      int next = i + 1 < events ? bytes.getInt(entry + 5) : -1;
      at = checkEvent(at, next);
    }
    assertThat(array - at).as("padding").isBetween(0, 3);
    for (; at < array; at++) {
      assertThat(bytes.get(at)).isZero();
    }
    assertThat(array + 5 * events).isEqualTo(arrayEnd);
  }

  private int checkEvent(int at, int next) {
    assertThat(keys).as("process of event at %x", at).contains(bytes.getInt(at));
    assertThat(bytes.getInt(at + 8)).as("class").isBetween(1, 5);
    int detail = at + 0x34 + pointer * (bytes.getShort(at + 0x28) & 0xFFFF);
    int size = bytes.getInt(at + 0x2C);
    assertThat(size).isNotNegative();
    checkDetail(bytes.getInt(at + 8), bytes.getShort(at + 0x0C), detail, size);
    int extra = bytes.getInt(at + 0x30);
    if (extra == 0) {
      return detail + size;
    }
    assertThat(at + extra).as("extra detail follows the detail").isEqualTo(detail + size);
    int length = bytes.getShort(at + extra) & 0xFFFF;
    return length == 0xFFFF && next > 0 ? next : at + extra + 2 + length;
  }

  private void checkDetail(int eventClass, int code, int detail, int size) {
    switch (eventClass) {
      case 1 -> checkProcessEvent(code, detail, size);
      case 2 -> checkRegistry(code, detail, size);
      case 3 -> {
        int fixed = pointer == 8 ? 68 : 48;
        assertThat(size).isGreaterThanOrEqualTo(fixed + counted(detail + fixed - 4));
        int callback = bytes.getInt(detail + 12);
        assertThat(callback & 7).as("callback kind").isIn(1, 2, 4);
      }
      case 5 -> assertThat(size).isGreaterThanOrEqualTo(46);
      default -> {
        // profiling has no places to check
      }
    }
  }

  private int counted(int infoAt) {
    int info = bytes.getShort(infoAt) & 0xFFFF;
    return (info & 0x8000) != 0 ? info & 0x7FFF : 2 * info;
  }

  private void checkProcessEvent(int code, int detail, int size) {
    if (code <= 1) {
      assertThat(keys).contains(bytes.getInt(detail));
      int sids = bytes.get(detail + 0x2C) + bytes.get(detail + 0x2D);
      assertThat(size)
          .isGreaterThanOrEqualTo(0x34 + sids + counted(detail + 0x2E) + counted(detail + 0x30));
    } else if (code == 5) {
      int fixed = pointer + 8;
      assertThat(size).isGreaterThanOrEqualTo(fixed + counted(detail + pointer + 4));
    } else if (code == 7 && size > 4) {
      int texts = counted(detail + 4) + counted(detail + 6);
      assertThat(size).isGreaterThanOrEqualTo(12 + texts + 2 * bytes.getInt(detail + 8));
    } else if (code == 2 || code == 8) {
      assertThat(size).isGreaterThanOrEqualTo(52);
    }
  }

  private void checkRegistry(int code, int detail, int size) {
    int[] fixed = {8, 8, 2, 12, 16, 12, 16, 16, 16, 2, 2, 2, 4, 2, 4, 2, 2, 2};
    int rest = code < fixed.length ? fixed[code] : 2;
    int captured = code == 4 || code == 8 ? bytes.getShort(detail + 12) & 0xFFFF : 0;
    assertThat(size).isGreaterThanOrEqualTo(rest + counted(detail) + captured);
  }
}
