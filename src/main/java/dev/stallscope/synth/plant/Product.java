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
      "WdFilter.sys"),
  ESET(
      "ESET NOD32 / Endpoint Security",
      "C:\\Program Files\\ESET\\ESET Security\\ekrn.exe",
      "ESET",
      "eamonm.sys"),
  KASPERSKY(
      "Kaspersky Anti-Virus / Endpoint Security",
      "C:\\Program Files (x86)\\Kaspersky Lab\\KES.12.6.0\\avp.exe",
      "AO Kaspersky Lab",
      "klif.sys"),
  SOPHOS(
      "Sophos Anti-Virus / Intercept X",
      "C:\\Program Files\\Sophos\\Sophos File Scanner\\SophosFileScanner.exe",
      "Sophos Limited",
      "SophosED.sys"),
  BITDEFENDER(
      "Bitdefender (consumer)",
      "C:\\Program Files\\Bitdefender\\Bitdefender Security\\vsserv.exe",
      "Bitdefender",
      "gzflt.sys"),
  MCAFEE(
      "Endpoint Security / VirusScan Enterprise",
      "C:\\Program Files\\Common Files\\McAfee\\AVSolution\\mcshield.exe",
      "McAfee, LLC.",
      "mfehidk.sys"),
  CROWDSTRIKE(
      "Falcon",
      "C:\\Program Files\\CrowdStrike\\CSFalconService.exe",
      "CrowdStrike, Inc.",
      "csagent.sys"),
  INDEXER(
      "Windows Search",
      "C:\\Windows\\System32\\SearchProtocolHost.exe",
      "Microsoft Corporation",
      null),
  ONEDRIVE(
      "OneDrive",
      "C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe",
      "Microsoft Corporation",
      null),
  DROPBOX(
      "Dropbox", "C:\\Program Files (x86)\\Dropbox\\Client\\Dropbox.exe", "Dropbox, Inc.", null),
  BACKUP(
      "Veeam Agent / B&R",
      "C:\\Program Files\\Veeam\\Endpoint Backup\\VeeamAgent.exe",
      "Veeam Software Group GmbH",
      null);

  private final String productName;
  private final String path;
  private final String company;
  private final @Nullable String driver;

  Product(String productName, String path, String company, @Nullable String driver) {
    this.productName = productName;
    this.path = path;
    this.company = company;
    this.driver = driver;
  }

  /** As it stands in the table of security products. */
  public String productName() {
    return productName;
  }

  /** The process that does the work. */
  public Image image() {
    return new Image(path, company, "", "");
  }

  /** Whether it hooks into file operations with a filter of its own. */
  public boolean guards() {
    return driver != null;
  }

  /** Its filter driver; empty when it has none. */
  public Optional<Image> driver() {
    return Optional.ofNullable(driver)
        .map(name -> new Image("C:\\WINDOWS\\system32\\drivers\\" + name, company, "", ""));
  }

  /** The product of a scenario's word, empty when there is none. */
  public static Optional<Product> named(String word) {
    return Stream.of(values()).filter(each -> each.name().equalsIgnoreCase(word)).findFirst();
  }
}
