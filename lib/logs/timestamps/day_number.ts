import { daysSince1970, isDate } from "./civil_time.ts";

const DAY_MS = 86_400_000;

/**
 * The number of a day such as `2024-03-05`, days since 1970; NaN if there is no
 * such day.
 */
export function dayNumber(day: string): number {
  const [year, month, date] = day.split("-").map(Number);
  return isDate(year, month, date) ? daysSince1970(year, month, date) : NaN;
}

/** The day of a number, such as `2024-03-05`. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
