package dev.stallscope.synth.plant;

import dev.stallscope.model.NtStatus;
import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.FileActions;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimThread;
import dev.stallscope.trace.EventRecord;

/** Files that somebody else has open, and what the target wants of them is refused. */
final class Locks {
  static final String KIND = "lock-conflict";

  private static final int READ_WRITE = ShareMode.READ | ShareMode.WRITE;
  private static final long REGION = 1024;

  private Locks() {}

  /** A new file is to be moved to its place, but somebody reads it and does not share deletion. */
  static void sharing(SimThread victim, Stage stage, Terms terms) {
    String temp = file(victim, stage, terms);
    String place = stage.layout().written();
    FileActions files = victim.files();
    new Contest("lock", victim, stage, terms)
        .over(temp, Open.READ.sharing(stage.dice().chance(0.5) ? READ_WRITE : ShareMode.READ))
        .refused(() -> files.refusedOpen(temp, Open.RENAME, NtStatus.SHARING_VIOLATION))
        .between(() -> files.miss(place))
        .granted(
            () -> {
              SimEvent open = files.open(temp, Open.RENAME);
              files.query(Operation.QUERY_BASIC_INFORMATION_FILE, temp);
              files.setName(temp, place, NtStatus.SUCCESS);
              files.close(temp);
              return open;
            })
        .play();
  }

  /** A file is to be written again, but somebody reads it and does not share writing. */
  static void writing(SimThread victim, Stage stage, Terms terms) {
    String path = file(victim, stage, terms);
    FileActions files = victim.files();
    int shared = stage.dice().chance(0.5) ? ShareMode.NONE : ShareMode.READ | ShareMode.DELETE;
    new Contest("lock-write", victim, stage, terms)
        .over(path, Open.READ.sharing(shared))
        .refused(() -> files.refusedOpen(path, Open.UPDATE, NtStatus.SHARING_VIOLATION))
        .granted(
            () -> {
              SimEvent open = files.open(path, Open.UPDATE);
              files.writeAll(path, 3_000);
              files.close(path);
              return open;
            })
        .play();
  }

  /** A file is to be deleted, but somebody reads it and does not share deletion. */
  static void deleting(SimThread victim, Stage stage, Terms terms) {
    String path = file(victim, stage, terms);
    FileActions files = victim.files();
    new Contest("lock-delete", victim, stage, terms)
        .over(path, Open.READ)
        .refused(() -> files.refusedOpen(path, Open.DELETE, NtStatus.SHARING_VIOLATION))
        .granted(
            () -> {
              SimEvent open = files.open(path, Open.DELETE);
              files.markDeleted(path);
              files.close(path);
              return open;
            })
        .play();
  }

  /** A new file is to replace one that somebody has open: Windows says access denied. */
  static void replacing(SimThread victim, Stage stage, Terms terms) {
    String place = file(victim, stage, terms);
    String temp = place + ".tmp-" + stage.dice().hex(6);
    FileActions files = victim.files();
    files.create(temp, 5_000);
    new Contest("rename-blocked", victim, stage, terms)
        .over(place, Open.READ_SHARING_ALL)
        .refused(() -> move(files, temp, place, NtStatus.ACCESS_DENIED))
        .granted(() -> move(files, temp, place, NtStatus.SUCCESS))
        .play();
  }

  private static SimEvent move(FileActions files, String from, String to, int status) {
    files.open(from, Open.RENAME);
    files.query(Operation.QUERY_ATTRIBUTE_TAG_FILE, from);
    SimEvent rename = files.setName(from, to, status);
    files.close(from);
    return rename;
  }

  /** A file was deleted while somebody had it open, and its name is not free until that ends. */
  static void deletePending(SimThread victim, Stage stage, Terms terms) {
    String path = file(victim, stage, terms);
    FileActions files = victim.files();
    new Contest("delete-pending", victim, stage, terms)
        .over(path, Open.READ_SHARING_ALL)
        .before(() -> files.delete(path))
        .refused(() -> files.refusedOpen(path, Open.WRITE, NtStatus.DELETE_PENDING))
        .granted(
            () -> {
              SimEvent open = files.open(path, Open.WRITE);
              files.writeAll(path, 2_000);
              files.close(path);
              return open;
            })
        .play();
  }

  /** A file is to be cut short, but somebody has a view of it mapped. */
  static void mapped(SimThread victim, Stage stage, Terms terms) {
    String path = file(victim, stage, terms);
    FileActions files = victim.files();
    new Contest("user-mapped", victim, stage, terms)
        .over(path, Open.READ_SHARING_ALL)
        .holding(holder -> holder.files().createSection(path, NtStatus.FILE_LOCKED_WITH_WRITERS))
        .refused(() -> cut(files, path, NtStatus.USER_MAPPED_FILE))
        .granted(() -> cut(files, path, NtStatus.SUCCESS))
        .play();
  }

  private static SimEvent cut(FileActions files, String path, int status) {
    files.open(path, Open.UPDATE);
    SimEvent cut = files.query(Operation.SET_END_OF_FILE_INFORMATION_FILE, path, status);
    files.close(path);
    return cut;
  }

  /** A region of a file is to be written that somebody has locked. */
  static void region(SimThread victim, Stage stage, Terms terms) {
    String path = file(victim, stage, terms);
    Dice dice = stage.dice();
    FileActions files = victim.files();
    long offset = REGION * dice.between(0, 8);
    new Contest("byte-range", victim, stage, terms)
        .over(path, Open.UPDATE.sharing(READ_WRITE | ShareMode.DELETE))
        .holding(
            holder ->
                holder
                    .files()
                    .lock(
                        path,
                        offset,
                        REGION,
                        EventRecord.FLAG_EXCLUSIVE | EventRecord.FLAG_FAIL_IMMEDIATELY,
                        NtStatus.SUCCESS,
                        Ticks.NONE))
        .releasing(holder -> holder.files().unlock(path, offset, REGION))
        .refused(() -> update(files, path, offset, NtStatus.FILE_LOCK_CONFLICT))
        .granted(() -> update(files, path, offset, NtStatus.SUCCESS))
        .play();
  }

  private static SimEvent update(FileActions files, String path, long offset, int status) {
    files.open(path, Open.UPDATE.sharing(READ_WRITE | ShareMode.DELETE));
    SimEvent write = files.write(path, offset, 200).status(status);
    files.close(path);
    return write;
  }

  /**
   * A file the target itself has just made, which others notice at once; but what was held before
   * the capture began was there before.
   */
  private static String file(SimThread victim, Stage stage, Terms terms) {
    if ("unknown".equals(terms.by())) {
      return stage.layout().read();
    }
    String path = stage.layout().written();
    victim.files().create(path, stage.dice().between(1_000, 60_000));
    return path;
  }
}
