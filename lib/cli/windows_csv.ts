import pl from "nodejs-polars";
import { formatTimestamp } from "../logs/timestamp.ts";
import { numberColumn } from "../metrics/column_values.ts";
import { type CsvValue, toCsv } from "./to_csv.ts";

const METRICS = [
  "logs",
  "failures",
  "latency_mean_ms",
  "latency_p95_ms",
  "score",
] as const;

/**
 * Scored windows as CSV. A window without a score (a partial one, or one that
 * lacks a metric) has none, and is not flagged.
 *
 * @param windows What `detectAnomalies()` gives.
 */
export function windowsCsv(windows: pl.DataFrame): string {
  const starts = numberColumn(
    windows.select(pl.col("start").cast(pl.Int64).alias("start")),
    "start",
  );
  const metrics = METRICS.map((name) => numberColumn(windows, name));
  const flagged = windows.getColumn("flagged").toArray() as boolean[];
  return toCsv(
    ["start", ...METRICS, "p_value", "flagged", "significant"],
    starts.map((start, i): CsvValue[] => [
      formatTimestamp(start ?? 0),
      ...metrics.map((values) => values[i]),
      null,
      flagged[i],
      null,
    ]),
  );
}
