package dev.stallscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinuationFilesTest {
  @TempDir Path folder;

  private ContinuationFiles of(String first, String... others) throws IOException {
    Files.createFile(folder.resolve(first));
    for (String other : others) {
      Files.createFile(folder.resolve(other));
    }
    return ContinuationFiles.of(folder.resolve(first));
  }

  private static List<String> names(ContinuationFiles found) {
    return found.files().stream().map(file -> file.getFileName().toString()).toList();
  }

  private static String message(ContinuationFiles found, String code) {
    assertThat(found.diagnostics().entries())
        .extracting(ReadDiagnostics.Entry::code)
        .containsExactly(code);
    return found.diagnostics().entries().get(0).message();
  }

  @Test
  void partsComeInTheOrderOfTheirNumbers() throws IOException {
    ContinuationFiles found =
        of("Log.PML", "Log-3.PML", "log-2.pml", "Log-1.PML", "Other-1.PML", "Log-1.txt");
    assertThat(names(found)).containsExactly("Log.PML", "Log-1.PML", "log-2.pml", "Log-3.PML");
    assertThat(found.diagnostics().entries()).isEmpty();
  }

  @Test
  void packedPartsCountUnlessTheyLieThereUnpackedToo() throws IOException {
    ContinuationFiles found =
        of("Log.PML.gz", "Log-1.PML.gz", "Log-1.PML", "Log-2.pml.zip", "Log-02.PML");
    assertThat(names(found)).containsExactly("Log.PML.gz", "Log-1.PML", "Log-2.pml.zip");
  }

  @Test
  void missingPartsAreNamed() throws IOException {
    ContinuationFiles found = of("Log.PML", "Log-2.PML", "Log-4.PML");
    assertThat(names(found)).containsExactly("Log.PML", "Log-2.PML", "Log-4.PML");
    assertThat(message(found, "pml.part-missing")).startsWith("Log-1.PML, Log-3.PML are missing");
  }

  @Test
  void aYearIsNoPartNumber() throws IOException {
    ContinuationFiles found = of("Log.PML", "Log-2024.PML");
    assertThat(names(found)).containsExactly("Log.PML");
    assertThat(found.diagnostics().entries()).isEmpty();
  }

  @Test
  void aPartIsReadAloneAndSaysSo() throws IOException {
    ContinuationFiles found = of("Log-1.PML", "Log.PML", "Log-2.PML");
    assertThat(names(found)).containsExactly("Log-1.PML");
    assertThat(message(found, "pml.part-of"))
        .contains("Log-1.PML seems to be part 1 of the capture Log.PML");
  }

  @Test
  void aNumberedFileWithoutItsFirstPartIsJustAFile() throws IOException {
    ContinuationFiles found = of("Log-1.PML", "Log-2.PML");
    assertThat(names(found)).containsExactly("Log-1.PML");
    assertThat(found.diagnostics().entries()).isEmpty();
  }

  @Test
  void otherNamesHaveNoParts() throws IOException {
    assertThat(names(of("Log.CSV", "Log-1.CSV", "Log-1.PML"))).containsExactly("Log.CSV");
  }
}
