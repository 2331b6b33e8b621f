import { daysSince1970, FIRST_YEAR, isDate, isLeapYear } from "./civil_time.ts";
import type { TimestampFields } from "./timestamp_fields.ts";

const DAY_S = 86_400;
const HALF_YEAR_S = 183 * DAY_S;

/** How late an entry of December may come after New Year. */
const LATE_S = 31 * DAY_S;

/** A leap year stands for the first one while that is unknown. */
const ANY_YEAR = 2000;

/**
 * Gives years to dates that are written without one, in the order of a file:
 * the first has the given year. A date that lies more than half a year before
 * the latest one is of the next year. After that, a date that seems to lie more
 * than half a year ahead is a late one of the year before, if that makes it less
 * than a month late.
 */
export class YearRun {
  /** How many dates had no year. */
  count = 0;
  /** How many times a new year began. */
  rollovers = 0;
  /** Years from the first one to the first February 29; undefined without one. */
  leapYear: number | undefined;
  readonly #firstYear: number;
  /** The latest date so far, in local seconds since 1970, and its parts. */
  #latest_s = NaN;
  #latest = { years: 0, month: 1, day: 1, second: 0 };

  /** @param year The first date's; dates get 2000 and later if it is left out. */
  constructor(year?: number) {
    this.#firstYear = year ?? ANY_YEAR;
  }

  /**
   * The year of the next date.
   *
   * @param fields A date that some year has.
   * @param second Seconds from its midnight.
   */
  next(fields: TimestampFields, second: number): number {
    this.count++;
    const years = this.#yearsFor(fields, second);
    const isLeapDay = fields.month === 2 && fields.day === 29;
    if (isLeapDay) this.leapYear ??= years;
    return this.#firstYear + years;
  }

  #yearsFor({ month, day }: TimestampFields, second: number): number {
    let years = this.rollovers;
    let moment_s = this.#moment(years, month, day, second);
    if (moment_s < this.#latest_s - HALF_YEAR_S) {
      years = ++this.rollovers;
      moment_s = this.#moment(years, month, day, second);
    } else if (years > 0 && moment_s > this.#latest_s + HALF_YEAR_S) {
      const before_s = this.#moment(years - 1, month, day, second);
      if (before_s > this.#latest_s - LATE_S) return years - 1;
    }
    if (!(moment_s <= this.#latest_s)) {
      this.#latest_s = moment_s;
      this.#latest = { years, month, day, second };
    }
    return years;
  }

  #moment(years: number, month: number, day: number, second: number): number {
    return daysSince1970(this.#firstYear + years, month, day) * DAY_S + second;
  }

  /**
   * The newest year that the first date can have if the latest one is not after
   * a moment.
   *
   * @param notAfter_s Local seconds since 1970.
   * @returns Undefined without dates, or if no year has the dates.
   */
  newestYear(notAfter_s: number): number | undefined {
    if (this.count === 0) return undefined;
    const { years, month, day, second } = this.#latest;
    const newest = new Date(notAfter_s * 1000).getUTCFullYear();
    // Leap years are at most eight years apart.
    for (let year = newest; year > newest - 9; year--) {
      const first = year - years;
      if (first < FIRST_YEAR || !isDate(year, month, day)) continue;
      if (this.leapYear !== undefined && !isLeapYear(first + this.leapYear)) {
        continue;
      }
      const latest_s = daysSince1970(year, month, day) * DAY_S + second;
      if (latest_s <= notAfter_s) return first;
    }
  }
}
