package dev.stallscope.advice;

import dev.stallscope.advice.Advice.Cost;
import dev.stallscope.advice.Advice.Kind;
import dev.stallscope.advice.Place.Fit;
import dev.stallscope.analysis.Analysis;
import dev.stallscope.analysis.rule.Finding;
import dev.stallscope.analysis.rule.Finding.Culprit;
import dev.stallscope.knowledge.CacheFolder;
import dev.stallscope.knowledge.ExclusionLimits;
import dev.stallscope.model.ProcessInfo;
import dev.stallscope.model.Ticks;
import dev.stallscope.model.WindowsPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What to do about scans: the narrowest exclusions, or what there is instead. */
final class ScanAdvice {
  /** More rules than that are not narrow any more. */
  private static final int MOST_FOLDERS = 5;

  /** A folder that would save less than this part of the scans' time is not worth its cost. */
  private static final double WORTHWHILE = 0.01;

  /** Nor is protection given up for less than that part of the target's time … */
  private static final double NOTICEABLE = 0.01;

  /** … or for less than this, however short the run was. */
  private static final long LEAST_TICKS = Ticks.PER_SECOND / 2;

  private static final String DEFENDER_FILTER = "wdfilter.sys";

  private final Analysis analysis;
  private final Places places;
  private final WindowsBuild windows;
  private final ExclusionLimits limits = ExclusionLimits.load();

  ScanAdvice(Analysis analysis, Places places) {
    this.analysis = analysis;
    this.places = places;
    this.windows = WindowsBuild.of(analysis.store().info().windows());
  }

  /** Advice on scans, or on locks that an engine held. */
  List<Advice> of(List<Finding> scans) {
    Map<String, List<Finding>> byProduct = new LinkedHashMap<>();
    for (Finding scan : scans) {
      byProduct.computeIfAbsent(product(scan.culprit()), name -> new ArrayList<>()).add(scan);
    }
    List<Advice> advice = new ArrayList<>();
    byProduct.forEach((product, findings) -> advice.addAll(of(product, findings)));
    return advice;
  }

  private String product(@Nullable Culprit culprit) {
    if (culprit == null) {
      return "";
    }
    String product = culprit.product();
    boolean seen = culprit.process() >= 0;
    return product != null
        ? product
        : seen ? analysis.store().processes().get(culprit.process()).name() : "";
  }

  private static boolean isDefender(String product) {
    return product.contains("Defender")
        || product.toLowerCase(Locale.ROOT).contains(DEFENDER_FILTER);
  }

  private List<Advice> of(String product, List<Finding> scans) {
    List<Place> all = places.of(scans);
    List<Place> chosen = chosen(all);
    boolean defender = isDefender(product);
    boolean worthwhile = isWorthwhile(scans);
    List<Advice> advice = new ArrayList<>();
    if (!chosen.isEmpty() && isWorthwhile(findings(chosen))) {
      advice.addAll(exclude(product, defender, chosen));
    }
    if (defender && worthwhile) {
      temporary(all).ifPresent(advice::add);
      process(scans, chosen).ifPresent(advice::add);
    }
    keepScanning(product, all, chosen, advice.isEmpty()).ifPresent(advice::add);
    if (defender) {
      CloudCheckAdvice.of(scans).ifPresent(advice::add);
    }
    if (defender && worthwhile && new Draft(Kind.TRY_WITHOUT_PROTECTION, scans).isTrial()) {
      advice.add(withoutProtection(scans));
    }
    return advice;
  }

  /** The fewest folders with nearly all that can be saved. */
  private static List<Place> chosen(List<Place> all) {
    long total = all.stream().mapToLong(Place::ticks).sum();
    return all.stream()
        .filter(place -> place.fit() == Fit.EXCLUDE || place.fit() == Fit.UNKNOWN)
        .filter(place -> place.ticks() >= WORTHWHILE * total)
        .limit(MOST_FOLDERS)
        .toList();
  }

  private boolean isWorthwhile(List<Finding> scans) {
    long target = analysis.target().endTicks() - analysis.target().startTicks();
    long saved = Draft.ticks(scans);
    return saved >= LEAST_TICKS && saved >= NOTICEABLE * target;
  }

  private static List<Finding> findings(List<Place> places) {
    return places.stream().flatMap(place -> place.findings().stream()).toList();
  }

  private static List<String> paths(List<Place> places) {
    return places.stream().map(Place::path).toList();
  }

  private List<Advice> exclude(String product, boolean defender, List<Place> chosen) {
    Draft exclusion =
        new Draft(defender ? Kind.EXCLUDE_FOLDERS : Kind.EXCLUDE_IN_PRODUCT, findings(chosen))
            .subjects(paths(chosen))
            .who(product)
            .cost(Cost.FOLDERS_UNSCANNED)
            .warnings(warnings(chosen))
            .warning(Warning.Kind.COMPANY_POLICY);
    if (!defender) {
      return List.of(exclusion.advice());
    }
    List<Place> literal = chosen.stream().filter(Place::isLiteral).toList();
    if (!literal.isEmpty()) {
      exclusion.commands(DefenderCommands.excludeFolders(paths(literal)));
    }
    DevDrive devDrive = new DevDrive(windows, chosen);
    if (!devDrive.isPossible()) {
      return List.of(exclusion.advice());
    }
    return devDrive.isBetter()
        ? List.of(devDrive.draft().advice(), exclusion.alternative().advice())
        : List.of(exclusion.advice(), devDrive.draft().alternative().advice());
  }

