package dev.stallscope.analysis.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stallscope.RealCaptures;
import dev.stallscope.analysis.rule.Scene;
import dev.stallscope.index.EventStore;
import dev.stallscope.model.Ticks;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing in the real captures waited for the network, and nothing is found in them, also when
 * waits of a millisecond count.
 *
 * <ul>
 *   <li>{@code LogfileTests64bitUTC}: Edge's eight connections to two endpoints are all answered
 *       within 0.1 s; after the capture's last packets several stay open, with the last word now
 *       Edge's, now the server's, 1.8 s before the end.
 *   <li>{@code LogfileTests32bitUTC}: Chrome's four connections, one closed unused; QUIC to two
 *       hosts; eleven questions of Windows' resolver, two of them at once and alike, all answered
 *       within 20 ms; LLMNR questions that nobody on the link answers, sent twice each, which is
 *       how LLMNR says that a name is free.
 *   <li>The other two have no network events.
 * </ul>
 */
class NetworkRealCaptureTest {
  @ParameterizedTest
  @CsvSource({
    "LogfileTests64bitUTC.PML, 8, 0",
    "LogfileTests64bitUTC.CSV, 8, 0",
    "LogfileTests32bitUTC.PML, 4, 10",
    "LogfileTests32bitUTC.CSV, 4, 10",
    "LogFileUTC64Filesystem.PML, 0, 0",
    "LogFileUTC64Process.PML, 0, 0",
  })
  void nothingWaitedForTheNetwork(String name, int connections, int lookups) throws IOException {
    EventStore store = RealCaptures.store(name);
    Traffic traffic = Traffic.of(new Scene(store, Ticks.PER_MILLISECOND));

    assertThat(traffic.connections()).hasSize(connections);
    assertThat(Lookups.of(store, traffic))
        .hasSize(lookups)
        .allMatch(lookup -> lookup.answer() >= 0 && lookup.tries() == 1);
    assertThat(Wire.findings(store, Ticks.PER_MILLISECOND)).isEmpty();
  }
}
