import pl from "nodejs-polars";
import type { DataFrame } from "../logs/data_frame.ts";

/** Metrics of a window that its services have too. */
const METRICS = ["logs", "failures", "latency_mean_ms"];

/**
 * Adds a column for each service's logs, failures and mean latency to windows,
 * named `failures ServiceA`, for `detectAnomalies` to look at.
 *
 * @param windows What `LogSource.windows(every)` gives. Not changed.
 * @param byService What `LogSource.windows(every, "service")` gives.
 * @returns A new frame; null where a service has no latency in a window.
 *
 * @example Usage
 * ```ts
 * import { assert } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { withServiceColumns } from "./service_columns.ts";
 *
 * const logs = await openLogs("sample");
 * const windows = withServiceColumns(
 *   await logs.windows("5s"),
 *   await logs.windows("5s", "service"),
 * );
 * assert(windows.columns.includes("failures ServiceA"));
 * ```
 */
export function withServiceColumns(
  windows: DataFrame,
  byService: DataFrame,
): DataFrame {
  const services = byService.getColumn("service").dropNulls().unique()
    .sort().toArray();
  let joined = windows;
  for (const service of services) {
    const own = byService.filter(pl.col("service").eq(pl.lit(service)))
      .select(
        "start",
        ...METRICS.map((metric) =>
          pl.col(metric).alias(`${metric} ${service}`)
        ),
      );
    joined = joined.join(own, { on: "start", how: "left" });
  }
  return joined;
}
