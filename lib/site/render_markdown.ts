import markdownIt from "markdown-it";
import { visibleText } from "../logs/visible_text.ts";
import { TABLE_BOX } from "./clean_html.ts";
import { highlightCode } from "./highlight_code.ts";

/** A heading that a page's contents list can point to. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  /** Plain text, not escaped. */
  readonly text: string;
}

/** What the Markdown of one page shares: each heading's id is given once, and there is one title. */
export interface MarkdownPage {
  readonly headings: Heading[];
  /** The notebooks of the site, which links may point to, by name. */
  readonly notebooks: ReadonlySet<string>;
  /** Put before every heading's id. Defaults to none. */
  readonly idPrefix?: string;
}

const markdown = markdownIt({
  html: false,
  linkify: false,
  highlight: highlightCode,
});
type Tokens = ReturnType<typeof markdown.parse>;
type Token = Tokens[number];

/**
 * Renders Markdown from an executed notebook: HTML in it is shown as text, links
 * to other notebooks lead to their pages, other relative links and pictures from
 * elsewhere are left out, headings get anchors.
 *
 * @param source Any text.
 * @param page Receives the headings.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { renderMarkdown } from "./render_markdown.ts";
 *
 * const page = { headings: [], notebooks: new Set(["04_latency"]) };
 * assertEquals(
 *   renderMarkdown("See [latency](04_latency.ipynb).", page),
 *   '<p>See <a href="04_latency.html">latency</a>.</p>\n',
 * );
 * ```
 */
export function renderMarkdown(source: string, page: MarkdownPage): string {
  const tokens = markdown.parse(visibleText(source, "many"), {});
  for (const [index, token] of tokens.entries()) {
    if (token.type === "heading_open") nameHeading(tokens, index, page);
    if (token.type === "inline") resolveLinks(token.children ?? [], page);
    alignByClass(token);
  }
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** The first paragraph of a notebook's Markdown as plain text; `""` if it has none. */
export function firstParagraph(source: string): string {
  const tokens = markdown.parse(visibleText(source, "many"), {});
  const start = tokens.findIndex((token) => token.type === "paragraph_open");
  return start < 0 ? "" : inlineText(tokens[start + 1]);
}

function nameHeading(tokens: Tokens, index: number, page: MarkdownPage): void {
  const open = tokens[index];
  const close = tokens.find((token, later) =>
    later > index && token.type === "heading_close"
  );
  const text = inlineText(tokens[index + 1]);
  const hasTitle = page.headings.some(({ level }) => level === 1);
  if (open.tag === "h1" && hasTitle) open.tag = "h2";
  if (close === undefined) return;
  const id = uniqueId(text, page);
  open.attrSet("id", id);
  close.tag = open.tag;
  close.meta = { id, text };
  page.headings.push({ level: Number(open.tag[1]), id, text });
}

function uniqueId(
  text: string,
  { headings, idPrefix = "" }: MarkdownPage,
): string {
  const base = idPrefix + slug(text);
  const taken = (id: string) => headings.some((heading) => heading.id === id);
  let id = base;
  for (let n = 2; taken(id); n++) id = `${base}-${n}`;
  return id;
}

/** A heading as part of an address: its words in small letters. */
function slug(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["section"];
  return words.join("-").slice(0, 60);
}

/** What an anchor of a front end says, `#Log-activity`, without its escapes. */
function anchorText(anchor: string): string {
  try {
    return decodeURIComponent(anchor.slice(1));
  } catch {
    return anchor.slice(1);
  }
}

function inlineText(token: Token): string {
  return (token.children ?? []).map((child) =>
    child.type === "softbreak" ? " " : child.content
  ).join("");
}

function resolveLinks(children: readonly Token[], page: MarkdownPage): void {
  const open: boolean[] = [];
  for (const token of children) {
    if (token.type === "link_open") {
      const href = pageLink(
        String(token.attrGet("href") ?? ""),
        page.notebooks,
      );
      if (href === null) token.hidden = true;
      else token.attrSet("href", href);
      if (/^https?:/.test(href ?? "")) {
        token.attrSet("rel", "noopener noreferrer");
      }
      open.push(token.hidden);
    }
    if (token.type === "link_close") token.hidden = open.pop() ?? false;
  }
}

function pageLink(href: string, notebooks: ReadonlySet<string>): string | null {
  if (/^(?:https?:\/\/|mailto:|#)/i.test(href)) return href;
  const [, name, anchor = ""] =
    href.match(/^(?:\.\/)?([^/#]+)\.ipynb(#.*)?$/) ??
      [];
  if (name === undefined || !notebooks.has(name)) return null;
  return `${name}.html${anchor === "" ? "" : `#${slug(anchorText(anchor))}`}`;
}

/** Markdown's column alignment as a class: the pages' security policy allows no `style`. */
function alignByClass(token: Token): void {
  if (token.type !== "th_open" && token.type !== "td_open") return;
  const style = token.attrGet("style");
  token.attrs = null;
  if (style === "text-align:right") token.attrSet("class", "right");
  if (style === "text-align:center") token.attrSet("class", "center");
}

const rules = markdown.renderer.rules;
const { escapeHtml } = markdown.utils;

rules.table_open = () => `${TABLE_BOX}<table>\n`;
rules.table_close = () => "</table></div>\n";

rules.heading_close = (tokens, index) => {
  const { tag, meta } = tokens[index];
  const label = escapeHtml(`Link to “${meta?.text}”`);
  const anchor =
    `<a class="anchor" href="#${meta?.id}" aria-label="${label}">#</a>`;
  return ` ${anchor}</${tag}>\n`;
};

rules.image = (tokens, index) => {
  const token = tokens[index];
  const source = String(token.attrGet("src") ?? "");
  const alt = escapeHtml(token.content);
  if (!/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(source)) return alt;
  return `<img src="${escapeHtml(source)}" alt="${alt}">`;
};
