import { headlineFindings, tallyText } from "../findings/by_attention.ts";
import type { Finding } from "../findings/finding.ts";
import { type Markdown, md } from "./markdown.ts";

/**
 * The short answer: the headline findings with what to do about each, then how
 * all the questions came out.
 *
 * @param findings All of a report.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { headlines } from "./headlines.ts";
 *
 * assertEquals(headlines([]).markdown, "0 questions: 0 supported.");
 * ```
 */
export function headlines(findings: readonly Finding[]): Markdown {
  const items = headlineFindings(findings).map((
    { statement, recommendation },
  ) => md`- **${statement}** ${recommendation}`);
  const list = items.map(({ markdown }) => markdown).join("\n");
  const tally = md`${tallyText(findings)}`.markdown;
  return { markdown: list === "" ? tally : `${list}\n\n${tally}` };
}