  private List<Warning> warnings(List<Place> chosen) {
    List<Warning> warnings = new ArrayList<>();
    TreeSet<String> risky = new TreeSet<>();
    for (Place place : chosen) {
      if (place.fit() == Fit.UNKNOWN) {
        warnings.add(Warning.of(Warning.Kind.DRIVE_UNKNOWN, place.path()));
      } else if (!place.isLiteral()) {
        warnings.add(Warning.of(Warning.Kind.ODD_CHARACTERS, place.path()));
      }
      for (Finding finding : place.findings()) {
        String ending = WindowsPath.extension(analysis.store().paths().text(finding.path()));
        if (limits.hasExtension(ending)) {
          risky.add("." + ending);
        }
      }
    }
    if (!risky.isEmpty()) {
      warnings.add(Warning.of(Warning.Kind.RISKY_FILES, String.join(" ", risky)));
    }
    return warnings;
  }

  /** The largest of the tools' own folders within Temp, where the tool can be told to leave it. */
  private static Optional<Advice> temporary(List<Place> all) {
    return all.stream().filter(place -> place.fit() == Fit.MOVE).findFirst().map(ScanAdvice::move);
  }

  private static Advice move(Place place) {
    CacheFolder cache = Objects.requireNonNull(place.cache());
    String folder = WindowsPath.directory(place.path()) + "\\" + cache.tool() + "-tmp";
    Draft draft =
        new Draft(Kind.MOVE_TEMPORARY_FILES, place.findings())
            .subjects(List.of(folder))
            .who(cache.tool())
            .setting(cache.setting())
            .cost(Cost.FOLDERS_UNSCANNED)
            .warning(Warning.Kind.TEMP_FOLDER, place.path())
            .warning(Warning.Kind.COMPANY_POLICY);
    if (place.isLiteral()) {
      draft.commands(DefenderCommands.moveTemporaryFiles(cache.setting(), folder));
    } else {
      draft.warning(Warning.Kind.ODD_CHARACTERS, folder);
    }
    return draft.advice();
  }

  /** What one program opens, where folders would cover little of it. */
  private Optional<Advice> process(List<Finding> scans, List<Place> chosen) {
    if (2 * Draft.ticks(findings(chosen)) >= Draft.ticks(scans)) {
      return Optional.empty();
    }
    Map<Integer, List<Finding>> byProcess = new LinkedHashMap<>();
    scans.forEach(s -> byProcess.computeIfAbsent(s.process(), p -> new ArrayList<>()).add(s));
    Map<String, List<Finding>> byImage = new LinkedHashMap<>();
    byProcess.forEach(
        (process, own) -> {
          ProcessInfo info = analysis.store().processes().get(process);
          boolean told = !WindowsPath.drive(info.imagePath()).isEmpty();
          if (told && !limits.hasProcess(info.name()) && PowerShell.canQuote(info.imagePath())) {
            byImage.computeIfAbsent(info.imagePath(), image -> new ArrayList<>()).addAll(own);
          }
        });
    return byImage.entrySet().stream()
        .filter(image -> 2 * Draft.ticks(image.getValue()) >= Draft.ticks(scans))
        .findFirst()
        .map(image -> process(image.getKey(), image.getValue()));
  }

  private static Advice process(String image, List<Finding> own) {
    return new Draft(Kind.EXCLUDE_PROCESS, own)
        .subjects(List.of(image))
        .who(WindowsPath.name(image))
        .cost(Cost.PROCESS_UNSCANNED)
        .warning(Warning.Kind.PROCESS_ONLY_OPENS)
        .warning(Warning.Kind.COMPANY_POLICY)
        .commands(DefenderCommands.excludeProcess(image))
        .alternative()
        .advice();
  }

  /** What no rule should cover, and why. */
  private Optional<Advice> keepScanning(
      String product, List<Place> all, List<Place> chosen, boolean nothingElse) {
    boolean little = nothingElse && !chosen.isEmpty();
    List<Place> kept =
        all.stream()
            .filter(place -> place.fit() == Fit.REFUSED || (little && chosen.contains(place)))
            .toList();
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    Draft draft =
        new Draft(Kind.KEEP_SCANNING, findings(kept))
            .subjects(paths(kept.subList(0, Math.min(MOST_FOLDERS, kept.size()))))
            .who(product);
    for (Place place : kept.subList(0, Math.min(MOST_FOLDERS, kept.size()))) {
      ExclusionLimits.Reason against = place.against();
      if (against != null) {
        draft.warning(Warning.Kind.valueOf(against.name()), place.path());
      }
    }
    if (little) {
      draft.warning(Warning.Kind.LITTLE_TO_GAIN);
    }
    return Optional.of((nothingElse ? draft : draft.alternative()).advice());
  }

  private static Advice withoutProtection(List<Finding> scans) {
    return new Draft(Kind.TRY_WITHOUT_PROTECTION, scans)
        .trial()
        .alternative()
        .cost(Cost.UNPROTECTED_MEANWHILE)
        .warning(Warning.Kind.FILL_IN, "YOUR-COMMAND")
        .warning(Warning.Kind.COMPANY_POLICY)
        .commands(DefenderCommands.tryWithoutProtection())
        .advice();
  }
}
