import { renderAsync } from "@resvg/resvg-js";
import type { Figure } from "./figure.ts";
import { needsFallback } from "./parts/fallback_fonts.ts";
import { ALL_FONTS, FONTS } from "./parts/fonts.ts";
import { palettePicture } from "./parts/palette.ts";
import { palettePng } from "./parts/palette_png.ts";

/** Pixels per CSS pixel: sharp on today's screens. */
const SCALE = 2;

/**
 * Renders a figure as a picture, for the most part beside the program.
 *
 * @returns A PNG file of twice the figure's width and height, with a palette: what
 * that changes no eye can see, and the file is a third of the size.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { drawFigure } from "./draw_figure.ts";
 * import { toPng } from "./png.ts";
 *
 * const figure = drawFigure({
 *   title: "An empty plot",
 *   subtitle: "Nothing, in no unit",
 *   range: "",
 *   caption: "No period.",
 *   plot: {},
 * });
 * const png = await toPng(figure);
 * assertEquals(new TextDecoder("latin1").decode(png.slice(1, 4)), "PNG");
 * ```
 */
export async function toPng(
  figure: Pick<Figure, "svg">,
): Promise<Uint8Array<ArrayBuffer>> {
  // A picture has no use for hover titles, which may need fonts to be loaded.
  const svg = figure.svg.replace(/<title>[^<]*<\/title>/g, "");
  const image = await renderAsync(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    font: needsFallback(svg) ? ALL_FONTS : FONTS,
  });
  return palettePng(palettePicture(image.pixels), image.width);
}
