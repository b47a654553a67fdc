package dev.stallscope.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Opens files as users have them: as saved, or packed by gzip or zip, told by content. What was
 * packed is unpacked into temporary files, which go when they are closed.
 */
public final class TraceFiles {
  /** Unpacking stops before the disk is full: a small file may hold an endless one. */
  private static final long DISK_TO_LEAVE = 512L << 20;

  private static final int BUFFER = 1 << 16;
  private static final int CHECK_EVERY = 1 << 26;

  private TraceFiles() {}

  /**
   * Opens a file; a zip may give several.
   *
   * @throws java.nio.file.NoSuchFileException when it is not there
   * @throws java.nio.file.AccessDeniedException when it may not be read
   * @throws MalformedTraceException when it is a folder or its packing is damaged
   */
  public static List<TraceFile> open(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (Files.isDirectory(path)) {
      throw MalformedTraceException.ofFile(name, "is a folder. Name the trace file in it.");
    }
    byte[] magic;
    try (InputStream in = Files.newInputStream(path)) {
      magic = in.readNBytes(4);
    }
    if (magic.length > 1 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
      return List.of(gunzip(path, name));
    }
    if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
      return unzip(path, name);
    }
    return List.of(TraceFile.open(name, path, false));
  }

  private static TraceFile gunzip(Path path, String name) throws IOException {
    String inner =
        name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), BUFFER)) {
      return unpack(in, inner);
    } catch (EOFException | ZipException e) {
      throw damaged(name, e);
    }
  }

  private static List<TraceFile> unzip(Path path, String name) throws IOException {
    List<TraceFile> files = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(path))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          keepTrace(unpack(zip, plainName(entry.getName())), files);
        }
      }
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      close(files);
      throw damaged(name, e);
    } catch (IOException e) {
      close(files);
      throw e;
    }
    if (files.isEmpty()) {
      throw MalformedTraceException.ofFile(name, "holds no Process Monitor trace.");
    }
    files.sort(
        Comparator.comparing((TraceFile file) -> file.name().length())
            .thenComparing(TraceFile::name));
    return files;
  }

  private static void keepTrace(TraceFile file, List<TraceFile> files) throws IOException {
    try {
      TraceFormat.of(file);
      files.add(file);
    } catch (MalformedTraceException e) {
      file.close();
    }
  }

  /** An entry's name without folders: it is shown, never used as a path. */
  private static String plainName(String entry) {
    return entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
  }

  private static TraceFile unpack(InputStream in, String name) throws IOException {
    Path file = Files.createTempFile("stallscope-", ".trace");
    try {
      copy(in, file, name);
      return TraceFile.open(name, file, true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static void copy(InputStream in, Path file, String name) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      long unchecked = CHECK_EVERY;
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        out.write(buffer, 0, got);
        unchecked += got;
        if (unchecked >= CHECK_EVERY) {
          unchecked = 0;
          checkDisk(file, name);
        }
      }
    }
  }

  private static void checkDisk(Path file, String name) throws IOException {
    if (Files.getFileStore(file).getUsableSpace() < DISK_TO_LEAVE) {
      throw new IOException(
          name
              + ": not enough disk space to unpack it in "
              + file.getParent()
              + ". Unpack it elsewhere and name the unpacked file.");
    }
  }

  private static MalformedTraceException damaged(String name, Exception cause) {
    MalformedTraceException damage =
        MalformedTraceException.ofFile(
            name, "is packed, and the packing is damaged. Copy or download it again.");
    damage.initCause(cause);
    return damage;
  }

  private static void close(List<TraceFile> files) throws IOException {
    for (TraceFile file : files) {
      file.close();
    }
  }
}
