import { WIDTH } from "../theme.ts";

/** Options of {@linkcode thinnedDots}. */
export interface ThinnedDotsOptions {
  /** So many dots are all drawn. Defaults to 4000. */
  readonly most?: number;
  /** Dots nearer than this, in CSS pixels, look like one. Defaults to 3. */
  readonly near?: number;
}

/** About how high a plot is, CSS pixels. */
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
  { most = 4000, near = 3 }: ThinnedDotsOptions = {},
): number[] {
  const all = x.map((_, i) => i);
  if (x.length <= most) return all;
  const cell = (
    value: number,
    [low, high]: readonly [number, number],
    pixels: number,
  ) => Math.round((value - low) / (high - low) * pixels / near);
  const taken = new Set<number>();
  return all.filter((i) => {
    const key = cell(x[i], across, WIDTH) * HEIGHT + cell(y[i], up, HEIGHT);
    if (taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}
