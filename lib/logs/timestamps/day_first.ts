/** A date of three numbers with the year last, or with two digits for each. */
const DATE = /^\D{0,8}(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/;

/**
 * Finds out from samples whether dates such as `01/02/2023` have the day first:
 * a number above 12 can be no month, and days change more often than months.
 * With years of two digits (`20/11/23`) it also finds out whether the year
 * comes last: where it comes first, the answer is undefined.
 *
 * @param values Samples of a column; other texts are passed over.
 * @returns True for the day first, false for the month first, undefined where
 * the samples do not tell. To be given to a `TimestampReader`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { isDayFirst } from "./day_first.ts";
 *
 * assertEquals(isDayFirst(["01/02/2023", "13/02/2023"]), true);
 * assertEquals(isDayFirst(["11/19/23 08:40", "11/20/23 08:40"]), false);
 * assertEquals(isDayFirst(["01/02/2023"]), undefined);
 * ```
 */
export function isDayFirst(values: Iterable<string>): boolean | undefined {
  const dates: number[][] = [];
  let short = false;
  for (const value of values) {
    const [, first, second, third] = DATE.exec(value) ?? [];
    if (first === undefined) continue;
    short ||= third.length === 2;
    dates.push([Number(first), Number(second), Number(third)]);
  }
  if (short && hasYearFirst(dates)) return undefined;
  const first = dates.some(([number]) => number > 12);
  const second = dates.some(([, number]) => number > 12);
  if (first !== second) return first;
  const changes = distinct(dates, 0) - distinct(dates, 1);
  return first || changes === 0 ? undefined : changes > 0;
}

function hasYearFirst(dates: readonly number[][]): boolean {
  return dates.every(([, month, day]) =>
    month <= 12 && day >= 1 && day <= 31
  ) &&
    distinct(dates, 0) <= distinct(dates, 2);
}

function distinct(dates: readonly number[][], place: number): number {
  return new Set(dates.map((date) => date[place])).size;
}
