import { headlineFindings } from "../findings/by_attention.ts";
import { closingText } from "../findings/closing_text.ts";
import type { Finding } from "../findings/finding.ts";
import { visibleText } from "../logs/visible_text.ts";

/**
 * The findings as the terminal shows them: the headlines, with what to do about
 * each, and how all the questions came out.
 *
 * @param width Longest line in characters; defaults to no limit.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { headlineText } from "./headline_text.ts";
 *
 * assertEquals(headlineText([]), "0 questions: 0 supported.");
 * ```
 */
export function headlineText(
  findings: readonly Finding[],
  width = Infinity,
): string {
  const paragraphs = headlineFindings(findings).map((
    { statement, recommendation },
  ) =>
    [
      ...wrap(visibleText(statement), width, "- ", "  "),
      ...wrap(visibleText(recommendation), width, "  > ", "    "),
    ].join("\n")
  );
  return [...paragraphs, wrap(closingText(findings), width).join("\n")].join(
    "\n\n",
  );
}

/** Breaks a text between words; a longer word stands alone. */
function wrap(
  text: string,
  width: number,
  first = "",
  rest = "",
): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    const isStart = line === first || line === rest;
    const longer = isStart ? line + word : `${line} ${word}`;
    if (!isStart && longer.length > width) {
      lines.push(line);
      line = rest + word;
    } else line = longer;
  }
  return [...lines, line];
}
