import { visibleText } from "./visible_text.ts";

/** What becomes an entity: see {@linkcode escapeMarkdown}. */
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "[": "&#91;",
  "]": "&#93;",
};

const CHARACTERS = new Map(
  Object.entries(ENTITIES).map(([character, entity]) => [entity, character]),
);

/**
 * Escapes text for the inside of a Markdown paragraph, list item or table cell:
 * it is read there as it stands, without markup, links, math or HTML. Line
 * breaks and other invisible characters are shown.
 *
 * @param text Any text; nothing about it is trusted.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { escapeMarkdown } from "./escape_markdown.ts";
 *
 * assertEquals(escapeMarkdown("<b>*hot*</b>"), "&lt;b&gt;\\*hot\\*&lt;/b&gt;");
 * ```
 */
export function escapeMarkdown(text: string): string {
  return visibleText(text)
    .replace(/[\\$]+|[&<>[\]`*_|~@]/g, escapeCharacters)
    // Unless something looks like a link, points and colons can stay.
    .replace(/:(?!\s|\d|$)|(?<=\bwww)\./gi, "\\$&")
    // What would begin a heading, a list or a rule; `-0.9%` and `10.5` stay.
    .replace(/^(\s*)([-+#=])(?!\d)/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?!\d)/, "$1\\$2")
    .replace(/^\s+|\s+$/g, " ");
}

/**
 * Dollars and backslashes become code: notebooks look for math before they read
 * Markdown, and for what remains of it on the page, entities or not, but never in
 * code. Some renderers pass HTML through, and take entities only as text.
 */
function escapeCharacters(characters: string): string {
  if (/[\\$]/.test(characters)) return `\`${characters}\``;
  return ENTITIES[characters] ?? `\\${characters}`;
}

/**
 * Reads the escapes of {@linkcode escapeMarkdown} back into the characters they
 * stand for; other markup stays as it is.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unescapeMarkdown } from "./escape_markdown.ts";
 *
 * assertEquals(unescapeMarkdown("**a\\_b** &lt; 5"), "**a_b** < 5");
 * ```
 */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(
    /`([\\$]+)`|\\([!-/:-@[-`{-~])|&(?:amp|lt|gt|#91|#93);/g,
    (escape, code, character) => code ?? character ?? CHARACTERS.get(escape),
  );
}
