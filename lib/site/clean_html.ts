import sanitizeHtml from "sanitize-html";

/** Elements that an output may use: tables and plain text. */
const ALLOWED_TAGS = [
  ...["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"],
  ...["p", "br", "hr", "div", "span", "pre", "code", "blockquote"],
  ...["em", "strong", "b", "i", "s", "sub", "sup", "small"],
  ...["ul", "ol", "li", "dl", "dt", "dd", "h3", "h4", "h5", "h6"],
];

const OPTIONS = {
  allowedTags: ALLOWED_TAGS,
  allowedAttributes: {
    "*": ["title"],
    th: ["title", "scope", "colspan", "rowspan", "class"],
    td: ["title", "colspan", "rowspan", "class"],
  },
  transformTags: { th: layoutByClass, td: layoutByClass },
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "title"],
};

/**
 * Reduces HTML from an executed notebook, which may hold anything, to tables and
 * plain text elements. Layout becomes classes, because the pages' security
 * policy allows no `style` attributes; links, images and every other attribute
 * but titles and spans go.
 *
 * @param html Any text.
 * @returns Well-formed HTML; tables lie in boxes that scroll and take the keyboard's focus.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { cleanHtml } from "./clean_html.ts";
 *
 * assertEquals(cleanHtml(`<p onclick="x()">a<script>b</script></p>`), "<p>a</p>");
 * ```
 */
export function cleanHtml(html: string): string {
  const clean: string = sanitizeHtml(html, OPTIONS);
  return clean
    .replaceAll("<table>", `${TABLE_BOX}<table>`)
    .replaceAll("</table>", "</table></div>");
}

/** Begins a box in which a table wider than the page scrolls. */
export const TABLE_BOX =
  '<div class="scroll" role="group" aria-label="Table" tabindex="0">';

function layoutByClass(
  tagName: string,
  attributes: Record<string, string>,
): { tagName: string; attribs: Record<string, string> } {
  const { align, style = "", class: _, ...attribs } = attributes;
  const names = [
    align === "right" || /text-align:\s*right/i.test(style) ? "right" : "",
    /white-space:\s*nowrap/i.test(style) ? "nowrap" : "",
    /min-width/i.test(style) ? "long" : "",
  ].filter((name) => name !== "");
  if (names.length > 0) attribs.class = names.join(" ");
  return { tagName, attribs };
}
