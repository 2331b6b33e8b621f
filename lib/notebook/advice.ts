import { byAttention } from "../findings/by_attention.ts";
import type { Audience, Finding } from "../findings/finding.ts";
import { VERDICT_WORDS } from "../findings/finding_markdown.ts";
import { pText } from "../findings/wording.ts";
import { type Markdown, md } from "./markdown.ts";

/**
 * What to do, for one audience: each recommendation with the findings that it
 * rests on, the supported ones first. Findings with the same recommendation
 * share an item; what could not be tested gives none.
 *
 * @param audience `scaling`, `fault diagnosis` or `optimisation`.
 * @param findings All of a report; those for other audiences are left out.
 *
 * @example Usage
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { serviceVolumeFinding } from "../findings/mod.ts";
 * import { adviceFor } from "./advice.ts";
 *
 * const byService = pl.DataFrame({ service: ["B", "A"], logs: [52, 50] });
 * const { markdown } = adviceFor("scaling", [serviceVolumeFinding(byService)]);
 * assertStringIncludes(markdown, "- **Size the services alike;");
 * ```
 */
export function adviceFor(
  audience: Audience,
  findings: readonly Finding[],
): Markdown {
  const useful = byAttention(findings).filter((finding) =>
    finding.audience === audience && finding.verdict !== "not_testable"
  );
  if (useful.length === 0) {
    return md`None of the questions about ${audience} can be tested on these logs.`;
  }
  const items = Map.groupBy(useful, ({ recommendation }) => recommendation);
  const lines = [...items].map(([recommendation, rests]) =>
    md`- **${recommendation}** ${rests.map(basis).join(" ")}`.markdown
  );
  return { markdown: lines.join("\n") };
}

/** What a recommendation rests on: how sure it is, and what was seen. */
function basis({ verdict, statement, p_value }: Finding): string {
  const sure = p_value === null ? "" : ` (adjusted ${pText(p_value)})`;
  return `${VERDICT_WORDS[verdict]}${sure}: ${statement}`;
}
