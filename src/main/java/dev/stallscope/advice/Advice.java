package dev.stallscope.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do.
 *
 * @param id stable within a report, such as {@code A1}; in the order of what they would save
 * @param kind what to do
 * @param trial whether to try it and measure: what it rests on is weak. Otherwise it is a fix
 * @param alternative whether another advice that comes before it would save the same time
 * @param confidence 0 to 1; of the findings, weighted by their time
 * @param subjects what it is about: full paths of folders and files, or hosts; texts of the trace
 * @param who product, program or tool it speaks of, empty when none; may be a text of the trace
 * @param setting name of the tool's setting, such as {@code GOPROXY}; empty when there is none
 * @param offer what the holder of a lock offers; null where no holder is known
 * @param ticks it would have saved at most, each moment counted once
 * @param findings ids of the findings it is for, the longest first
 * @param cost what it costs
 * @param warnings what to know before
 * @param commands in the order in which they are to be used; empty where there is nothing to type
 */
public record Advice(
    String id,
    Kind kind,
    boolean trial,
    boolean alternative,
    double confidence,
    List<String> subjects,
    String who,
    String setting,
    @Nullable Offer offer,
    long ticks,
    List<String> findings,
    Cost cost,
    List<Warning> warnings,
    List<Command> commands) {

  /** How far an advice goes. */
  public enum Strength {
    /** What it rests on is sure. */
    FIX,
    /** What it rests on is weak: to be tried and measured. */
    TEST,
    /** Nothing is to be changed; its time is what that costs. */
    NONE
  }

  /** What to do; views put it into words. */
  public enum Kind {
    /** Exclude the narrowest folders or files that cover the scans; subjects: these. */
    EXCLUDE_FOLDERS,
    /** Move a tool's temporary files out of Temp, by a setting, and exclude the new folder. */
    MOVE_TEMPORARY_FILES,
    /** Move caches to a trusted Dev Drive; subjects: the folders, setting: what moves them. */
    DEV_DRIVE,
    /** Exclude what one process opens; subjects: its image. */
    EXCLUDE_PROCESS,
    /** Do not exclude anything: warnings say why. */
    KEEP_SCANNING,
    /** Exclude the subjects in the console of another product; who: the product. */
    EXCLUDE_IN_PRODUCT,
    /** See whether Defender's cloud answers, and how long it may take. */
    CHECK_CLOUD,
    /** Measure once without real-time protection, which comes back by itself. */
    TRY_WITHOUT_PROTECTION,
    /** Deal with who holds the files; who: the holder, offer: what it offers. */
    RELEASE_LOCK,
    /** Find out who holds the files. */
    FIND_HOLDER,
    /** Tell the tool to take another source; setting: how; subjects: the hosts. */
    USE_MIRROR,
    /** Look at the proxy that does not answer, or set one; subjects: the hosts. */
    CHECK_PROXY,
    /** Let certificate checks reach their servers; subjects: the hosts. */
    REACH_REVOCATION_SERVER,
    /** Look at the name server that does not answer; subjects: the servers. */
    CHECK_NAME_SERVER,
    /** Let the local firewall write down what it drops; subjects: the hosts. */
    LOG_FIREWALL,
    /** Look at the drive. */
    CHECK_STORAGE,
    /** Work on a local copy; subjects: the shares. */
    USE_LOCAL_COPY,
    /** Look at who slows the registry down. */
    CHECK_REGISTRY,
    /** Look at what slows the start of programs; subjects: the images. */
    CHECK_PROCESS_STARTS,
    /** Capture again with what this capture lacks. */
    CAPTURE_AGAIN
  }

  /** What it costs. */
  public enum Cost {
    NOTHING,
    /** What lies there is not scanned any more, in real time, on demand or on a schedule. */
    FOLDERS_UNSCANNED,
    /** What the process opens is not scanned in real time. */
    PROCESS_UNSCANNED,
    /** Files are scanned after they are opened instead of before. */
    SCANNED_LATER,
    /** The cloud has less time to judge a program that nobody knows. */
    JUDGED_SOONER,
    /** No protection at all while it is measured. */
    UNPROTECTED_MEANWHILE,
    /** Files are not synchronised, backed up or found meanwhile. */
    SERVICE_PAUSED,
    /** Whatever the program was doing. */
    PROGRAM_CLOSED,
    /** What is installed comes from somebody else, who has to be trusted. */
    OTHER_SOURCE,
    /** A log file. */
    LOG_FILE,
    /** Time and disk space for a copy. */
    COPY
  }

  /** What the holder of a lock offers. */
  public enum Offer {
    ONEDRIVE,
    DROPBOX,
    GOOGLE_DRIVE,
    SYNC_CLIENT,
    WINDOWS_SEARCH,
    INDEXER,
    BACKUP,
    SECURITY_PRODUCT,
    GIT_STATUS_CACHE,
    IDE,
    BUILD_SERVER,
    EXPLORER,
    SERVICING,
    MANAGEMENT_AGENT,
    OWN_PROCESS,
    PROGRAM
  }

  public Strength strength() {
    if (kind == Kind.KEEP_SCANNING) {
      return Strength.NONE;
    }
    return trial ? Strength.TEST : Strength.FIX;
  }

  Advice numbered(String number) {
    return new Advice(
        number,
        kind,
        trial,
        alternative,
        confidence,
        subjects,
        who,
        setting,
        offer,
        ticks,
        findings,
        cost,
        warnings,
        commands);
  }
}
