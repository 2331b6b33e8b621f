import { visibleText } from "../logs/visible_text.ts";

/** Text in Markdown, to be rendered wherever the notebook is read. */
export interface Markdown {
  readonly markdown: string;
}

/** What a template literal of {@linkcode md} may hold. */
export type MarkdownValue = string | number | bigint | Markdown;

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
 * import { markdownEscape } from "./markdown.ts";
 *
 * assertEquals(markdownEscape("<b>*hot*</b>"), "&lt;b&gt;\\*hot\\*&lt;/b&gt;");
 * ```
 */
export function markdownEscape(text: string): string {
  return visibleText(text)
    // Entities, because Jupyter looks for math before it reads Markdown's
    // backslashes, and because some renderers pass HTML through.
    .replace(/[&<>$\\]/g, (char) => ENTITIES[char])
    .replace(/[`*_[\]|~@]/g, "\\$&")
    // Unless something looks like a link, points and colons can stay.
    .replace(/:(?!\s|\d|$)|(?<=\bwww)\./gi, "\\$&")
    // What would begin a heading, a list, a rule or a quotation.
    .replace(/^(\s*)([-+#=])/, "$1\\$2")
    .replace(/^(\s*\d+)\./, "$1\\.")
    .replace(/^\s+|\s+$/g, " ");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "$": "&#36;",
  "\\": "&#92;",
};

/**
 * Builds Markdown from a template literal: what is written is markup, what is
 * inserted is escaped text, except Markdown itself.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { md } from "./markdown.ts";
 *
 * const service = "Service *A*";
 * assertEquals(
 *   md`**${service}** logs most.`,
 *   { markdown: "**Service \\*A\\*** logs most." },
 * );
 * ```
 */
export function md(
  strings: TemplateStringsArray,
  ...values: MarkdownValue[]
): Markdown {
  const parts = values.map(markdownOf);
  return { markdown: String.raw({ raw: strings }, ...parts) };
}

/**
 * Reads Markdown's escapes back into the characters they stand for; the markup
 * stays, as it can be read without a renderer.
 */
export function markdownText({ markdown }: Markdown): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(?:lt|gt|#36|#92);/g, (entity) => CHARACTERS[entity])
    .replaceAll("&amp;", "&");
}

const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&#36;": "$",
  "&#92;": "\\",
};

function markdownOf(value: MarkdownValue): string {
  if (typeof value === "object") return value.markdown;
  return typeof value === "string" ? markdownEscape(value) : String(value);
}
