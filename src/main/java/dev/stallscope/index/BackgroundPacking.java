package dev.stallscope.index;

import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Packs events into a store on a second thread, while the first goes on reading. The few batches
 * between them keep both busy: a thread that waits takes longer to wake than a batch to pack.
 */
public final class BackgroundPacking implements EventSink, Closeable {
  /** Of three megabytes each: smaller ones spend more of the time on the way between processors. */
  private static final int BATCHES = 3;

  private final EventStoreBuilder builder;
  private final ExecutorService packer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "packing");
            thread.setDaemon(true);
            return thread;
          });

  private EventBatch filling = new EventBatch();

  /** Full batches in their order, to come back empty; a failure in one ends the reading. */
  private final Queue<CompletableFuture<EventBatch>> underway = new ArrayDeque<>();

  public BackgroundPacking() {
    this(new EventStoreBuilder());
  }

  BackgroundPacking(EventStoreBuilder builder) {
    this.builder = builder;
  }

  @Override
  public boolean event(EventRecord event, EventTexts ignored) {
    filling.add(event);
    if (filling.isFull()) {
      exchange();
    }
    return true;
  }

  private void exchange() {
    underway.add(packed(filling));
    filling = underway.size() < BATCHES ? new EventBatch() : await(underway.remove());
  }

  private CompletableFuture<EventBatch> packed(EventBatch full) {
    return CompletableFuture.supplyAsync(
        () -> {
          full.moveTo(builder);
          return full;
        },
        packer);
  }

  private static EventBatch await(CompletableFuture<EventBatch> batch) {
    try {
      return batch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** The store of what a whole reading gave. */
  public EventStore build(TraceReader reader) {
    underway.forEach(BackgroundPacking::await);
    filling.moveTo(builder);
    return builder.build(reader);
  }

  @Override
  public void close() {
    packer.shutdownNow();
  }
}
