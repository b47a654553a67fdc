package dev.stallscope.knowledge;

import java.util.List;

/**
 * What is known of a build or package tool.
 *
 * @param tool its name, such as {@code go}
 * @param category what it does, such as {@code package-manager}
 * @param images image names of its own processes in lower case
 * @param helperImages image names in lower case of processes it starts
 * @param endpoints {@code host:port} it talks to; a host may begin with {@code *.}
 * @param mirrorSetting how it is told to use a mirror, empty when not known
 * @param proxySetting how it is told to use a proxy, empty when not known
 * @param networkRetry how it tries again when the network fails, empty when not known
 */
public record ToolProfile(
    String tool,
    String category,
    List<String> images,
    List<String> helperImages,
    List<String> endpoints,
    String mirrorSetting,
    String proxySetting,
    String networkRetry) {}
