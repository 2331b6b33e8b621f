import type { Figure } from "../charts/figure.ts";
import type { Finding } from "../findings/finding.ts";
import { findingMarkdown } from "../findings/finding_markdown.ts";
import { htmlInMarkdown } from "./html_in_markdown.ts";
import { type Markdown, markdownText } from "./markdown.ts";
import type { Table } from "./table.ts";

/** What a cell can show: a chart, a table, a finding, or Markdown (a string is Markdown). */
export type Showable = Figure | Table | Finding | Markdown | string;

/** The content of a Jupyter `display_data` message. */
export interface MimeBundle {
  /** MIME type to content. */
  readonly data: Readonly<Record<string, string>>;
  /** MIME type to what a front end should know about that content. */
  readonly metadata: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * The MIME type under which a notebook keeps a chart's SVG for this project's
 * own site. Front ends do not know it, which is the intention: they refuse, blank
 * or mangle `image/svg+xml` in notebooks that are not trusted, and show the PNG.
 */
export const FIGURE_MIME_TYPE = "application/vnd.logbook.figure+svg";
/** What every front end shows of a chart. */
export const PICTURE_MIME_TYPE = "image/png";

/**
 * Writes a thing in every form that a front end may need.
 *
 * A chart: PNG at twice its size (shown at its size), its alternative text, its
 * SVG under {@linkcode FIGURE_MIME_TYPE}. A table: its HTML as Markdown, and text.
 * Markdown: as it is, and as text. A finding: as a paragraph of Markdown.
 *
 * @param pictures Whether a chart's PNG is made now, the default, or later by whoever gets the rest.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { mimeBundle } from "./mime_bundle.ts";
 *
 * assertEquals(await mimeBundle("Logs are *steady*."), {
 *   data: {
 *     "text/markdown": "Logs are *steady*.",
 *     "text/plain": "Logs are *steady*.",
 *   },
 *   metadata: {},
 * });
 * ```
 */
export async function mimeBundle(
  thing: Showable,
  pictures: "now" | "later" = "now",
): Promise<MimeBundle> {
  if (typeof thing === "string") return markdownBundle({ markdown: thing });
  if ("svg" in thing) return await figureBundle(thing, pictures);
  if ("html" in thing) return tableBundle(thing);
  return markdownBundle(inMarkdown(thing));
}

/** What {@linkcode mimeBundle} gives as `text/plain`, without drawing a chart's PNG. */
export function plainText(thing: Showable): string {
  if (typeof thing === "string") return markdownText({ markdown: thing });
  if ("svg" in thing) return thing.alt;
  return "html" in thing ? thing.text : markdownText(inMarkdown(thing));
}

function inMarkdown(thing: Finding | Markdown): Markdown {
  return "verdict" in thing ? { markdown: findingMarkdown(thing) } : thing;
}

async function figureBundle(
  figure: Figure,
  pictures: "now" | "later",
): Promise<MimeBundle> {
  const { svg, width, height } = figure;
  return {
    data: {
      ...(pictures === "now"
        ? { [PICTURE_MIME_TYPE]: await picture(svg) }
        : {}),
      "text/plain": plainText(figure),
      [FIGURE_MIME_TYPE]: svg,
    },
    metadata: { [PICTURE_MIME_TYPE]: { width, height } },
  };
}

/** The PNG of a chart's SVG, in base64. */
export async function picture(svg: string): Promise<string> {
  // Loaded with the first chart: the renderer is large, and tables need none.
  const { toPng } = await import("../charts/png.ts");
  return (await toPng({ svg })).toBase64();
}

function tableBundle(table: Table): MimeBundle {
  return {
    data: {
      "text/markdown": htmlInMarkdown(table.html),
      "text/plain": plainText(table),
    },
    metadata: {},
  };
}

function markdownBundle(markdown: Markdown): MimeBundle {
  return {
    data: {
      "text/markdown": markdown.markdown,
      "text/plain": plainText(markdown),
    },
    metadata: {},
  };
}
