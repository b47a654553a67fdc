package dev.stallscope.trace.pml;

import dev.stallscope.model.ProcessInfo;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What events tell of processes: accounts of SIDs, and where the process table is missing (the
 * capture was not closed, or is cut off) the processes themselves.
 */
final class ProcessSightings {
  private static final int DEFINED = 0;
  private static final int CREATE = 1;
  private static final int EXIT = 2;
  private static final int LOAD_IMAGE = 5;
  private static final int START = 7;

  /** Bytes of Process Create's detail before its SIDs. */
  private static final int CREATE_FIXED = 0x34;

  private static final int START_FIXED = 12;

  /** Integrity levels by the last part of their SID, {@code S-1-16-…}. */
  private static final Map<String, String> INTEGRITY =
      Map.of(
          "S-1-16-0", "Untrusted",
          "S-1-16-4096", "Low",
          "S-1-16-8192", "Medium",
          "S-1-16-12288", "High",
          "S-1-16-16384", "System");

  private final PmlTables tables;
  private final Map<String, String> accounts = new HashMap<>();

  /** Processes that are in no table. */
  private final BitSet strangers = new BitSet();

  /** Those of them that a Process Create or Process Defined has described. */
  private final BitSet described = new BitSet();

  ProcessSightings(PmlTables tables) {
    this.tables = tables;
  }

  @Nullable String account(String sid) {
    return accounts.get(sid);
  }

  /** A process of which nothing but its key is known. */
  ProcessInfo unknown(int index, int key) {
    strangers.set(index);
    return new ProcessInfo(
        index,
        -1,
        -1,
        -1,
        "process index " + Integer.toUnsignedString(key),
        "",
        "",
        "",
        "",
        "",
        "",
        -1,
        -1,
        "",
        "",
        0,
        0,
        0,
        List.of());
  }

  void learn(RawEvent raw) {
    switch (raw.code()) {
      case DEFINED, CREATE -> learnCreated(raw);
      case EXIT -> learnExit(raw);
      case LOAD_IMAGE -> learnImage(raw);
      case START -> learnStart(raw);
      default -> {
        // tells nothing of a process
      }
    }
  }

  private void learnCreated(RawEvent raw) {
    if (raw.detailLength() < CREATE_FIXED) {
      return;
    }
    byte[] bytes = raw.bytes;
    int at = raw.detailStart;
    int sid = at + CREATE_FIXED;
    int integrity = sid + (bytes[at + 0x2C] & 0xFF);
    int image = integrity + (bytes[at + 0x2D] & 0xFF);
    String user = image <= raw.detailEnd ? sid(bytes, sid, integrity) : "";
    int index = tables.indexOf(RawEvent.i32(bytes, at));
    if (!strangers.get(index)) {
      learnAccount(user, tables.process(index).user());
    } else if (!described.get(index)) {
      described.set(index);
      String level = image <= raw.detailEnd ? sid(bytes, integrity, image) : "";
      tables.replace(created(raw, index, user, INTEGRITY.getOrDefault(level, level), image));
    }
  }

  private void learnAccount(String sid, String account) {
    if (!sid.isEmpty() && !account.isEmpty()) {
      accounts.put(sid, account);
    }
  }

  private ProcessInfo created(RawEvent raw, int index, String user, String integrity, int image) {
    byte[] bytes = raw.bytes;
    int at = raw.detailStart;
    int imageInfo = RawEvent.u16(bytes, at + 0x2E);
    String path = Counted.text(bytes, image, imageInfo, raw.detailEnd);
    int command = image + Counted.length(imageInfo);
    ProcessInfo known = tables.process(index);
    return new ProcessInfo(
        index,
        RawEvent.i32(bytes, at + 0x04),
        RawEvent.i32(bytes, at + 0x0C),
        tables.find(RawEvent.i32(bytes, at + 0x08)),
        path.isEmpty() ? known.name() : fileName(path),
        path,
        Counted.text(bytes, command, RawEvent.u16(bytes, at + 0x30), raw.detailEnd),
        accounts.getOrDefault(user, user),
        "",
        "",
        "",
        RawEvent.i32(bytes, at + 0x10),
        RawEvent.i64(bytes, at + 0x20),
        integrity,
        ProcessTable.virtualized(RawEvent.i32(bytes, at + 0x28)),
        RawEvent.i32(bytes, at + 0x14) == 0 ? 32 : 64,
        RawEvent.i64(bytes, at + 0x18),
        known.endTicks(),
        List.of());
  }

  private void learnExit(RawEvent raw) {
    int index = tables.indexOf(raw.processKey());
    if (strangers.get(index) && tables.process(index).endTicks() == 0) {
      ProcessInfo p = tables.process(index);
      tables.replace(
          with(p, p.parentPid(), p.name(), p.imagePath(), p.commandLine(), raw.startTicks()));
    }
  }

  /** The first image a process loads is its own; that of a driver says nothing. */
  private void learnImage(RawEvent raw) {
    int index = tables.indexOf(raw.processKey());
    int infoAt = raw.detailStart + raw.pointerSize + 4;
    if (!isNameless(index) || infoAt + 4 > raw.detailEnd) {
      return;
    }
    String path =
        Counted.text(raw.bytes, infoAt + 4, RawEvent.u16(raw.bytes, infoAt), raw.detailEnd);
    if (path.toLowerCase(Locale.ROOT).endsWith(".exe")) {
      ProcessInfo p = tables.process(index);
      tables.replace(with(p, p.parentPid(), fileName(path), path, p.commandLine(), p.endTicks()));
    }
  }

  private void learnStart(RawEvent raw) {
    int index = tables.indexOf(raw.processKey());
    if (!strangers.get(index) || described.get(index) || raw.detailLength() < START_FIXED) {
      return;
    }
    int at = raw.detailStart;
    String command =
        Counted.text(raw.bytes, at + START_FIXED, RawEvent.u16(raw.bytes, at + 4), raw.detailEnd);
    ProcessInfo p = tables.process(index);
    int parentPid = RawEvent.i32(raw.bytes, at);
    tables.replace(with(p, parentPid, p.name(), p.imagePath(), command, p.endTicks()));
  }

  private boolean isNameless(int index) {
    return strangers.get(index) && tables.process(index).imagePath().isEmpty();
  }

  private static ProcessInfo with(
      ProcessInfo p, int parentPid, String name, String imagePath, String command, long endTicks) {
    return new ProcessInfo(
        p.index(),
        p.pid(),
        parentPid,
        p.parentIndex(),
        name,
        imagePath,
        command,
        p.user(),
        p.company(),
        p.version(),
        p.description(),
        p.session(),
        p.authenticationId(),
        p.integrity(),
        p.virtualized(),
        p.bits(),
        p.startTicks(),
        endTicks,
        p.modules());
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('\\') + 1);
  }

  /** A SID as text, empty when its length is not that of a SID. */
  private static String sid(byte[] bytes, int from, int end) {
    int parts = end - from < 8 ? 0 : bytes[from + 1] & 0xFF;
    if (parts == 0 || from + 8 + 4 * parts > end) {
      return "";
    }
    long authority = 0;
    for (int i = 2; i < 8; i++) {
      authority = (authority << 8) | (bytes[from + i] & 0xFF);
    }
    StringBuilder text = new StringBuilder("S-").append(bytes[from] & 0xFF);
    text.append('-').append(authority);
    for (int i = 0; i < parts; i++) {
      text.append('-').append(RawEvent.u32(bytes, from + 8 + 4 * i));
    }
    return text.toString();
  }
}
