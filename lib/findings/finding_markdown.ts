import { formatPercent } from "../logs/format_number.ts";
import { escapeMarkdown } from "../logs/escape_markdown.ts";
import { REPORT_QUESTIONS } from "./conclude.ts";
import type { Effect, Finding, Verdict } from "./finding.ts";
import { chosenPercent, correlationText, pText } from "./wording.ts";

/**
 * Each verdict as a reader meets it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { VERDICT_WORDS } from "./finding_markdown.ts";
 *
 * assertEquals(VERDICT_WORDS.within_noise, "Within noise");
 * ```
 */
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

/**
 * The numbers that a finding rests on, in one line of plain text; empty where nothing was tested.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { findingNumbers } from "./finding_markdown.ts";
 * import { serviceVolumeFinding } from "./workload/service_volume.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = serviceVolumeFinding(await logs.counts("service"));
 * assert(findingNumbers(finding).startsWith("(Chi-square test"));
 * ```
 */
export function findingNumbers(finding: Finding): string {
  const { test, p_value, p_value_alone, effect } = finding;
  if (test === null || p_value === null || effect === null) return "";
  const { name } = effect;
  return `(${test.charAt(0).toUpperCase()}${test.slice(1)}: ${
    adjustedText(p_value_alone ?? p_value, p_value)
  }; ${name}: ${effectText(effect)}; ${matterText(effect)} would matter.)`;
}

/**
 * An effect with its interval: `-0.9%, 95% interval -2.3% to 0.5%`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { effectText } from "./finding_markdown.ts";
 *
 * const text = effectText({
 *   name: "share against an equal one",
 *   unit: "fraction",
 *   value: -0.009,
 *   low: -0.023,
 *   high: 0.005,
 *   matters: 0.1,
 * });
 * assertEquals(text, "-0.9%, 95% interval -2.3% to 0.5%");
 * ```
 */
export function effectText(effect: Effect): string {
  const { value, low, high } = effect;
  return effectSize(effect, value) +
    (low === null || high === null
      ? ""
      : `, 95% interval ${effectSize(effect, low)} to ${
        effectSize(effect, high)
      }`);
}

/** A size in the unit of an effect: `10.0%`, or `0.18` for a correlation. */
export function effectSize({ unit }: Effect, size: number): string {
  return unit === "fraction" ? formatPercent(size) : correlationText(size);
}

/** The size from which an effect matters, as somebody chose it: `10%`, `2.5%`, `0.3`. */
export function matterText({ unit, matters }: Effect): string {
  return unit === "fraction" ? chosenPercent(matters) : String(matters);
}

function adjustedText(alone: number, adjusted: number): string {
  const [before, after] = [pText(alone), pText(adjusted)];
  const asked = `adjusted for ${REPORT_QUESTIONS} questions`;
  return before === after
    ? `${before}, also ${asked}`
    : `${before}, ${asked} ${after}`;
}
