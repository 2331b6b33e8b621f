import { chiSquareFit, chiSquareIndependence } from "../stats/chi_square.ts";
import { drawnFit, drawnIndependence } from "../stats/monte_carlo.ts";
import { sum } from "../stats/sum.ts";

/** What a test of counts says, and which one it was. */
export interface CountsTest {
  readonly test: string;
  readonly statistic: number;
  readonly p_value: number;
}

/** The chi-square distribution needs about as many expected in each category. */
const FEWEST_EXPECTED = 5;
/** Drawing at random takes time with the number of things counted. */
const MOST_DRAWN = 500;

/**
 * Do counts fit equal shares? By the chi-square distribution, or, where they are
 * too small for it, by drawing.
 *
 * @returns Null where they are too small for the one and too many for the other.
 */
export function equalShares(counts: readonly number[]): CountsTest | null {
  const total = sum(counts);
  const { statistic, p_value } = chiSquareFit(counts);
  const test = "chi-square test of fit to equal shares";
  if (total >= FEWEST_EXPECTED * counts.length) {
    return { test, statistic, p_value };
  }
  if (total > MOST_DRAWN) return null;
  const drawn = drawnFit(counts);
  return { test: `${test}, by drawing`, statistic, p_value: drawn };
}

/**
 * Is the mix of columns the same in every row, though some expected counts are
 * too small for the chi-square distribution? By drawing.
 *
 * @returns Null where they are too many to draw.
 */
export function sameMixDrawn(
  rows: readonly (readonly number[])[],
): CountsTest | null {
  if (sum(rows.flat()) > MOST_DRAWN) return null;
  return {
    test: "chi-square test of independence, by drawing",
    statistic: chiSquareIndependence(rows).statistic,
    p_value: drawnIndependence(rows),
  };
}
