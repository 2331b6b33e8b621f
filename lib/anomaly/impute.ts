import { InputError } from "../logs/input_error.ts";
import { quantile } from "./quantile.ts";

/**
 * The median of the finite values of each column: what stands for a missing one.
 *
 * @param action What cannot be done otherwise, for the error.
 * @param features The columns' names.
 * @throws {InputError} If a column has no finite value.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { mediansOf } from "./impute.ts";
 *
 * const medians = mediansOf("fit", ["x"], [Float64Array.of(1, NaN, 2, 9)]);
 * assertEquals(medians, [2]);
 * ```
 */
export function mediansOf(
  action: string,
  features: readonly string[],
  columns: readonly Float64Array[],
): number[] {
  return columns.map((values, column) => {
    const known = values.filter(Number.isFinite);
    if (known.length > 0) return quantile(known, 0.5);
    throw new InputError(
      `Cannot ${action}: column ${
        features[column]
      } has no finite number to impute from in ${values.length} rows; leave the column out`,
    );
  });
}

/**
 * Puts a column's stand-in where it is NaN or infinite.
 *
 * @param fill One number a column.
 * @returns New columns where something was put in; the others as they are.
 */
export function imputed(
  columns: readonly Float64Array[],
  fill: readonly number[],
): Float64Array[] {
  return columns.map((values, column) =>
    values.every(Number.isFinite)
      ? values
      : values.map((value) => Number.isFinite(value) ? value : fill[column])
  );
}
