import type pl from "nodejs-polars";
import { numberColumn } from "./column_values.ts";

/** As many columns between the smallest value and the 99th percentile as a chart can hold. */
const MOST_COLUMNS = 100;

/**
 * The width of a latency histogram's columns: the smallest of 1, 2 or 5 times a
 * power of ten that leaves at most 100 columns below the 99th percentile, so that
 * a long tail does not make the rest one column.
 *
 * @param latency The frame of `LogSource.latency()`; `min_ms` and `p99_ms` of its first row are read.
 * @returns Milliseconds; 1 where no log has a latency.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { histogramWidth } from "./histogram_width.ts";
 *
 * assertEquals(histogramWidth(pl.DataFrame({ min_ms: [10], p99_ms: [100] })), 1);
 * ```
 */
export function histogramWidth(latency: pl.DataFrame): number {
  const [low] = numberColumn(latency, "min_ms");
  const [high] = numberColumn(latency, "p99_ms");
  const least = ((high ?? 0) - (low ?? 0)) / MOST_COLUMNS;
  if (!(least > 0)) return 1;
  const exponent = Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((step) =>
    Number(`${step}e${exponent}`) >= least
  );
  return Number(`${factor ?? 10}e${exponent}`);
}
