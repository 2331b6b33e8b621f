import pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";

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
  return columnOf(frame, column).toArray()
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
  return columnOf(frame, column).toArray().map((value) => String(value ?? ""));
}

/** A column of timestamps as microseconds since 1970 UTC; null stays null. */
export function timeColumn(
  frame: pl.DataFrame,
  column: string,
): (number | null)[] {
  const times = columnOf(frame, column).cast(pl.Int64);
  return numberColumn(pl.DataFrame({ [column]: times }), column);
}

/**
 * A column of a frame that a notebook may have handed to the wrong function.
 *
 * @throws {InputError} If it is no frame, or lacks the column.
 */
function columnOf(frame: pl.DataFrame, column: string): pl.Series {
  if (!Array.isArray(frame?.columns)) {
    throw new InputError(
      `Cannot read the column "${column}": a Polars DataFrame is needed, got ${
        String(frame)
      }; is an await missing?`,
    );
  }
  if (frame.columns.includes(column)) return frame.getColumn(column);
  throw new InputError(
    `Cannot read the column "${column}": the frame has ${
      frame.columns.join(", ")
    }`,
  );
}
