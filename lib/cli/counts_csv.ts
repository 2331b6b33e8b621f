import type { LogSource } from "../logs/log_source.ts";
import { numberColumn, textColumn } from "../metrics/column_values.ts";
import { shares } from "../metrics/shares.ts";
import { toCsv } from "./to_csv.ts";

/**
 * Logs by level, service and message as CSV: the dimension, its value, the count
 * and its share of all logs (0 to 1); within a dimension the largest count first.
 */
export async function countsCsv(logs: LogSource): Promise<string> {
  const dimensions = ["level", "service", "message"] as const;
  const tables = await Promise.all(dimensions.map(async (dimension) => {
    const counts = shares(await logs.counts(dimension));
    const numbers = numberColumn(counts, "logs");
    const parts = numberColumn(counts, "share");
    return textColumn(counts, dimension)
      .map((value, i) => [dimension, value, numbers[i], parts[i]]);
  }));
  return toCsv(["dimension", "value", "logs", "share"], tables.flat());
}
