import * as Plot from "@observablehq/plot";
import { escape } from "@std/html";
import { visibleText } from "../logs/visible_text.ts";
import type { Figure } from "./figure.ts";
import { wrapText } from "./parts/measure_text.ts";
import { SvgDocument } from "./parts/svg_document.ts";
import { COLOURS, FONT_FAMILY, MARGIN, SIZES, WIDTH } from "./theme.ts";

/** What a figure is made of. Texts may hold log text; all of it is escaped. */
export interface FigureParts {
  /** The finding, computed, in a few words. */
  readonly title: string;
  /** Which series, in which unit; where the vertical axis starts if not at 0. */
  readonly subtitle: string;
  /**
   * From where to where the values go, with their unit, for those who cannot see
   * the axes: `62 to 94 logs per second`. Empty where nothing is drawn.
   */
  readonly range: string;
  /** The period, the time zone, how bands and marks came about. */
  readonly caption: string;
  /** Marks, scales and margins, as `Plot.plot` reads them; the width is fixed. */
  readonly plot: Plot.PlotOptions;
}

/** Where a text block stands. */
interface Block {
  readonly size: number;
  readonly lineHeight: number;
  readonly weight: 400 | 700;
  readonly fill: string;
  /** Lines; what does not fit is cut. */
  readonly most: number;
}

const TITLE: Block = {
  most: 3,
  size: SIZES.title,
  lineHeight: 24,
  weight: 700,
  fill: COLOURS.text,
};
const SUBTITLE: Block = {
  most: 3,
  size: SIZES.subtitle,
  lineHeight: 20,
  weight: 400,
  fill: COLOURS.quiet,
};
const CAPTION: Block = {
  ...SUBTITLE,
  size: SIZES.caption,
  lineHeight: 18,
  most: 4,
};

/** Plot builds elements with this; there is no browser. */
const document = new SvgDocument();

/**
 * Draws a plot and sets its title, subtitle and caption around it, all in one
 * SVG with a white background. The alternative text is the title, the range of the
 * values where the title does not end with it, the subtitle and the caption.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { drawFigure } from "./draw_figure.ts";
 *
 * const { svg } = drawFigure({
 *   title: "<script> logs most",
 *   subtitle: "Logs by service",
 *   range: "7 to 12 logs",
 *   caption: "20 November 2023, UTC.",
 *   plot: { height: 100 },
 * });
 * assert(svg.includes("&lt;script&gt; logs most"));
 * ```
 */
export function drawFigure(parts: FigureParts): Figure {
  const { plot, height: plotHeight } = drawPlot(parts.plot);
  const title = setLines(parts.title, TITLE, MARGIN + 14);
  const subtitle = setLines(parts.subtitle, SUBTITLE, title.end);
  const top = subtitle.end - 8;
  const caption = setLines(parts.caption, CAPTION, top + plotHeight + 22);
  const height = caption.end - CAPTION.lineHeight + 14;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${
      escape(FONT_FAMILY)
    }" font-size="${SIZES.label}"><rect width="${WIDTH}" height="${height}" fill="#ffffff"/>${title.markup}${subtitle.markup}<g transform="translate(0,${top})" fill="${COLOURS.quiet}" text-anchor="middle">${plot}</g>${caption.markup}</svg>`;
  return {
    svg,
    alt: altOf(parts),
    title: visibleText(parts.title),
    width: WIDTH,
    height,
  };
}

/** The inside of the plot's SVG, free of what only its own document would resolve. */
function drawPlot(
  options: Plot.PlotOptions,
): { plot: string; height: number } {
  // Assigned, because this document has fewer members than a browser's.
  const element = Plot.plot(Object.assign({}, options, {
    document,
    figure: false as const,
    width: WIDTH,
    style: { color: COLOURS.quiet, fontSize: `${SIZES.label}px` },
  }));
  const height = Number(element.getAttribute("height"));
  const inside = element.innerHTML
    .replace(/<style>[^]*?<\/style>/g, "")
    // Within tags alone: texts may read like what is replaced.
    .replace(/<[^>]*>/g, (tag: string) => roundNumbers(ownAttributes(tag)));
  return { plot: inside, height };
}

/** A tag without what only a page's styles, or a reader of one, would make use of. */
function ownAttributes(tag: string): string {
  return tag.replace(/ (?:class|aria-[a-z]+|style)="[^"]*"/g, "")
    .replaceAll("currentColor", COLOURS.quiet)
    .replaceAll("var(--plot-background)", "#ffffff");
}

/** A tag with two decimals at most: enough for the eye, and the same on every machine. */
function roundNumbers(tag: string): string {
  return tag.replace(
    /-?\d+\.\d{3,}(?:e-?\d+)?/g,
    (number) => String(Number(Number(number).toFixed(2))),
  );
}

/** A text block's lines as `<text>` elements, and where the next block's first baseline may stand. */
function setLines(
  text: string,
  { size, lineHeight, weight, fill, most }: Block,
  baseline: number,
): { markup: string; end: number } {
  const lines = wrapText(text, WIDTH - 2 * MARGIN, { size, weight }, most);
  const markup = lines.map((line, i) =>
    `<text x="${MARGIN}" y="${
      baseline + i * lineHeight
    }" font-size="${size}" font-weight="${weight}" fill="${fill}">${
      escape(line)
    }</text>`
  ).join("");
  return { markup, end: baseline + lines.length * lineHeight };
}

function altOf({ title, subtitle, range, caption }: FigureParts): string {
  const values = range === "" || title.endsWith(range) ? "" : `Range: ${range}`;
  return [title, values, subtitle, caption].filter((text) => text !== "")
    .map((text) => visibleText(text))
    .map((text) => /[.!?]$/.test(text) ? text : `${text}.`).join(" ");
}
