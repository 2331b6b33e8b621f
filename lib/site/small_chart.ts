import { DOMParser } from "linkedom";
import { FIGURE_MIME_TYPE } from "../notebook/mime_bundle.ts";
import { cleanSvg } from "./clean_svg.ts";
import { joinText, type NotebookOutput } from "./notebook_content.ts";

/** A chart as a card shows it. */
export interface SmallChart {
  /** What the chart says; plain text. */
  readonly title: string;
  /** The shapes without a text, which would be too small to read; HTML. */
  readonly svgHtml: string;
}

/** How far above and below its texts' baselines the shapes begin. */
const CLEARANCE = { above: 18, below: 12 };

/**
 * Reduces a chart to what a card has room for: its title as text, and its shapes
 * without title, labels and caption.
 *
 * @param idPrefix Put before every id, so that charts on one page do not share any.
 * @returns Null if the output holds no chart of `drawFigure`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { FIGURE_MIME_TYPE } from "../notebook/mime_bundle.ts";
 * import { smallChart } from "./small_chart.ts";
 *
 * const svg = `<svg viewBox="0 0 90 200">
 *   <text y="20" font-weight="700">Steady</text>
 *   <g><path d="M0,40L90,120"/><text>08:45</text></g>
 *   <text y="180">100 logs.</text></svg>`;
 * const chart = smallChart({
 *   output_type: "display_data",
 *   data: { [FIGURE_MIME_TYPE]: svg },
 * }, "a-");
 * assertEquals(chart?.title, "Steady");
 * assertEquals(chart?.svgHtml.includes('viewBox="0 32 90 130"'), true);
 * ```
 */
export function smallChart(
  { data = {} }: NotebookOutput,
  idPrefix: string,
): SmallChart | null {
  const clean = cleanSvg(joinText(data[FIGURE_MIME_TYPE]), {
    alt: null,
    idPrefix,
  });
  if (clean === "") return null;
  const svg = new DOMParser().parseFromString(clean, "image/svg+xml")
    .documentElement;
  const [left, , width, height] = (svg.getAttribute("viewBox") ?? "")
    .split(" ").map(Number);
  const texts = [...svg.children].filter(isText);
  const title = texts
    .filter((text) => text.getAttribute("font-weight") === "700")
    .map(({ textContent }) => textContent).join(" ");
  if (title === "" || !Number.isFinite(height)) return null;
  const baselines = texts.map((text) => Number(text.getAttribute("y")));
  const { above, below } = CLEARANCE;
  const top = Math.max(...baselines.filter((y) => y < height / 2)) + below;
  const bottom =
    Math.min(...baselines.filter((y) => y >= height / 2), height + above) -
    above;
  for (const text of [...svg.querySelectorAll("text, title")]) text.remove();
  svg.setAttribute("viewBox", `${left} ${top} ${width} ${bottom - top}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(bottom - top));
  // Cleaned once more, because what writes it here escapes less than it should.
  const svgHtml = cleanSvg(svg.outerHTML, { alt: null, idPrefix: "" });
  return { title, svgHtml };
}

function isText({ tagName }: { readonly tagName: string }): boolean {
  return tagName.toLowerCase() === "text";
}
