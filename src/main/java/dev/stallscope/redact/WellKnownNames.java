package dev.stallscope.redact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that are everybody's and stay as they are. Table: {@code well-known-names.txt}. */
final class WellKnownNames {
  private static final String TABLE = "well-known-names.txt";

  /** Accounts and profile folders that every Windows has. */
  private static final Set<String> ACCOUNTS =
      Set.of(
          "public",
          "default",
          "default user",
          "all users",
          "system",
          "local service",
          "network service",
          "administrator",
          "administrators",
          "guest",
          "defaultaccount",
          "everyone",
          "users");

  /** Endings that tell what a file is and nothing of whose it is. */
  private static final Set<String> ENDINGS =
      new HashSet<>(
          Arrays.asList(
              ("7z a aac asm avi bak bat bin blf bmp c cab cc cer class cmd com cpp crt cs css csv"
                   + " ctl cxx d dat db db-shm db-wal dll dmp doc docx edb etl exe fon gif go gz h"
                   + " hpp htm html ico idx inc info ini iso jar java jpeg jpg js json jsonl jsx"
                   + " key kt lib lnk lock log log1 log2 mjs mod mof mov mp3 mp4 msi mui nls node"
                   + " nupkg o obj ocx odt part partial pdb pdf pem php pif pl pml png pnf pol ppt"
                   + " pptx pri ps1 psd1 psm1 pub py pyc pyd rar rb rcgu reg rlib rmeta rs rsp rst"
                   + " rtf s scss sh so sqlite srd-shm sum svg swp sys tar tgz tiff tlog tmp toml"
                   + " ts tsx ttf txt url vbs vcxproj vhd vhdx wav webp whl woff woff2 xls xlsx xml"
                   + " yaml yml zip")
                  .split(" ")));

  private static final Pattern VERSION =
      Pattern.compile("v?[0-9]{1,4}(\\.[0-9]{1,5}){0,3}|[0-9a-f]{1,2}");

  private final Set<String> names = new HashSet<>();
  private final List<String> begins = new ArrayList<>();

  WellKnownNames() {
    try (InputStream in = WellKnownNames.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("resource missing from the jar: " + TABLE);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.toLowerCase(Locale.ROOT))
          .forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String name) {
    if (name.endsWith("*")) {
      begins.add(name.substring(0, name.length() - 1));
    } else {
      names.add(name);
    }
  }

  /** Whether a name of a file or folder is everybody's. */
  boolean hasName(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return key.isEmpty()
        || names.contains(key)
        || VERSION.matcher(key).matches()
        || begins.stream().anyMatch(begin -> isNumbered(key, begin));
  }

  /** Tools number their temporary folders. */
  private static boolean isNumbered(String name, String begin) {
    return name.startsWith(begin)
        && name.length() > begin.length()
        && name.chars().skip(begin.length()).allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether an account or profile folder is one of Windows' own. */
  static boolean hasAccount(String name) {
    return ACCOUNTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The ending with its dot, empty when it might be part of a name. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
        ? name.substring(dot).toLowerCase(Locale.ROOT)
        : "";
  }
}
