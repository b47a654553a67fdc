package dev.stallscope.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Opens files as users have them: as saved, or packed by gzip or zip, told by content. What was
 * packed is unpacked into temporary files, which go when they are closed. Of an archive that is cut
 * off, what comes before the cut is used, unless strict reading is asked for; of one whose bytes
 * are wrong nothing is, because what they unpack to may look right.
 */
public final class TraceFiles {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final String name;
  private final ReadMode mode;
  private final ReadDiagnostics diagnostics;
  private final long packedBytes;
  private final Unpacking unpacking;
  private final List<TraceFile> files = new ArrayList<>();

  private TraceFiles(Path path, ReadMode mode, ReadDiagnostics diagnostics) throws IOException {
    this.path = path;
    this.name = String.valueOf(path.getFileName());
    this.mode = mode;
    this.diagnostics = diagnostics;
    this.packedBytes = Files.size(path);
    this.unpacking = new Unpacking(name, packedBytes, Unpacking.ALWAYS_ALLOWED);
  }

  /**
   * Opens a file; a zip may give several.
   *
   * @param diagnostics told when it is packed and cut off
   * @throws java.nio.file.NoSuchFileException when it is not there
   * @throws java.nio.file.AccessDeniedException when it may not be read
   * @throws MalformedTraceException when it is a folder or no file at all, when its packing is
   *     damaged or holds no trace, and when it unpacks to more than a capture can
   */
  public static List<TraceFile> open(Path path, ReadMode mode, ReadDiagnostics diagnostics)
      throws IOException {
    String name = String.valueOf(path.getFileName());
    if (Files.isDirectory(path)) {
      throw MalformedTraceException.ofFile(name, "is a folder. Name the trace file in it.");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw MalformedTraceException.ofFile(
          name, "is a device or a pipe, where reading cannot go back. Save it to a file first.");
    }
    byte[] magic;
    try (InputStream in = Files.newInputStream(path)) {
      magic = in.readNBytes(4);
    }
    if (magic.length > 1 && magic[0] == 0x1F && magic[1] == (byte) 0x8B) {
      return new TraceFiles(path, mode, diagnostics).unpack(true);
    }
    if (magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
      return new TraceFiles(path, mode, diagnostics).unpack(false);
    }
    return List.of(TraceFile.open(name, path, false));
  }

  private List<TraceFile> unpack(boolean gzip) throws IOException {
    try {
      if (gzip) {
        gunzip();
      } else {
        unzip();
      }
      return files;
    } catch (EOFException | ZipException e) {
      close();
      throw damaged(e);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void gunzip() throws IOException {
    String inner =
        name.toLowerCase(Locale.ROOT).endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    try (CutOffInput in =
        new CutOffInput(new GZIPInputStream(Files.newInputStream(path), BUFFER))) {
      byte[] head = in.readNBytes(TraceFormat.HEAD);
      if (in.isCutOff() && head.length == 0) {
        throw damaged(new EOFException());
      }
      TraceFormat.require(inner, head);
      files.add(unpacking.unpack(head, in, inner));
      if (in.isCutOff()) {
        tellCutOff();
      }
    }
  }

  private void unzip() throws IOException {
    boolean whole = hasZipDirectory();
    // Latin-1 names any byte; zips of other locales say only of UTF-8 what their names are in
    try (ZipInputStream zip =
        new ZipInputStream(Files.newInputStream(path), StandardCharsets.ISO_8859_1)) {
      unzip(zip);
    } catch (EOFException e) {
      if (whole) {
        throw e;
      }
    }
    if (files.isEmpty() && !whole) {
      throw damaged(new EOFException());
    }
    if (files.isEmpty()) {
      throw MalformedTraceException.ofFile(
          name, "holds no Process Monitor trace. Pack the PML, CSV or XML file itself.");
    }
    if (!whole) {
      tellCutOff();
    }
    files.sort(
        Comparator.comparing((TraceFile file) -> file.name().length())
            .thenComparing(TraceFile::name));
  }

  private void unzip(ZipInputStream zip) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      @SuppressWarnings("resource") // belongs to the zip
      CutOffInput in = new CutOffInput(zip);
      byte[] head = in.readNBytes(TraceFormat.HEAD);
      if (TraceFormat.of(head) != null) {
        files.add(unpacking.unpack(head, in, plainName(entry.getName())));
      }
      if (in.isCutOff()) {
        return;
      }
    }
  }

  /** A zip ends with its directory, which is lost when it is cut off anywhere. */
  private boolean hasZipDirectory() throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1)) {
      return zip.size() > 0;
    } catch (ZipException e) {
      return false;
    }
  }

  /** An entry's name without folders: it is shown, never used as a path. */
  private static String plainName(String entry) {
    return entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
  }

  private void tellCutOff() throws MalformedTraceException {
    if (mode == ReadMode.STRICT) {
      throw damaged(new EOFException());
    }
    diagnostics.add(
        "packing.cut-off",
        String.format(
            Locale.ROOT,
            "%s is cut off at its end, byte 0x%x: the %d bytes that could be unpacked were read as"
                + " a cut-off capture. Copy or download it again to get the rest.",
            name,
            packedBytes,
            unpacking.unpackedBytes()),
        Map.of(
            "file",
            name,
            "offset",
            "0x" + Long.toHexString(packedBytes),
            "bytes",
            Long.toString(unpacking.unpackedBytes())));
  }

  private MalformedTraceException damaged(Exception cause) {
    boolean cut = cause instanceof EOFException;
    MalformedTraceException damage =
        MalformedTraceException.ofFile(
            name,
            cut
                ? "is packed and cut off. Copy or download it again."
                : "is packed, and the packing is damaged. Copy or download it again.");
    damage.initCause(cause);
    return damage;
  }

  private void close() throws IOException {
    for (TraceFile file : files) {
      file.close();
    }
  }
}
