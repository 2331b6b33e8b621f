import pl from "nodejs-polars";

/** A column in which NaN stands for no value, with null there. */
export function known(column: string): pl.Expr {
  return pl.when(pl.col(column).isNan()).then(pl.lit(null))
    .otherwise(pl.col(column)).alias(column);
}
