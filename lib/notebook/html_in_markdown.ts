/**
 * Turns the HTML of a table into Markdown that holds it, which every front end
 * shows: VS Code leaves outputs of the type `text/html` blank until somebody has
 * said that the folder is to be trusted.
 *
 * Dollars and backslashes become entities, because front ends look for math
 * before they read Markdown, in HTML too. A blank line ends a block of HTML, so
 * what stands below a table begins one of its own.
 *
 * @param html Of `table()`: elements of blocks, escaped, no blank line.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { htmlInMarkdown } from "./html_in_markdown.ts";
 *
 * assertEquals(
 *   htmlInMarkdown("<table>\n<tr><td>$5</td></tr>\n</table>\n<p>1 more</p>"),
 *   "<table>\n<tr><td>&#36;5</td></tr>\n</table>\n\n<p>1 more</p>",
 * );
 * ```
 */
export function htmlInMarkdown(html: string): string {
  return html
    .replaceAll("$", "&#36;")
    .replaceAll("\\", "&#92;")
    .replace("</table>\n", "</table>\n\n");
}

/** Whether an output's Markdown is what {@linkcode htmlInMarkdown} gives. */
export function isHtmlInMarkdown(markdown: string): boolean {
  return /^<(?:table|p)>/.test(markdown);
}
