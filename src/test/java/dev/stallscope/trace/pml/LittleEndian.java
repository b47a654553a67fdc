package dev.stallscope.trace.pml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes put down one number or text after the other. */
final class LittleEndian {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  LittleEndian u8(int value) {
    out.write(value);
    return this;
  }

  LittleEndian u16(int value) {
    return u8(value).u8(value >>> 8);
  }

  LittleEndian u32(long value) {
    return u16((int) value).u16((int) (value >>> 16));
  }

  LittleEndian u64(long value) {
    return u32(value).u32(value >>> 32);
  }

  LittleEndian pointer(long value, boolean wide) {
    return wide ? u64(value) : u32(value);
  }

  LittleEndian bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  LittleEndian ascii(String text) {
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  LittleEndian utf16(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Zeros up to this size. */
  LittleEndian to(int size) {
    while (out.size() < size) {
      out.write(0);
    }
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] done() {
    return out.toByteArray();
  }
}
