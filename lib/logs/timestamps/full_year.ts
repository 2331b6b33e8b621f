/**
 * The year that a log means by two digits: 70 to 99 belong to the 20th century,
 * 00 to 69 to the 21st, as POSIX has it.
 *
 * @param year As it is written.
 * @param digits How many digits it is written with; only two are completed.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { fullYear } from "./full_year.ts";
 *
 * assertEquals(fullYear(8, 2), 2008);
 * assertEquals(fullYear(99, 2), 1999);
 * assertEquals(fullYear(2023, 4), 2023);
 * ```
 */
export function fullYear(year: number, digits: number): number {
  if (digits !== 2) return year;
  return year < 70 ? year + 2000 : year + 1900;
}
