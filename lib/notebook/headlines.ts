import { headlineFindings, tallyText } from "../findings/by_attention.ts";
import type { Finding } from "../findings/finding.ts";
import { countText } from "../logs/format_number.ts";
import { type Markdown, md } from "./markdown.ts";

/**
 * The short answer, at most a screen long: the headline findings with what to do
 * about each, those with the gravest consequences first, then how all the
 * questions came out.
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
  const shown = headlineFindings(findings);
  const left = headlineFindings(findings, Infinity).length - shown.length;
  const items = shown.map((
    { statement, recommendation },
  ) => md`- **${statement}** ${recommendation}`);
  const list = items.map(({ markdown }) => markdown).join("\n");
  const more = left === 0
    ? ""
    : `${countText(left, "more finding")} of less consequence ${
      left === 1 ? "stands" : "stand"
    } in the table. `;
  const tally = md`${more}${tallyText(findings)}`.markdown;
  return { markdown: list === "" ? tally : `${list}\n\n${tally}` };
}
