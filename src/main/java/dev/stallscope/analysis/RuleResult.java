package dev.stallscope.analysis;

import dev.stallscope.analysis.rule.Rule.Missing;
import org.jspecify.annotations.Nullable;

/**
 * What became of one rule. A rule that found nothing and one that could not be applied are not the
 * same.
 *
 * @param rule its id
 * @param missing what the capture lacks for it, or, where it was applied, for a part of what it
 *     recognises; null when it lacks nothing
 * @param found its findings in the target
 */
public record RuleResult(String rule, @Nullable Missing missing, int found) {}
