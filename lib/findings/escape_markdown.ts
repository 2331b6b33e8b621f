/**
 * Text as Markdown that shows exactly that text: no emphasis, link, image,
 * table cell, formula, HTML or new line comes of it.
 *
 * Entities rather than backslashes, because notebooks read `\(` as a formula.
 * Control characters become spaces; characters that turn the direction of
 * writing are shown as `�`, since they can make a line read as another.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { escapeMarkdown } from "./escape_markdown.ts";
 *
 * assertEquals(escapeMarkdown("<b> *x*"), "&lt;b&gt; &#42;x&#42;");
 * ```
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_[\]|~$@]/g, entity)
    // Addresses that some readers turn into links by themselves.
    .replaceAll("://", "&#58;//")
    .replaceAll(/www\./gi, (found) => found.slice(0, 3) + entity("."));
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
