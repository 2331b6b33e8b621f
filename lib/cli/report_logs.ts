import { basename } from "@std/path";
import { openLogs } from "../engines/open_logs.ts";
import { parseDuration } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";
import type { LogSource, Overview } from "../logs/log_source.ts";
import { resolveEvery } from "../metrics/resolve_every.ts";
import { timeScale } from "../metrics/time_scale.ts";
import type { Parameters } from "../runner/parameters.ts";
import type { ReportOptions } from "./report_options.ts";

/** Logs as a report needs them. */
export interface ReportLogs {
  readonly source: LogSource;
  readonly overview: Overview;
  /** The analysis windows' length, `auto` being resolved. */
  readonly every: string;
  /** What the notebooks are told beside their defaults. */
  readonly parameters: Parameters;
}

/** More windows than this fill the memory and tell nobody anything. */
const MOST_WINDOWS = 1_000_000;

/**
 * Opens the logs of a report and looks at every row once, so that no notebook
 * starts on what cannot be read.
 *
 * @throws {InputError} If the logs cannot be used, or not with these windows.
 */
export async function openReportLogs(
  options: ReportOptions,
): Promise<ReportLogs> {
  const { logs = "sample", map, every = "auto" } = options;
  await refuseGlob(logs);
  const source = await openLogs(logs, { map });
  const overview = await source.overview();
  const { first, last } = overview;
  const length = resolveEvery(every, timeScale(first, last).analysis);
  checkWindows(length, (last ?? 0) - (first ?? 0));
  return {
    source,
    overview,
    every: length,
    parameters: parametersOf(options),
  };
}

/** A file may be called `a[1].csv`; what is no file but looks like a glob is one. */
async function refuseGlob(logs: string): Promise<void> {
  if (!/[*?[{]/.test(logs)) return;
  const exists = await Deno.stat(logs).then(() => true, () => false);
  if (exists) return;
  throw new InputError(
    `Cannot read ${
      JSON.stringify(logs)
    }: globs are not supported yet; pass the path of one CSV file`,
  );
}

function checkWindows(every: string, period_us: number): void {
  const windows = Math.ceil(period_us / parseDuration(every));
  if (windows <= MOST_WINDOWS) return;
  throw new InputError(
    `Cannot cut these logs into windows of ${every}: there would be ${windows}, more than ${MOST_WINDOWS}; pass a longer --every`,
  );
}

/**
 * Only what the user asked for, so that a report on the sample equals the
 * committed notebooks. The logs go by their name without a folder: wherever they
 * and the project lie, the same logs give the same notebooks.
 */
function parametersOf(
  { logs = "sample", map, every, contamination, seed, matters }: ReportOptions,
): Parameters {
  const name = basename(logs);
  const path = name === "sample" ? "./sample" : name;
  return {
    ...(logs === "sample" ? {} : { logs: path }),
    ...(map === undefined ? {} : { map: { ...map } }),
    ...(every === undefined ? {} : { every }),
    ...(contamination === undefined ? {} : { contamination }),
    ...(seed === undefined ? {} : { seed }),
    ...(matters === undefined ? {} : { matters: { ...matters } }),
  };
}
