import { sum } from "./sum.ts";
import { chiSquareTail } from "./tails.ts";
import type { TestResult } from "./test_result.ts";

/**
 * Is the mix of columns the same in every row of a table of counts? Pearson's
 * chi-square test of independence.
 *
 * Assumes that the things counted are independent of each other and that every
 * expected count is about 5 or more. Rows and columns without any count are
 * left out. No continuity correction is applied to 2 x 2 tables.
 *
 * @param rows The counts: equally long rows.
 * @returns `effect` is Cramér's V, from 0 (the same mix) to 1 (the row fixes the
 * column). With fewer than two rows or columns left all is 0 and the p-value 1.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { chiSquareIndependence } from "./chi_square.ts";
 *
 * assertEquals(chiSquareIndependence([[20, 0], [0, 20]]).effect, 1);
 * assertEquals(chiSquareIndependence([[20, 10], [40, 20]]).effect, 0);
 * ```
 */
export function chiSquareIndependence(
  rows: readonly (readonly number[])[],
): TestResult {
  const table = withoutEmpty(rows);
  const rowTotals = table.map(sum);
  const columnTotals = (table[0] ?? []).map((_, j) =>
    sum(table.map((row) => row[j]))
  );
  const total = sum(rowTotals);
  const smaller = Math.min(rowTotals.length, columnTotals.length) - 1;
  if (smaller < 1) return { statistic: 0, df: 0, p_value: 1, effect: 0 };
  const statistic = sum(table.flatMap((row, i) =>
    row.map((count, j) => {
      const expected = rowTotals[i] * columnTotals[j] / total;
      return (count - expected) ** 2 / expected;
    })
  ));
  const df = (rowTotals.length - 1) * (columnTotals.length - 1);
  const p_value = chiSquareTail(statistic, df);
  return {
    statistic,
    df,
    p_value,
    effect: Math.sqrt(statistic / total / smaller),
  };
}

/** Leaves out the rows and columns whose counts are all 0. */
function withoutEmpty(rows: readonly (readonly number[])[]): number[][] {
  const kept = (rows[0] ?? []).map((_, j) => rows.some((row) => row[j] > 0));
  return rows
    .filter((row) => row.some((count) => count > 0))
    .map((row) => row.filter((_, j) => kept[j]));
}
