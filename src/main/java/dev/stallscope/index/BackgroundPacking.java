package dev.stallscope.index;

import dev.stallscope.trace.EventRecord;
import dev.stallscope.trace.EventSink;
import dev.stallscope.trace.EventTexts;
import dev.stallscope.trace.TraceReader;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Packs events into a store on a second thread, while the first goes on reading: one batch is
 * filled while the other is packed.
 */
public final class BackgroundPacking implements EventSink, Closeable {
  private final EventStoreBuilder builder = new EventStoreBuilder();
  private final ExecutorService packer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "packing");
            thread.setDaemon(true);
            return thread;
          });

  private EventBatch filling = new EventBatch();
  private EventBatch other = new EventBatch();

  /** Of the other batch; a failure in it ends the reading at the next exchange. */
  private CompletableFuture<Void> packed = CompletableFuture.completedFuture(null);

  @Override
  public boolean event(EventRecord event, EventTexts ignored) {
    filling.add(event);
    if (filling.isFull()) {
      exchange();
    }
    return true;
  }

  private void exchange() {
    await();
    EventBatch full = filling;
    filling = other;
    other = full;
    packed = CompletableFuture.runAsync(() -> full.moveTo(builder), packer);
  }

  private void await() {
    try {
      packed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  /** The store of what a whole reading gave. */
  public EventStore build(TraceReader reader) {
    await();
    filling.moveTo(builder);
    return builder.build(reader);
  }

  @Override
  public void close() {
    packer.shutdownNow();
  }
}
