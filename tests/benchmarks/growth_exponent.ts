/**
 * How a cost grows with size: the exponent of the power law through the points,
 * by least squares on logarithms. 1 is linear.
 *
 * @param points Size and cost, both above 0; two or more.
 *
 * @example Usage
 * ```ts
 * import { assertAlmostEquals } from "@std/assert";
 * import { growthExponent } from "./growth_exponent.ts";
 *
 * assertAlmostEquals(growthExponent([[1, 3], [10, 30], [100, 300]]), 1);
 * ```
 */
export function growthExponent(
  points: readonly (readonly [size: number, cost: number])[],
): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)]);
  const mean = (place: number) =>
    logs.reduce((sum, point) => sum + point[place], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const both = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const squares = logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return both / squares;
}
