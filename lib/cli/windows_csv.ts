import type pl from "nodejs-polars";
import { formatTimestamp } from "../logs/timestamp.ts";
import { numberColumn, timeColumn } from "../metrics/column_values.ts";
import { type CsvValue, toCsv } from "./to_csv.ts";

const METRICS = [
  "logs",
  "failures",
  "latency_mean_ms",
  "latency_p95_ms",
  "score",
  "p_value",
] as const;

const VERDICTS = ["flagged", "significant"] as const;

/**
 * Scored windows as CSV. A window without a score or a p-value (a partial one,
 * or one that lacks a metric) has none, and is neither flagged nor significant.
 *
 * @param windows What `detectAnomalies()` gives.
 */
export function windowsCsv(windows: pl.DataFrame): string {
  const starts = timeColumn(windows, "start");
  const metrics = METRICS.map((name) => numberColumn(windows, name));
  const verdicts = VERDICTS.map((name) => windows.getColumn(name).toArray());
  return toCsv(
    ["start", ...METRICS, ...VERDICTS],
    starts.map((start, i): CsvValue[] => [
      formatTimestamp(start ?? 0),
      ...metrics.map((values) => values[i]),
      ...verdicts.map((values) => values[i] === true),
    ]),
  );
}
