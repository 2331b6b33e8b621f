import pl from "nodejs-polars";
import type { DataFrame } from "../logs/data_frame.ts";
import { numberColumn, textColumn } from "./column_values.ts";

/** Options of {@linkcode shares}. */
export interface SharesOptions {
  /** The counts to take shares of; defaults to `logs`. */
  readonly of?: string;
  /** A text column: shares are then of its group's total instead of the whole. */
  readonly within?: string;
}

/**
 * Adds each row's share of the total, or of its group's total.
 *
 * @param counts One row a category; it is not changed.
 * @returns The frame with a column `share` (0 to 1): null where the count is
 * null or the total 0. The shares of a total, or of a group, add up to 1.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { shares } from "./shares.ts";
 *
 * const frame = shares(pl.DataFrame({ level: ["INFO", "ERROR"], logs: [3, 1] }));
 * assertEquals(frame.getColumn("share").toArray(), [0.75, 0.25]);
 * ```
 */
export function shares(
  counts: DataFrame,
  options: SharesOptions = {},
): DataFrame {
  const values = numberColumn(counts, options.of ?? "logs");
  const groups = options.within === undefined
    ? values.map(() => "")
    : textColumn(counts, options.within);
  const totals = new Map<string, number>();
  values.forEach((value, i) =>
    totals.set(groups[i], (totals.get(groups[i]) ?? 0) + (value ?? 0))
  );
  const share = values.map((value, i) => {
    const total = totals.get(groups[i]) ?? 0;
    return value === null || total === 0 ? null : value / total;
  });
  return counts.withColumn(pl.Series("share", share, pl.Float64));
}
