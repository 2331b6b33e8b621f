import type pl from "nodejs-polars";
import { formatNumber, formatPercent } from "../logs/format_number.ts";
import { numberColumn, textColumn } from "../metrics/column_values.ts";
import { type Markdown, md } from "./markdown.ts";
import { type Table, table } from "./table.ts";

/** Window lengths side by side, as `granularity()` compares them. */
export function granularityTable(granularity: pl.DataFrame): Table {
  return table(granularity, {
    columns: {
      every: { label: "window" },
      windows: { label: "whole windows", format: "integer" },
      logs_mean: { label: "mean", unit: "logs", digits: 1 },
      logs_sd: { label: "standard deviation", unit: "logs", digits: 1 },
      spread: { format: "percent" },
      counting_noise: { label: "spread by chance alone", format: "percent" },
    },
  });
}

/**
 * What a window length means for a picture of log activity, in one sentence.
 *
 * @param granularity What `granularity()` gives.
 * @param every One of its lengths.
 */
export function granularityNote(
  granularity: pl.DataFrame,
  every: string,
): Markdown {
  const row = textColumn(granularity, "every").indexOf(every);
  const [windows, mean, noise] = ["windows", "logs_mean", "counting_noise"]
    .map((column) => numberColumn(granularity, column)[row] ?? null);
  if (windows === null || mean === null || noise === null) {
    return md`Activity is drawn in windows of ${every}; the logs fill too few of them to say more.`;
  }
  return md`Activity is drawn in windows of **${every}**: ${
    formatNumber(windows)
  } of them cover the period, one holds ${
    formatNumber(mean, 1)
  } logs on average, and chance alone moves that by ${formatPercent(noise)}.`;
}
