package dev.stallscope.cli;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/** Writes files beside their place and moves them there when they are whole. */
final class OutputFile {
  /** Writes the content of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private OutputFile() {}

  /** Writes a file, making its folder; after a failure nothing is left of it. */
  static void write(Path file, Content content) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try {
      Files.createDirectories(folder);
      // not createTempFile: only its owner could read such a file
      Path part = folder.resolve(".stallscope-" + UUID.randomUUID() + ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part, CREATE_NEW))) {
          content.writeTo(out);
        }
        move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (AccessDeniedException e) {
      throw new IOException(folder + ": may not be written to. Name another folder with --out.", e);
    }
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
