import pl from "nodejs-polars";
import { MISSING } from "../logs/levels.ts";
import { finiteColumn, textColumn } from "./column_values.ts";

/** A frame without the rows of logs that name no service. */
export interface NamedServices {
  readonly named: pl.DataFrame;
  /** How many logs were left out. */
  readonly unnamed: number;
}

/**
 * Leaves out the row of logs that name no service: together they are not one
 * more service to compare.
 *
 * @param frame With the column `service`, such as of `counts("service")`. Not changed.
 * @param counted The column that counts logs; defaults to `logs`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { namedServices } from "./named_services.ts";
 *
 * const counts = pl.DataFrame({ service: ["a", "(missing)"], logs: [5, 2] });
 * const { named, unnamed } = namedServices(counts);
 * assertEquals([named.height, unnamed], [1, 2]);
 * ```
 */
export function namedServices(
  frame: pl.DataFrame,
  counted = "logs",
): NamedServices {
  if (!textColumn(frame, "service").includes(MISSING)) {
    return { named: frame, unnamed: 0 };
  }
  const isMissing = pl.col("service").eq(pl.lit(MISSING));
  const left = frame.filter(isMissing);
  return {
    named: frame.filter(isMissing.not()),
    unnamed: finiteColumn(left, counted).reduce(
      (total, logs) => total + (logs || 0),
      0,
    ),
  };
}
