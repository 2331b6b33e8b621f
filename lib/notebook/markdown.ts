import { escapeMarkdown, unescapeMarkdown } from "../logs/escape_markdown.ts";

/** Text in Markdown, to be rendered wherever the notebook is read. */
export interface Markdown {
  readonly markdown: string;
}

/** What a template literal of {@linkcode md} may hold. */
export type MarkdownValue = string | number | bigint | Markdown;

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
 * Markdown as plain text: escapes are read back; the markup stays, as it can be
 * read without a renderer.
 */
export function markdownText({ markdown }: Markdown): string {
  return unescapeMarkdown(markdown);
}

function markdownOf(value: MarkdownValue): string {
  if (typeof value === "object") return value.markdown;
  return typeof value === "string" ? escapeMarkdown(value) : String(value);
}
