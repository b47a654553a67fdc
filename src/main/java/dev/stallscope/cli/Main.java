package dev.stallscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry. */
@Command(
    name = "stallscope",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Says from a Process Monitor trace what made an install or build hang.")
public final class Main implements Callable<Integer> {

  @Override
  public Integer call() {
    return CommandLine.ExitCode.OK;
  }

  /** Runs the command line and ends the JVM with its exit status. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  /** Reads the version that the build wrote. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      Properties properties = new Properties();
      try (InputStream in = Main.class.getResourceAsStream("/dev/stallscope/version.properties")) {
        if (in == null) {
          return new String[] {"stallscope (unknown version)"};
        }
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new String[] {"stallscope " + properties.getProperty("version")};
    }
  }
}
