import type pl from "nodejs-polars";
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
