package dev.stallscope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the directions between packages: data moves one way, from the model to the views. */
class ArchitectureTest {

  private static final String ROOT = "dev.stallscope";

  private static JavaClasses ours;

  /**
   * A package and the packages it may know; {@code ..} takes those below it too. Every package may
   * also know itself, the JDK, and the libraries that {@link #THIRD_PARTIES} lets it use.
   */
  private record House(String home, List<String> mayKnow) {
    @Override
    public String toString() {
      return home;
    }
  }

  private static final List<House> HOUSES =
      List.of(
          house("model.."),
          house("trace", "model.."),
          house("trace.pml..", "trace", "model.."),
          house("trace.text..", "trace", "model.."),
          house("trace.csv..", "trace", "trace.text", "model.."),
          house("trace.xml..", "trace", "trace.text", "model.."),
          house("query..", "trace", "model.."),
          house("index..", "trace", "model.."),
          house("knowledge..", "model.."),
          house("redact..", "trace", "knowledge..", "model.."),
          house("analysis..", "index..", "knowledge..", "model.."),
          house("compare..", "analysis..", "index..", "model.."),
          house("advice..", "analysis..", "index..", "knowledge..", "model.."),
          house("synth..", "trace..", "model.."),
          house(
              "report..",
              "advice..",
              "compare..",
              "analysis..",
              "knowledge..",
              "index..",
              "trace",
              "model.."),
          house(
              "cli..",
              "report..",
              "query..",
              "redact..",
              "synth..",
              "advice..",
              "compare..",
              "analysis..",
              "knowledge..",
              "index..",
              "trace..",
              "model.."));

  /** Libraries and the only packages of ours that may use them. */
  private record ThirdParty(String library, Set<String> users) {}

  private static final Set<ThirdParty> THIRD_PARTIES =
      Set.of(
          new ThirdParty("com.opencsv..", Set.of("trace.csv..", "knowledge..")),
          new ThirdParty(
              "org.apache.commons.math3..", Set.of("compare..", "analysis..", "index..")),
          new ThirdParty("org.jfree..", Set.of("report.chart..")),
          new ThirdParty("org.apache.batik..", Set.of("report.chart..")),
          new ThirdParty("java.awt..", Set.of("report.chart..")),
          new ThirdParty("gg.jte..", Set.of("report.html..")),
          new ThirdParty("com.fasterxml.jackson..", Set.of("report..", "synth..", "cli..")),
          new ThirdParty("picocli..", Set.of("cli..")));

  @BeforeAll
  static void readClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
  }

  @ParameterizedTest
  @FieldSource("HOUSES")
  void knowsOnlyThoseAboveIt(House house) {
    classes()
        .that()
        .resideInAPackage(house.home)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(house.mayKnow.toArray(String[]::new)).or(isForeign()))
        .allowEmptyShould(true)
        .check(ours);
  }

  @Test
  void everyClassHasAHome() {
    classes()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideInAnyPackage(HOUSES.stream().map(House::home).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(ours);
  }

  @Test
  void librariesStayWhereTheyBelong() {
    for (ThirdParty party : THIRD_PARTIES) {
      noClasses()
          .that()
          .resideOutsideOfPackages(
              party.users().stream().map(ArchitectureTest::full).toArray(String[]::new))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(party.library())
          .allowEmptyShould(true)
          .check(ours);
    }
  }

  @Test
  void onlyTheCommandLineSpeaksToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should(ACCESS_STANDARD_STREAMS)
        .allowEmptyShould(true)
        .check(ours);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true).check(ours);
  }

  private static House house(String home, String... mayKnow) {
    return new House(
        full(home),
        Stream.concat(Stream.of(home), Arrays.stream(mayKnow))
            .map(ArchitectureTest::full)
            .toList());
  }

  private static String full(String name) {
    return ROOT + "." + name;
  }

  private static DescribedPredicate<JavaClass> isForeign() {
    return describe("foreign", javaClass -> !javaClass.getPackageName().startsWith(ROOT));
  }
}
