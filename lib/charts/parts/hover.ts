import * as Plot from "@observablehq/plot";
import { shorten, visibleText } from "../../logs/visible_text.ts";

/** A title is read in passing: no more than this of it, in characters. */
const LONGEST = 400;

/** A name from the logs is whole in a title up to this many characters. */
const LONGEST_NAME = 240;

import { labelText } from "./category_wording.ts";

/** How far a row reaches into the gaps above and below it, CSS pixels. */
const BETWEEN = 4;

/** Something that is not to be seen, and yet is there for the pointer. */
export const UNSEEN = { fill: "#ffffff", fillOpacity: 0 } as const;

/**
 * What a browser shows when the pointer rests on a mark, for a mark's channel
 * `title`. It may hold log text; whoever draws the figure escapes it.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { hoverText } from "./hover.ts";
 *
 * assertEquals(hoverText("api\n", ["24.9%", "", "24,886 logs"]), "api‹LF›: 24.9%, 24,886 logs");
 * ```
 *
 * @param subject Whom the mark stands for: a service, a window's start.
 * @param facts What it shows, the values with their units; empty ones are left out.
 */
export function hoverText(subject: string, facts: readonly string[]): string {
  const name = shorten(visibleText(labelText(subject)), LONGEST_NAME);
  const said = facts.filter((fact) => fact !== "").join(", ");
  return shorten(visibleText(`${name}: ${said}`), LONGEST);
}

/**
 * Stretches as wide as the plot over rows, one a row, that show a title; the name
 * beside a row belongs to it.
 *
 * @param texts What {@linkcode hoverText} gives for each row.
 * @param margin How far the names reach to the left of the plot, CSS pixels.
 */
export function hoverRows(
  texts: readonly string[],
  margin: number,
): Plot.Markish[] {
  return [Plot.cell(texts as string[], {
    y: (_, i) => i,
    title: (text: string) => text,
    insetLeft: -margin,
    insetTop: -BETWEEN,
    insetBottom: -BETWEEN,
    ...UNSEEN,
  })];
}
