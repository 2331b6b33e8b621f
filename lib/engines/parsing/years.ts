import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { TimestampReader } from "../../logs/timestamps/timestamp_reader.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import type { ParsedFile } from "./parse_files.ts";

/** The mean length of a year, microseconds. */
const YEAR_US = 365.25 * 86_400e6;
/** Local times may be read as UTC: a file's last log may seem younger than the file. */
const FARTHEST_ZONE_US = 14 * 3600e6;

/**
 * The year of each file's first timestamp without one, as far as its first lines
 * tell: the newest in which they are not later than the file itself.
 *
 * @returns Undefined for a file whose timestamps have years.
 */
export function firstYears(
  heads: readonly LogsHead[],
  { timestamp }: LogMapping,
  { year, timezone }: OpenLogsOptions,
): (number | undefined)[] {
  return heads.map(({ file, sample }) => {
    const reader = new TimestampReader({ timezone });
    const columns = (timestamp?.from ?? []).map(({ column }) =>
      sample.get(column) ?? []
    );
    for (const text of columns.flat()) if (text !== null) reader.read(text);
    if (reader.yearless === 0) return undefined;
    return year ?? reader.newestYear(file.written_us);
  });
}

/** The same when the files have been read to their ends, which may lie years later. */
export function laterYears(
  heads: readonly LogsHead[],
  files: readonly ParsedFile[],
  years: readonly (number | undefined)[],
): (number | undefined)[] {
  return years.map((year, i) => {
    if (year === undefined) return undefined;
    const latest = files[i].values.latest - FARTHEST_ZONE_US;
    const late = latest - heads[i].file.written_us;
    return late > 0 ? year - Math.ceil(late / YEAR_US) : year;
  });
}
