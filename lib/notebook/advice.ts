import { byAttention, isPressing } from "../findings/by_attention.ts";
import type { Audience, Finding } from "../findings/finding.ts";
import { VERDICT_WORDS } from "../findings/finding_markdown.ts";
import { NO_REPAIR } from "../findings/quality/data_quality.ts";
import { rulesOut } from "../findings/rules_out.ts";
import { type Markdown, md } from "./markdown.ts";

/**
 * What to do, for one audience: first what the findings call for, in bold, then
 * what they give no reason to do, surely or for want of logs, each
 * recommendation with what was seen.
 * Findings with the same recommendation share an item; what could not be tested
 * gives none.
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
 * assertStringIncludes(markdown, "Nothing here calls for action.");
 * assertStringIncludes(markdown, "- Size the services alike;");
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
  const others = useful.filter((finding) => !isAction(finding));
  const parts = [
    itemsOf(useful.filter(isAction), (text) => md`**${text}**`) ||
    "Nothing here calls for action.",
    listOf("Where nothing stands out:", others.filter(rulesOut)),
    listOf(
      "Where nothing stands out, but the logs are too few to rule out a size that matters:",
      others.filter((finding) => !rulesOut(finding)),
    ),
  ].filter((part) => part !== "");
  return { markdown: parts.join("\n\n") };
}

/** What is not called for, under its heading; nothing for no findings. */
function listOf(heading: string, findings: readonly Finding[]): string {
  const items = itemsOf(findings, (text) => md`${text}`);
  return items === "" ? "" : `${heading}\n\n${items}`;
}

/** Whether a finding asks somebody to do something. */
function isAction(finding: Finding): boolean {
  return isPressing(finding) && finding.recommendation !== NO_REPAIR;
}

/** A list of recommendations, each with what it rests on. */
function itemsOf(
  findings: readonly Finding[],
  write: (recommendation: string) => Markdown,
): string {
  const items = Map.groupBy(findings, ({ recommendation }) => recommendation);
  return [...items].map(([recommendation, rests]) =>
    `- ${write(recommendation).markdown} ${
      rests.map((finding) => basis(finding).markdown).join(" ")
    }`
  ).join("\n");
}

/** How sure it is, and what was seen. */
function basis({ verdict, statement }: Finding): Markdown {
  return md`*${VERDICT_WORDS[verdict]}:* ${statement}`;
}
