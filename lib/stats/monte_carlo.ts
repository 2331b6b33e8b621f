import { seededRandom, shuffle } from "../logs/random.ts";
import { chiSquareFit } from "./chi_square_fit.ts";
import { chiSquareIndependence } from "./chi_square_independence.ts";
import { sum } from "./sum.ts";

/** Options of a test that draws at random. */
export interface DrawOptions {
  /** How many tables to draw; defaults to 9,999. The smallest p-value is one over that plus one. */
  readonly draws?: number;
  /** Of the generator; defaults to 42. */
  readonly seed?: number;
}

const DEFAULTS = { draws: 9_999, seed: 42 } as const satisfies Required<
  DrawOptions
>;

/**
 * The p-value of `chiSquareFit` where counts are too small for the chi-square
 * distribution: how often counts drawn at the expected shares lie as far from
 * them. The same seed gives the same p-value.
 *
 * @param observed Counts, one a category.
 * @param expected Weights of the categories, on any scale; equal by default.
 * @see Hope (1968), A simplified Monte Carlo significance test procedure.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { drawnFit } from "./monte_carlo.ts";
 *
 * assert(drawnFit([4, 0, 0]) < drawnFit([2, 1, 1]));
 * ```
 */
export function drawnFit(
  observed: readonly number[],
  expected: readonly number[] = observed.map(() => 1),
  options: DrawOptions = {},
): number {
  const total = sum(observed);
  const whole = sum(expected);
  let reached = 0;
  const bounds = expected.map((weight) => (reached += weight) / whole);
  const statistic = (counts: readonly number[]) =>
    chiSquareFit(counts, expected).statistic;
  return share(statistic(observed), options, (random) => {
    const counts = observed.map(() => 0);
    for (let i = 0; i < total; i++) {
      counts[placeOf(random(), bounds)]++;
    }
    return statistic(counts);
  });
}

/**
 * The p-value of `chiSquareIndependence` where counts are too small for the
 * chi-square distribution: how often a table with the same totals, its columns
 * dealt out to its rows at random, is as uneven. The same seed gives the same
 * p-value. Takes time with the total.
 *
 * @param rows The counts: equally long rows.
 * @see Patefield (1981), An efficient method of generating random R x C tables
 * with given row and column totals, for the idea.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { drawnIndependence } from "./monte_carlo.ts";
 *
 * assert(drawnIndependence([[6, 0], [0, 6]]) < 0.01);
 * ```
 */
export function drawnIndependence(
  rows: readonly (readonly number[])[],
  options: DrawOptions = {},
): number {
  const columns = Int32Array.from(
    rows.flatMap((row) => row.flatMap((count, j) => Array(count).fill(j))),
  );
  const statistic = (table: readonly (readonly number[])[]) =>
    chiSquareIndependence(table).statistic;
  return share(statistic(rows), options, (random) => {
    shuffle(columns, random);
    let from = 0;
    return statistic(rows.map((row) => {
      const dealt = row.map(() => 0);
      for (const end = from + sum(row); from < end; from++) {
        dealt[columns[from]]++;
      }
      return dealt;
    }));
  });
}

/** The first bound above `at`, by halving. */
function placeOf(at: number, bounds: readonly number[]): number {
  let [low, high] = [0, bounds.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < bounds[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How often a drawn statistic reaches the one seen, which counts as drawn too. */
function share(
  seen: number,
  options: DrawOptions,
  draw: (random: () => number) => number,
): number {
  const { draws, seed } = { ...DEFAULTS, ...options };
  const random = seededRandom(seed);
  let reached = 1;
  for (let i = 0; i < draws; i++) {
    if (draw(random) >= seen * (1 - 1e-9)) reached++;
  }
  return reached / (draws + 1);
}
