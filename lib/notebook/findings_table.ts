import { byAttention } from "../findings/by_attention.ts";
import type { Effect, Finding } from "../findings/finding.ts";
import {
  effectSize,
  matterText,
  VERDICT_WORDS,
} from "../findings/finding_markdown.ts";
import { formatP } from "../findings/wording.ts";
import { type Table, table } from "./table.ts";

/**
 * Findings at a glance, a row each, those that ask for attention first: the question, the verdict, the effect with
 * its 95% interval, the size from which it matters, and the p-value adjusted for
 * all the questions of a report. What was not tested has a dash for them.
 *
 * @example Usage
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { serviceVolumeFinding } from "../findings/mod.ts";
 * import { findingsTable } from "./findings_table.ts";
 *
 * const byService = pl.DataFrame({ service: ["B", "A"], logs: [52, 50] });
 * const { text } = findingsTable([serviceVolumeFinding(byService)]);
 * assertStringIncludes(text, "Within noise  2.0% (-19.8% to 23.5%)");
 * ```
 */
export function findingsTable(findings: readonly Finding[]): Table {
  return table(
    byAttention(findings).map(({ question, verdict, effect, p_value }) => ({
      question,
      verdict: VERDICT_WORDS[verdict],
      effect: effect && withInterval(effect),
      matters: effect && matterText(effect),
      p: p_value,
    })),
    findings.length === 0 ? {} : {
      columns: {
        effect: { label: "effect (95% interval)" },
        matters: { label: "matters from" },
        p: { label: "adjusted p", format: (p) => formatP(Number(p)) },
      },
    },
  );
}

function withInterval(effect: Effect): string {
  const { value, low, high } = effect;
  const size = effectSize(effect, value);
  return low === null || high === null
    ? size
    : `${size} (${effectSize(effect, low)} to ${effectSize(effect, high)})`;
}
