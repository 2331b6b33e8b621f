import pl from "nodejs-polars";
import { int64 } from "../int64.ts";

/** Rows that know their place in a load, and the last timestamp of them. */
export interface PlacedRows {
  /**
   * Beside the rows' own columns: `place` (Int64, from 0 in the load) and `late`
   * (0 or 1: the timestamp is before the last one above it).
   */
  readonly rows: pl.DataFrame;
  /** Microseconds since 1970 UTC; null if there is none up to here. */
  readonly latest: number | null;
}

/**
 * Tells rows where they stand in a load.
 *
 * @param rows Rows of a `LogFrame` that follow one another.
 * @param start The place of the first one.
 * @param latest The last timestamp above it, microseconds; null if there is none.
 */
export function placeRows(
  rows: pl.DataFrame,
  start: number,
  latest: number | null,
): PlacedRows {
  const at = pl.col("timestamp");
  const above = at.forwardFill().shift(1);
  const places = Float64Array.from(
    { length: rows.height },
    (_, i) => start + i,
  );
  const placed = rows.withColumns(
    pl.Series("place", places, pl.Float64).cast(pl.Int64),
    at.lt(latest === null ? above : above.fillNull(int64(latest)))
      .fillNull(pl.lit(false)).cast(pl.Int64).alias("late"),
  );
  const times = rows.getColumn("timestamp").dropNulls();
  return {
    rows: placed,
    latest: times.length === 0
      ? latest
      : Number(times.cast(pl.Float64).get(times.length - 1)),
  };
}
