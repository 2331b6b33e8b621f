import type pl from "nodejs-polars";
import { finiteColumn } from "../metrics/column_values.ts";
import { wholeWindows } from "./frames.ts";

/** Why a question without this column cannot be answered. */
export const NO_COLUMN = {
  level: "there is no column level",
  service: "there is no column service, or no value in it",
  message: "there is no column message",
  latency_ms: "there is no column latency_ms, or no value in it",
} as const;

/** The column of windows that is empty where the logs lack a column. */
const TOLD_BY = { level: "failures", latency_ms: "latency_mean_ms" } as const;

/**
 * Why windows cannot answer a question: for want of a column, or because the logs
 * fill none of them.
 *
 * @param windows The frame of `windows(every)`.
 * @param columns What the question needs.
 * @returns A reason for `notTestable`; null where nothing is lacking.
 */
export function lacking(
  windows: pl.DataFrame,
  ...columns: readonly (keyof typeof TOLD_BY)[]
): string | null {
  const empty = columns.find((column) =>
    finiteColumn(windows, TOLD_BY[column]).every(Number.isNaN)
  );
  if (windows.height > 0 && empty !== undefined) return NO_COLUMN[empty];
  return wholeWindows(windows).length === 0
    ? "the logs fill no whole window"
    : null;
}
