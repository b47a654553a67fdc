package dev.stallscope.synth.plant;

import dev.stallscope.synth.machine.Image;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Products that scan, index, copy or back up other programs' files. */
public enum Product {
  DEFENDER(
      "Microsoft Defender Antivirus",
      "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.24090.11-0\\MsMpEng.exe",
      "Microsoft Corporation",
      "4.18.24090.11 (fba41d5d6a8f4e59)",
      "Antimalware Service Executable",
      "WdFilter.sys"),
  ESET(
      "ESET NOD32 / Endpoint Security",
      "C:\\Program Files\\ESET\\ESET Security\\ekrn.exe",
      "ESET",
      "10.43.97.0",
      "ESET Service",
      "eamonm.sys"),
  KASPERSKY(
      "Kaspersky Anti-Virus / Endpoint Security",
      "C:\\Program Files (x86)\\Kaspersky Lab\\KES.12.6.0\\avp.exe",
      "AO Kaspersky Lab",
      "21.17.7.539",
      "Kaspersky Endpoint Security",
      "klif.sys"),
  SOPHOS(
      "Sophos Anti-Virus / Intercept X",
      "C:\\Program Files\\Sophos\\Sophos File Scanner\\SophosFileScanner.exe",
      "Sophos Limited",
      "1.11.2.6",
      "Sophos File Scanner",
      "SophosED.sys"),
  BITDEFENDER(
      "Bitdefender (consumer)",
      "C:\\Program Files\\Bitdefender\\Bitdefender Security\\vsserv.exe",
      "Bitdefender",
      "27.0.40.175",
      "Bitdefender Security Service",
      "gzflt.sys"),
  MCAFEE(
      "Endpoint Security / VirusScan Enterprise",
      "C:\\Program Files\\Common Files\\McAfee\\AVSolution\\mcshield.exe",
      "McAfee, LLC.",
      "21.7.0.1035",
      "On-Access Scanner service",
      "mfehidk.sys"),
  CROWDSTRIKE(
      "Falcon",
      "C:\\Program Files\\CrowdStrike\\CSFalconService.exe",
      "CrowdStrike, Inc.",
      "7.17.18721.0",
      "CrowdStrike Falcon Sensor Service",
      "csagent.sys"),
  INDEXER(
      "Windows Search",
      "C:\\Windows\\System32\\SearchProtocolHost.exe",
      "Microsoft Corporation",
      "7.0.19041.3636 (WinBuild.160101.0800)",
      "Microsoft Windows Search Protocol Host",
      null),
  ONEDRIVE(
      "OneDrive",
      "C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe",
      "Microsoft Corporation",
      "24.175.0830.0003",
      "Microsoft OneDrive",
      null),
  DROPBOX(
      "Dropbox",
      "C:\\Program Files (x86)\\Dropbox\\Client\\Dropbox.exe",
      "Dropbox, Inc.",
      "207.4.5821.0",
      "Dropbox",
      null),
  BACKUP(
      "Veeam Agent / B&R",
      "C:\\Program Files\\Veeam\\Endpoint Backup\\VeeamAgent.exe",
      "Veeam Software Group GmbH",
      "12.2.0.334",
      "Veeam Agent",
      null);

  private final String productName;
  private final String path;
  private final String company;
  private final String version;
  private final String description;
  private final @Nullable String driver;

  Product(
      String productName,
      String path,
      String company,
      String version,
      String description,
      @Nullable String driver) {
    this.productName = productName;
    this.path = path;
    this.company = company;
    this.version = version;
    this.description = description;
    this.driver = driver;
  }

  /** As it stands in the table of security products. */
  public String productName() {
    return productName;
  }

  /** The process that does the work. */
  public Image image() {
    return new Image(path, company, version, description);
  }

  /** Where it keeps what it knows. */
  String home() {
    return this == DEFENDER
        ? "C:\\ProgramData\\Microsoft\\Windows Defender"
        : "C:\\ProgramData\\" + company.replace(",", "").replace(".", "");
  }

  /** As Windows starts it. */
  String commandLine() {
    return switch (this) {
      case INDEXER ->
          "\"C:\\WINDOWS\\system32\\SearchProtocolHost.exe\""
              + " Global\\UsGthrFltPipeMssGthrPipe12_ Global\\UsGthrCtrlFltPipeMssGthrPipe12 1";
      case ONEDRIVE -> "\"" + path + "\" /background";
      case DROPBOX -> "\"" + path + "\" /systemstartup";
      default -> "\"" + path + "\"";
    };
  }

  /** Whether it hooks into file operations with a filter of its own. */
  public boolean guards() {
    return driver != null;
  }

  /** Its filter driver; empty when it has none. */
  public Optional<Image> driver() {
    return Optional.ofNullable(driver)
        .map(
            name ->
                new Image(
                    "C:\\WINDOWS\\system32\\drivers\\" + name,
                    company,
                    version,
                    productName + " filter driver"));
  }

  /** The product of a scenario's word, empty when there is none. */
  public static Optional<Product> named(String word) {
    return Stream.of(values()).filter(each -> each.name().equalsIgnoreCase(word)).findFirst();
  }
}
