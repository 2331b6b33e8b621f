import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { BOOT } from "../../logs/mapping/since_boot.ts";
import { CLOCK } from "../../logs/mapping/time_of_day.ts";
import { dayNumber } from "../../logs/timestamps/day_number.ts";
import {
  type TimestampOptions,
  TimestampReader,
} from "../../logs/timestamps/timestamp_reader.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import type { ParsedFile } from "./parse_files.ts";

/**
 * What is taken for the year of a file's first timestamp that has none, or for
 * the day of its first time without a date; neither where all have dates.
 */
export type FileStart = Pick<TimestampOptions, "year" | "day">;

const DAY_US = 86_400e6;
/** The mean length of a year, microseconds. */
const YEAR_US = 365.25 * DAY_US;
/** Local times may be read as UTC: a file's last log may seem younger than the file. */
const FARTHEST_ZONE_US = 14 * 3600e6;

/**
 * The start of each file, as far as its first lines tell: the newest with which
 * they are not later than the file itself.
 */
export function firstStarts(
  heads: readonly LogsHead[],
  { timestamp }: LogMapping,
  { year, date, timezone }: OpenLogsOptions,
): FileStart[] {
  const [first] = timestamp?.from ?? [];
  if (first?.unit === BOOT) {
    // When the file was written does not tell when the machine was started.
    return heads.map(() => ({ day: date === undefined ? 0 : dayNumber(date) }));
  }
  if (first?.unit === CLOCK) {
    return heads.map(({ file }) => ({
      day: date === undefined
        ? Math.floor(file.written_us / DAY_US)
        : dayNumber(date),
    }));
  }
  return heads.map(({ file, sample }) => {
    const reader = new TimestampReader({ timezone });
    const columns = (timestamp?.from ?? []).map(({ column }) =>
      sample.get(column) ?? []
    );
    for (const text of columns.flat()) if (text !== null) reader.read(text);
    if (reader.yearless === 0) return {};
    return { year: year ?? reader.newestYear(file.written_us) };
  });
}

/** The same when the files have been read to their ends, which may lie later. */
export function laterStarts(
  heads: readonly LogsHead[],
  files: readonly ParsedFile[],
  starts: readonly FileStart[],
  { year: toldYear, date: toldDay }: OpenLogsOptions,
): FileStart[] {
  return starts.map(({ year, day }, i) => {
    const late = files[i].values.latest - heads[i].file.written_us;
    if (day !== undefined) {
      const days = toldDay === undefined ? stepsBack(late, DAY_US) : 0;
      return { day: day - days };
    }
    if (year === undefined) return {};
    const years = toldYear === undefined
      ? stepsBack(late - FARTHEST_ZONE_US, YEAR_US)
      : 0;
    return { year: year - years };
  });
}

function stepsBack(late_us: number, step_us: number): number {
  return late_us > 0 ? Math.ceil(late_us / step_us) : 0;
}
