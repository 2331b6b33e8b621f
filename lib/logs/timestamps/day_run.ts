const DAY_S = 86_400;
const HALF_DAY_S = DAY_S / 2;

/** How late an entry of one day may come after midnight. */
const LATE_S = 3600;

/**
 * Gives days to times of day that are written without a date, in the order of a
 * file: the first is of day 0. A time more than half a day before the latest one
 * is of the next day. After that, one that seems to lie more than half a day ahead
 * is a late one of the day before, if that makes it less than an hour late.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { DayRun } from "./day_run.ts";
 *
 * const days = new DayRun();
 *
 * assertEquals(days.next(86_399), 0);
 * assertEquals(days.next(1), 1);
 * assertEquals(days.next(86_398), 0);
 * ```
 */
export class DayRun {
  /** How many times had no date. */
  count = 0;
  /** How many midnights were passed. */
  rollovers = 0;
  #latest_s = NaN;

  /**
   * The day of the next time, counted from the first one's.
   *
   * @param second Seconds from midnight.
   */
  next(second: number): number {
    this.count++;
    const moment_s = this.rollovers * DAY_S + second;
    if (moment_s < this.#latest_s - HALF_DAY_S) {
      this.rollovers++;
      this.#latest_s = moment_s + DAY_S;
      return this.rollovers;
    }
    const before_s = moment_s - DAY_S;
    const isLate = this.rollovers > 0 &&
      moment_s > this.#latest_s + HALF_DAY_S &&
      before_s > this.#latest_s - LATE_S;
    if (isLate) return this.rollovers - 1;
    if (!(moment_s <= this.#latest_s)) this.#latest_s = moment_s;
    return this.rollovers;
  }
}
