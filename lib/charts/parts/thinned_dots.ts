import { WIDTH } from "../theme.ts";

/** Dots fewer than this are all drawn. */
const MOST_DOTS = 4000;
/** Dots nearer than this, in CSS pixels, look like one. */
const NEAR = 3;
const HEIGHT = 300;

/**
 * Leaves out dots of a scatter plot that lie on top of another, where there are
 * very many.
 *
 * @param x The dots' places, as numbers of the axes.
 * @param across The horizontal axis's ends.
 * @param up The vertical axis's ends.
 * @returns The numbers of the dots to draw.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { thinnedDots } from "./thinned_dots.ts";
 *
 * assertEquals(thinnedDots([1, 1], [2, 2], [0, 9], [0, 9]), [0, 1]);
 * const same = Array(5000).fill(1);
 * assertEquals(thinnedDots(same, same, [0, 9], [0, 9]), [0]);
 * ```
 */
export function thinnedDots(
  x: readonly number[],
  y: readonly number[],
  across: readonly [number, number],
  up: readonly [number, number],
): number[] {
  const all = x.map((_, i) => i);
  if (x.length <= MOST_DOTS) return all;
  const cell = (
    value: number,
    [low, high]: readonly [number, number],
    pixels: number,
  ) => Math.round((value - low) / (high - low) * pixels / NEAR);
  const taken = new Set<number>();
  return all.filter((i) => {
    const key = cell(x[i], across, WIDTH) * HEIGHT + cell(y[i], up, HEIGHT);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}
