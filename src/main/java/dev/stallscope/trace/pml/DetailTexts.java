package dev.stallscope.trace.pml;

import dev.stallscope.model.Operation;
import dev.stallscope.trace.ClockTexts;
import java.util.EnumMap;
import java.util.Map;

/** The renderers of the Detail column by operation. Operations without one have no Detail. */
final class DetailTexts {
  private final Map<Operation, DetailRenderer> renderers = new EnumMap<>(Operation.class);
  private final DetailWriter writer;

  DetailTexts(ClockTexts clock, Accounts accounts, ProcmonEdition edition) {
    writer = new DetailWriter(clock);
    FileTexts.register(renderers, accounts);
    InformationBlocks.register(renderers);
    VolumeBlocks.register(renderers);
    DirectoryEntries.register(renderers, edition);
    RegistryTexts.register(renderers);
    ProcessTexts.register(renderers);
    NetworkTexts.register(renderers);
  }

  void append(EventView view, StringBuilder out) {
    DetailRenderer renderer = renderers.get(view.event().operation);
    if (renderer != null) {
      writer.begin(out);
      renderer.render(view, writer);
    }
  }
}
