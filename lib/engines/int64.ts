import pl from "nodejs-polars";

/**
 * A whole number as an Int64 literal; Polars would widen an operation with a
 * plain number or BigInt literal to floating point and lose microseconds.
 */
export function int64(value: number): pl.Expr {
  return pl.lit(value).cast(pl.Int64);
}
