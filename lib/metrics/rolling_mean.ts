import pl from "nodejs-polars";
import type { DataFrame } from "../logs/data_frame.ts";
import { numberColumn } from "./column_values.ts";

/**
 * Adds a centred rolling mean: each row's mean over the `size` rows around it,
 * which shows a slow change behind fast noise.
 *
 * An even size cannot be centred exactly: the window then holds `size / 2` rows
 * before its own row, the row itself, and one fewer after it, as pandas'
 * `rolling(size, center=True)` does.
 *
 * @param frame Rows in time order, equally spaced; it is not changed.
 * @param column The column to average.
 * @param size How many rows a window holds: a whole number, 1 or more.
 * @returns The frame with a column `<column>_rolling_mean` in the same unit,
 * null where the window reaches beyond the frame, holds a null, or holds a
 * partial window (a true in the column `partial`, if there is one).
 * @throws {RangeError} If the size is not a whole number of 1 or more.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { rollingMean } from "./rolling_mean.ts";
 *
 * const frame = rollingMean(pl.DataFrame({ logs: [1, 2, 6, 4] }), "logs", 3);
 * assertEquals(frame.getColumn("logs_rolling_mean").toArray(), [null, 3, 4, null]);
 * ```
 */
export function rollingMean(
  frame: DataFrame,
  column: string,
  size: number,
): DataFrame {
  if (!(Number.isInteger(size) && size >= 1)) {
    throw new RangeError(
      `Cannot take a rolling mean: the size must be a whole number of 1 or more, got ${size}`,
    );
  }
  const means = centredMeans(wholeValues(frame, column), size);
  return frame.withColumn(
    pl.Series(`${column}_rolling_mean`, means, pl.Float64),
  );
}

/** The column's values, with null for partial windows: half a second holds half the logs. */
function wholeValues(frame: DataFrame, column: string): (number | null)[] {
  const values = numberColumn(frame, column);
  if (!frame.columns.includes("partial")) return values;
  const partial = frame.getColumn("partial").toArray();
  return values.map((value, i) => partial[i] ? null : value);
}

function centredMeans(
  values: readonly (number | null)[],
  size: number,
): (number | null)[] {
  const before = Math.floor(size / 2);
  return values.map((_, i) => {
    const start = i - before;
    if (start < 0 || start + size > values.length) return null;
    let total = 0;
    for (let j = start; j < start + size; j++) {
      const value = values[j];
      if (value === null || !Number.isFinite(value)) return null;
      total += value;
    }
    return total / size;
  });
}
