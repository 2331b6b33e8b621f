import type pl from "nodejs-polars";
import { MISSING } from "../logs/levels.ts";
import { parseDuration } from "../logs/duration.ts";
import type { LogSource } from "../logs/log_source.ts";
import { checkColumns } from "./check_columns.ts";
import { checkNames } from "./check_names.ts";
import { checkRows } from "./check_rows.ts";
import { checkTime } from "./check_time.ts";
import type { QualityCheck } from "./quality_check.ts";
import { QUALITY_THRESHOLDS, type QualityThresholds } from "./thresholds.ts";

/** How {@linkcode checkQuality} checks. */
export interface CheckQualityOptions {
  /** The window's length for the check of empty windows; defaults to `5s`. */
  readonly every?: string;
  /** Defaults to {@linkcode QUALITY_THRESHOLDS}. */
  readonly thresholds?: QualityThresholds;
}

/**
 * Checks logs before anything is concluded from them: missing and unparsable
 * values, duplicate rows, order, gaps and empty windows, names, ranges,
 * constant columns, cardinalities.
 *
 * @returns A verdict per check, always the same checks in the same order; one
 * that needs a column which the logs lack is `skipped` and says so.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { checkQuality } from "./check_quality.ts";
 *
 * const checks = await checkQuality(await openLogs("sample"));
 *
 * assertEquals(checks[0].check, "missing values");
 * assertEquals(checks[0].status, "pass");
 * ```
 */
export async function checkQuality(
  logs: LogSource,
  options: CheckQualityOptions = {},
): Promise<QualityCheck[]> {
  const { every = "5s", thresholds = QUALITY_THRESHOLDS } = options;
  const { mapping } = await logs.overview();
  const [facts, windows, services, levels] = await Promise.all([
    logs.quality(),
    logs.windows(every),
    mapping.service === undefined ? null : logs.counts("service"),
    mapping.level === undefined ? null : logs.counts("level"),
  ]);
  return [
    ...checkRows(facts, thresholds),
    ...checkTime(facts, windows, parseDuration(every), thresholds),
    ...checkNames(facts, names(levels, "level"), names(services, "service")),
    ...checkColumns(facts, thresholds),
  ];
}

function names(counts: pl.DataFrame | null, column: string): string[] | null {
  if (counts === null) return null;
  return counts.getColumn(column).toArray().map(String)
    .filter((name) => name !== MISSING);
}
