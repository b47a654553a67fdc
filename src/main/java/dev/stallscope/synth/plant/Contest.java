package dev.stallscope.synth.plant;

import dev.stallscope.model.Operation;
import dev.stallscope.model.ShareMode;
import dev.stallscope.model.Ticks;
import dev.stallscope.synth.machine.Dice;
import dev.stallscope.synth.machine.Machine;
import dev.stallscope.synth.machine.Open;
import dev.stallscope.synth.machine.SimEvent;
import dev.stallscope.synth.machine.SimProcess;
import dev.stallscope.synth.machine.SimThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One file, somebody who holds it, and a thread that tries again and again by its tool's schedule
 * until the holder lets go or it gives up.
 */
final class Contest {
  private static final List<Product> HOLDERS =
      List.of(Product.INDEXER, Product.ONEDRIVE, Product.DROPBOX, Product.BACKUP, Product.DEFENDER);

  private final String plant;
  private final SimThread victim;
  private final Stage stage;
  private final Terms terms;
  private final Dice dice;
  private String path = "";
  private Open how = Open.READ;
  private Consumer<SimThread> hold = holder -> {};
  private Consumer<SimThread> release = holder -> {};
  private Runnable before = () -> {};
  private Runnable between = () -> {};
  private Supplier<SimEvent> refused = () -> never();
  private Supplier<SimEvent> granted = () -> never();

  Contest(String plant, SimThread victim, Stage stage, Terms terms) {
    this.plant = plant;
    this.victim = victim;
    this.stage = stage;
    this.terms = terms;
    dice = stage.dice();
  }

  private static SimEvent never() {
    throw new IllegalStateException("a contest needs its tries");
  }

  /** The file, and how the holder opened it. */
  Contest over(String file, Open holdersOpen) {
    path = file;
    how = holdersOpen;
    return this;
  }

  /** What the holder does after its open that gets in the way. */
  Contest holding(Consumer<SimThread> action) {
    hold = action;
    return this;
  }

  /** What the holder does before its close that lets go. */
  Contest releasing(Consumer<SimThread> action) {
    release = action;
    return this;
  }

  /** What the victim does first while the file is held. */
  Contest before(Runnable action) {
    before = action;
    return this;
  }

  /** What the victim does after a refusal, before it sleeps. */
  Contest between(Runnable action) {
    between = action;
    return this;
  }

  /** A try while the file is held; returns the event that says no. */
  Contest refused(Supplier<SimEvent> attempt) {
    refused = attempt;
    return this;
  }

  /** The try after it was let go; returns the event that says yes. */
  Contest granted(Supplier<SimEvent> attempt) {
    granted = attempt;
    return this;
  }

  void play() {
    boolean unknown = "unknown".equals(terms.by());
    Holder holder = unknown ? null : seize();
    bystander(holder);
    before.run();
    List<Long> gaps = (terms.retry() == null ? stage.retry() : terms.retry()).gaps(dice);
    long budget = Math.round(gaps.stream().mapToLong(Long::longValue).sum() * 0.85);
    boolean recovers = !unknown && !"gave-up".equals(terms.outcome());
    long held =
        recovers
            ? Math.min(budget, terms.blocked(dice, budget / 8, budget))
            : budget * 2 + Ticks.PER_SECOND;
    series(gaps, holder, victim.now() + held);
  }

  /** A handle's holder and the events that show it. */
  private record Holder(
      SimProcess process, String product, SimThread thread, List<SimEvent> events) {}

  /** The holder notices the new file and opens it. */
  private Holder seize() {
    long noticed = victim.now() + dice.ticks(2_000, 100_000);
    Product product =
        terms.by() == null ? dice.pick(HOLDERS) : Product.named(terms.by()).orElse(Product.INDEXER);
    SimProcess process = resident(stage.machine(), product);
    SimThread thread = process.thread(noticed);
    List<SimEvent> events = new ArrayList<>();
    events.add(thread.files().open(path, how));
    thread.files().query(Operation.QUERY_STANDARD_INFORMATION_FILE, path);
    thread.files().read(path, 0, 4096);
    hold.accept(thread);
    victim.waitUntil(thread.now());
    return new Holder(process, product.productName(), thread, events);
  }

  static SimProcess resident(Machine machine, Product product) {
    return product == Product.ONEDRIVE || product == Product.DROPBOX
        ? machine.program(product.image(), product.commandLine())
        : machine.service(product.image(), product.commandLine());
  }

  /** Sometimes somebody else has the file open too, in a way that hinders nobody. */
  private void bystander(@Nullable Holder holder) {
    SimProcess other =
        resident(stage.machine(), dice.pick(List.of(Product.INDEXER, Product.BACKUP)));
    if (dice.chance(0.6) || (holder != null && holder.process() == other)) {
      return;
    }
    SimThread thread = other.helper(victim.now(), victim.now() + 5 * Ticks.PER_MILLISECOND);
    Open harmless = Open.ATTRIBUTES.sharing(ShareMode.NONE);
    thread.files().open(path, harmless);
    thread.files().query(Operation.QUERY_BASIC_INFORMATION_FILE, path);
    thread.pause(dice.ticks(1_000, 20_000));
    thread.files().close(path);
  }

  private void series(List<Long> gaps, @Nullable Holder holder, long released) {
    SimEvent first = refused.get();
    SimEvent last = first;
    int attempts = 1;
    boolean won = false;
    for (int i = 0; i < gaps.size() && !won; i++) {
      between.run();
      victim.pause(gaps.get(i));
      won = victim.now() > released;
      if (won && holder != null) {
        letGo(holder, released);
      }
      last = won ? granted.get() : refused.get();
      attempts++;
    }
    if (!won && holder != null) {
      letGo(holder, Math.max(released, victim.now() + Ticks.PER_MILLISECOND));
    }
    stage
        .ledger()
        .stall(plant, Locks.KIND, first)
        .until(last)
        .attempts(attempts)
        .outcome(won ? "recovered" : "gave-up")
        .by(holder == null ? null : holder.process(), holder == null ? null : holder.product())
        .shownBy(holder == null ? List.of() : holder.events());
  }

  private void letGo(Holder holder, long time) {
    holder.thread().waitUntil(time);
    release.accept(holder.thread());
    holder.events().add(holder.thread().files().close(path));
    victim.waitUntil(holder.thread().now());
  }
}
