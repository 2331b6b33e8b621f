import { openLogs } from "../engines/open_logs.ts";
import { parseDuration } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";
import type { LogSource, Overview } from "../logs/log_source.ts";
import { readingOf } from "./reading_options.ts";
import { showProgress } from "./reading_progress.ts";
import { splitFolder } from "./logs_folder.ts";
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
  const { logs = "sample", every = "auto" } = options;
  const source = await openLogs(logs, {
    ...readingOf(options),
    onProgress: showProgress(),
  });
  const overview = await source.overview();
  const { first, last } = overview;
  const length = resolveEvery(every, timeScale(first, last).analysis);
  checkWindows(length, (last ?? 0) - (first ?? 0));
  return {
    source,
    overview,
    every: length,
    parameters: parametersOf(options, overview),
  };
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
  options: ReportOptions,
  { missingShards = [] }: Overview,
): Parameters {
  const { logs = "sample", map, every, contamination, seed, matters } = options;
  const { map: _apart, ...asked } = readingOf(options);
  // All notebooks have to leave out the same ones.
  const reading = asked.allowPartial === undefined
    ? asked
    : { ...asked, allowPartial: [...missingShards] };
  const given = {
    logs: logs === "sample" ? undefined : splitFolder(logs).logs,
    map: map === undefined ? undefined : { ...map },
    reading: Object.keys(reading).length === 0 ? undefined : reading,
    every,
    contamination,
    seed,
    matters: matters === undefined ? undefined : { ...matters },
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Parameters;
}
