package dev.stallscope.knowledge;

/** What an endpoint is to the tool that connects to it. */
public enum EndpointRole {
  MODULE_PROXY("a module proxy"),
  CHECKSUM_DATABASE("a checksum database"),
  PACKAGE_SOURCE("a package source"),
  CODE_HOSTING("a code hosting service"),
  TOOLCHAIN_DOWNLOAD("a toolchain download"),
  DOWNLOAD("a download service"),
  REVOCATION_CHECK("a certificate revocation service"),
  WINDOWS_UPDATE("Windows Update");

  private final String title;

  EndpointRole(String title) {
    this.title = title;
  }

  /** In words, such as {@code a module proxy}. */
  public String title() {
    return title;
  }
}
