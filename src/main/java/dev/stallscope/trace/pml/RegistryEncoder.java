package dev.stallscope.trace.pml;

import dev.stallscope.model.OpenResult;
import dev.stallscope.trace.EventRecord;
import java.nio.charset.StandardCharsets;

/**
 * Writes the details of registry events. A value's data is the record's target as text, and without
 * one a number; an enumeration's index is the record's offset.
 */
final class RegistryEncoder {
  private static final int MAXIMUM_ALLOWED = 0x2000000;
  private static final int ALL_ACCESS = 0xF003F;
  private static final int CREATED_NEW_KEY = 1;
  private static final int OPENED_EXISTING_KEY = 2;
  private static final int KEY_BASIC = 0;
  private static final int KEY_HANDLE_TAGS = 7;
  private static final int SET_HANDLE_TAGS = 5;
  private static final int VALUE_FULL = 1;
  private static final int VALUE_PARTIAL = 2;
  private static final int TYPE_SZ = 1;
  private static final int TYPE_DWORD = 4;
  private static final int USUAL_BUFFER = 144;

  /** Of a value's data no more is captured; its length is still told. */
  private static final int MOST_DATA = 0x7FFE;

  private final ByteWriter data = new ByteWriter();
  private int type;

  void encode(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    out.u16(0);
    long buffer = event.length >= 0 ? event.length : USUAL_BUFFER;
    switch (event.operation) {
      case REG_OPEN_KEY, REG_CREATE_KEY -> out.u16(0).u32(event.access);
      case REG_QUERY_KEY -> out.u16(0).u32(buffer).u32(KEY_HANDLE_TAGS);
      case REG_QUERY_VALUE -> out.u16(0).u32(buffer).u32(VALUE_PARTIAL);
      case REG_ENUM_VALUE -> out.u16(0).u32(buffer).u32(index(event)).u32(VALUE_FULL);
      case REG_ENUM_KEY -> out.u16(0).u32(buffer).u32(index(event)).u32(KEY_BASIC);
      case REG_SET_VALUE -> setValue(event, out);
      case REG_SET_INFO_KEY -> out.u16(0).u32(SET_HANDLE_TAGS).u32(4).u16(0).u16(0);
      case REG_LOAD_KEY, REG_RENAME_KEY -> out.u16(0);
      default -> {
        // the name is all
      }
    }
    int info = out.counted(event.path, event.pathStart, event.pathLength);
    out.patchU16(draft.place(0), info);
    afterName(event, draft);
    if (EventDraft.succeeded(event)) {
      answer(event, draft);
    }
  }

  private static long index(EventRecord event) {
    return Math.max(0, event.offset);
  }

  private void setValue(EventRecord event, ByteWriter out) {
    value(event);
    out.u16(0).u32(type).u32(data.length).u16(captured()).u16(0);
  }

  private int captured() {
    return Math.min(data.length, MOST_DATA);
  }

  private void afterName(EventRecord event, EventDraft draft) {
    ByteWriter out = draft.out;
    switch (event.operation) {
      case REG_SET_VALUE -> out.bytes(data.bytes, 0, captured());
      case REG_LOAD_KEY, REG_RENAME_KEY -> {
        int second = out.counted(event.target, event.targetStart, event.targetLength);
        out.patchU16(draft.place(2), second);
      }
      default -> {
        // nothing follows
      }
    }
  }

  private void answer(EventRecord event, EventDraft draft) {
    switch (event.operation) {
      case REG_OPEN_KEY -> draft.answer().u32(granted(event)).u32(0);
      case REG_CREATE_KEY -> {
        boolean created = event.openResult == OpenResult.CREATED;
        draft.answer().u32(granted(event)).u32(created ? CREATED_NEW_KEY : OPENED_EXISTING_KEY);
      }
      case REG_QUERY_KEY -> draft.answer().u32(0);
      case REG_ENUM_KEY -> name(event, draft.answer().u64(event.startTicks).u32(0));
      case REG_QUERY_VALUE -> {
        value(event);
        draft.answer().u32(0).u32(type).u32(data.length).bytes(data.bytes, 0, captured());
      }
      case REG_ENUM_VALUE -> enumeratedValue(event, draft.answer());
      default -> {
        // no answer is captured
      }
    }
  }

  private static int granted(EventRecord event) {
    return event.access == MAXIMUM_ALLOWED ? ALL_ACCESS : event.access;
  }

  /** The name of the n-th key or value. */
  private static void name(EventRecord event, ByteWriter answer) {
    String name =
        event.targetLength > 0
            ? new String(
                event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8)
            : "Item" + index(event);
    answer.u32(2L * name.length());
    answer.utf16(name);
  }

  /** KEY_VALUE_FULL_INFORMATION; the data stands behind the name. */
  private static void enumeratedValue(EventRecord event, ByteWriter answer) {
    answer.u32(0).u32(TYPE_DWORD).u32(0).u32(4);
    name(event, answer);
    answer.upTo((answer.length + 3) / 4 * 4);
    answer.patchU32(8, answer.length);
    answer.u32(1);
  }

  private void value(EventRecord event) {
    data.clear();
    if (event.targetLength > 0) {
      type = TYPE_SZ;
      data.utf16(
              new String(
                  event.target, event.targetStart, event.targetLength, StandardCharsets.UTF_8))
          .u16(0);
    } else {
      type = TYPE_DWORD;
      data.u32(1);
    }
  }
}
