import type * as polars from "nodejs-polars";

/**
 * A frame of Polars, as `nodejs-polars` gives it: columns by name, of equal
 * length. All of Polars' own verbs work on it; a function that takes one leaves
 * it as it is and returns another.
 *
 * @example Rows of a frame
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import pl from "nodejs-polars";
 * import type { DataFrame } from "./data_frame.ts";
 *
 * const services: DataFrame = pl.DataFrame({ service: ["A", "B"], logs: [3, 2] });
 * assertEquals(services.filter(pl.col("logs").gt(2)).toRecords(), [
 *   { service: "A", logs: 3 },
 * ]);
 * ```
 */
export type DataFrame = polars.DataFrame;
