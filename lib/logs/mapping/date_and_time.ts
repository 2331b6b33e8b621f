import { timestampForms } from "../timestamps/timestamp_form.ts";
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
  return date === undefined || time === undefined
    ? undefined
    : asPair(date, time, sample);
}

/**
 * The column that holds the time of day to one that holds nothing but dates.
 *
 * @returns Both; undefined if the dates have times, or no column holds those.
 */
export function withTimeOfDay(
  date: string,
  sample: ColumnSample,
): SourceColumn[] | undefined {
  const dates = present(sample, date).slice(0, FEW);
  const isDated = dates.length > 0 &&
    dates.every((text) => !text.includes(":"));
  const forms = isDated ? timestampForms(dates) : [];
  if (!forms[0]?.form.endsWith("without a time")) return undefined;
  for (const time of sample.keys()) {
    const clocks = present(sample, time).slice(0, FEW);
    const isClock = clocks.length > 0 &&
      clocks.every((text) => CLOCK.test(text));
    const pair = isClock ? asPair(date, time, sample) : undefined;
    if (pair !== undefined) return pair;
  }
}

/** So many values tell what a column is. */
const FEW = 20;
const CLOCK = /^\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?/;

function present(sample: ColumnSample, column: string): string[] {
  return (sample.get(column) ?? []).filter((text) => text !== null);
}

/** The two columns if they are moments together and the second alone is none. */
function asPair(
  date: string,
  time: string,
  sample: ColumnSample,
): SourceColumn[] | undefined {
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
