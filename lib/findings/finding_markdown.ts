import { escapeMarkdown } from "./escape_markdown.ts";
import type { Effect, Finding, Verdict } from "./finding.ts";
import { decimal, percent, pText } from "./wording.ts";

/** Each verdict as a reader meets it. */
export const VERDICT_WORDS = {
  supported: "Supported",
  within_noise: "Within noise",
  refuted: "Refuted",
  not_testable: "Not testable",
} as const satisfies Record<Verdict, string>;

/**
 * A finding as one paragraph of Markdown: the verdict in bold, the statement,
 * and the numbers that it rests on. Log text is escaped.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { findingMarkdown } from "./finding_markdown.ts";
 * import { serviceVolumeFinding } from "./workload/service_volume.ts";
 *
 * const byService = pl.DataFrame({ service: ["B", "A"], logs: [52, 50] });
 * const text = findingMarkdown(serviceVolumeFinding(byService));
 * assert(text.startsWith("**Within noise.** “B” lies furthest"));
 * ```
 */
export function findingMarkdown(finding: Finding): string {
  const { verdict, statement } = finding;
  const numbers = findingNumbers(finding);
  return `**${VERDICT_WORDS[verdict]}.** ${escapeMarkdown(statement)}` +
    (numbers === "" ? "" : ` *${escapeMarkdown(numbers)}*`);
}

/** The numbers that a finding rests on, in one line of plain text; empty where nothing was tested. */
export function findingNumbers(finding: Finding): string {
  const { test, p_value, p_value_alone, effect } = finding;
  if (test === null || p_value === null || effect === null) return "";
  const adjusted = p_value_alone !== null && p_value_alone !== p_value
    ? `${pText(p_value_alone)}, adjusted for all questions ${pText(p_value)}`
    : pText(p_value);
  return `(${
    test.charAt(0).toUpperCase() + test.slice(1)
  }: ${adjusted}; ${effect.name}: ${effectText(effect)}.)`;
}

/** An effect with its interval and the size that matters. */
export function effectText(effect: Effect): string {
  const write = effect.unit === "fraction"
    ? (value: number) => percent(value)
    : decimal;
  const { value, low, high, matters } = effect;
  const interval = low === null || high === null
    ? ""
    : `, 95 % interval ${write(low)} to ${write(high)}`;
  return `${write(value)}${interval}; ${write(matters)} would matter`;
}
