import { TimestampReader } from "../timestamps/timestamp_reader.ts";
import type { ColumnSample, SourceColumn } from "./column_mapping.ts";
import { normaliseName } from "./canonical_names.ts";

const DATES = ["date", "day", "logdate", "eventdate"];
const TIMES = ["time", "timeofday", "clock", "logtime", "eventtime"];

/**
 * Two columns of which one holds a date and the other a time of day, neither of
 * them a moment by itself.
 *
 * @returns The date, then the time; undefined where there are none.
 */
export function dateAndTime(sample: ColumnSample): SourceColumn[] | undefined {
  const find = (names: readonly string[]) =>
    [...sample.keys()].find((column) => names.includes(normaliseName(column)));
  const [date, time] = [find(DATES), find(TIMES)];
  if (date === undefined || time === undefined) return undefined;
  const [dates, times] = [sample.get(date) ?? [], sample.get(time) ?? []];
  const rows = dates.flatMap((day, i) => {
    const clock = times[i];
    return day === null || clock === null ? [] : [[day, clock]];
  });
  const reader = new TimestampReader();
  const reads = (texts: string[]) =>
    texts.filter((text) => !Number.isNaN(reader.read(text))).length;
  const joined = reads(rows.map((pair) => pair.join(" ")));
  const alone = reads(rows.map(([, clock]) => clock));
  const isPair = joined > 0 && joined * 2 >= rows.length &&
    alone * 2 < rows.length;
  return isPair ? [{ column: date }, { column: time }] : undefined;
}
