import pl from "nodejs-polars";

/**
 * A numeric column as plain numbers; null stays null.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { numberColumn } from "./column_values.ts";
 *
 * assertEquals(numberColumn(pl.DataFrame({ logs: [3, null] }), "logs"), [3, null]);
 * ```
 */
export function numberColumn(
  frame: pl.DataFrame,
  column: string,
): (number | null)[] {
  return frame.getColumn(column).toArray()
    .map((value) =>
      value === null || value === undefined ? null : Number(value)
    );
}

/** A numeric column as plain numbers, null becoming NaN: what the statistics leave out. */
export function finiteColumn(frame: pl.DataFrame, column: string): number[] {
  return numberColumn(frame, column).map((value) => value ?? NaN);
}

/** A text column; null becomes the empty text. */
export function textColumn(frame: pl.DataFrame, column: string): string[] {
  return frame.getColumn(column).toArray().map((value) => String(value ?? ""));
}

/** A column of timestamps as microseconds since 1970 UTC; null stays null. */
export function timeColumn(
  frame: pl.DataFrame,
  column: string,
): (number | null)[] {
  return numberColumn(
    frame.select(pl.col(column).cast(pl.Int64).alias(column)),
    column,
  );
}
