/** The Euler–Mascheroni constant. */
const EULER_GAMMA = 0.5772156649015329;

/**
 * How many splits it takes on average to isolate a row among `rows` at random:
 * c(n) of the isolation forest, the average path length of an unsuccessful
 * search in a binary search tree. It stands in for the rest of the path where
 * a tree was not grown to the end, and makes path lengths comparable.
 *
 * @param rows A whole number, 0 or more.
 * @returns 0 up to one row, 1 for two, then 2 (ln(n - 1) + γ) - 2 (n - 1) / n, as in scikit-learn.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { averagePathLength } from "./average_path_length.ts";
 *
 * assertAlmostEquals(averagePathLength(256), 10.2448, 1e-4);
 * ```
 */
export function averagePathLength(rows: number): number {
  if (rows <= 1) return 0;
  if (rows === 2) return 1;
  return 2 * (Math.log(rows - 1) + EULER_GAMMA) - 2 * (rows - 1) / rows;
}
