package dev.stallscope.cli;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Writes files beside their place and moves them there when they are whole. */
final class OutputFile {
  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Makes a file by itself, as what writes here and there in it has to. */
  @FunctionalInterface
  interface Filling {
    void fill(Path place) throws IOException;

    /** A file that is written from its begin to its end. */
    static Filling of(Content content) {
      return place -> {
        try (OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(place, CREATE_NEW))) {
          content.writeTo(out);
        }
      };
    }
  }

  private OutputFile() {}

  /**
   * Fails where {@link #write} is going to, before the long work whose result would be lost. Makes
   * nothing: the work may fail too.
   */
  static void check(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(
          file + ": is a folder where a file is to be written. Name another folder with --out.");
    }
    Path folder = folder(file);
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    if (!Files.isDirectory(folder)) {
      throw unwritable(folder, "is not a folder");
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(folder, "may not be written to");
    }
  }

  /** Writes a file, making its folder; after a failure nothing is left of it. */
  static void write(Path file, Content content) throws IOException {
    write(Map.of(file, content));
  }

  /** Writes files that go together: none takes its place before all are whole. */
  static void write(Map<Path, Content> contents) throws IOException {
    Map<Path, Filling> fillings = new LinkedHashMap<>();
    contents.forEach((file, content) -> fillings.put(file, Filling.of(content)));
    fill(fillings);
  }

  /** The same for files that are not written from begin to end. */
  static void fill(Map<Path, Filling> fillings) throws IOException {
    Map<Path, Path> parts = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, Filling> file : fillings.entrySet()) {
        check(file.getKey());
        parts.put(file.getKey(), part(file.getKey()));
        fill(parts.get(file.getKey()), file.getKey(), file.getValue());
      }
      for (Map.Entry<Path, Path> part : parts.entrySet()) {
        move(part.getValue(), part.getKey());
      }
    } finally {
      for (Path part : parts.values()) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** Not createTempFile: only its owner could read such a file. */
  private static Path part(Path file) throws IOException {
    Path folder = folder(file);
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw unwritable(folder, reason(e));
    }
    Path part = folder.resolve(".stallscope-" + UUID.randomUUID() + ".part");
    part.toFile().deleteOnExit(); // Ctrl-C comes between
    return part;
  }

  private static void fill(Path part, Path file, Filling filling) throws IOException {
    try {
      filling.fill(part);
    } catch (FileSystemException e) {
      throw unwritable(folder(file), reason(e));
    } catch (IOException e) {
      throw unwritable(file, "cannot be written: " + e.getMessage());
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw unwritable(file, reason(e));
    }
  }

  private static Path folder(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static String reason(FileSystemException e) {
    String reason = e.getReason();
    return e instanceof AccessDeniedException || reason == null
        ? "may not be written to"
        : "cannot be written to: " + reason;
  }

  private static IOException unwritable(Path place, String what) {
    return new IOException(place + ": " + what + ". Name another folder with --out.");
  }
}
