import { headlineFindings } from "../findings/by_attention.ts";
import { closingText } from "../findings/closing_text.ts";
import type { Finding } from "../findings/finding.ts";
import { type Markdown, md } from "./markdown.ts";

/**
 * The short answer, at most a screen long: the headline findings with what to do
 * about each and where it is shown, those with the gravest consequences first,
 * then where there is nothing, and how all the questions came out.
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
  const items = headlineFindings(findings).map((finding) => {
    const { statement, recommendation } = finding;
    const { markdown } = md`- **${statement}** ${recommendation}`;
    return markdown + placeLink(finding);
  });
  const closing = md`${closingText(findings)}`.markdown;
  return {
    markdown: items.length === 0
      ? closing
      : `${items.join("\n")}\n\n${closing}`,
  };
}

/** A link to the section that shows a finding; nothing where it names none. */
function placeLink({ evidence }: Finding): string {
  if (evidence === undefined) return "";
  const { notebook, heading } = evidence;
  const anchor = encodeURIComponent(heading.replaceAll(" ", "-"));
  return ` [${heading}](${notebook}.ipynb#${anchor})`;
}
