import { InputError } from "../input_error.ts";
import {
  daysSince1970,
  END_US,
  FIRST_YEAR,
  isDate,
  LAST_YEAR,
  secondOfDay,
  START_US,
} from "./civil_time.ts";
import { DayRun } from "./day_run.ts";
import { scanEpoch } from "./scan_epoch.ts";
import type { EpochUnit } from "./scan_epoch.ts";
import { scanTimeOfDay } from "./scan_time_of_day.ts";
import { scanTimestamp } from "./scan_timestamp.ts";
import { timeZone } from "./time_zone.ts";
import type { TimeZone } from "./time_zone.ts";
import { TimestampFields } from "./timestamp_fields.ts";
import { trimmedEnd, trimmedStart } from "../trimmed.ts";
import { YearRun } from "./year_run.ts";

/** How a {@linkcode TimestampReader} reads what texts leave open. */
export interface TimestampOptions {
  /**
   * The zone of texts that name none: a name of the IANA data base
   * (`Europe/Berlin`) or an offset (`+02:00`). Defaults to UTC.
   */
  readonly timezone?: string;
  /** The year of the first text that names none. Without it such texts are unreadable. */
  readonly year?: number;
  /** The day of the first time of day without a date, or that of the boot, days since 1970. Defaults to 0. */
  readonly day?: number;
  /**
   * What plain numbers count, found by their size if left out; or `clock`: texts
   * without a date are times of day, which they are nowhere else; or `boot`:
   * seconds since a machine was started, as if that had been at midnight.
   */
  readonly unit?: EpochUnit | "clock" | "boot";
  /**
   * Which comes first in `01/02/2023`. Left out, texts that do not tell have the
   * month first after slashes and the day first after dashes, and are counted.
   */
  readonly dayFirst?: boolean;
}

/** Local time may be this far ahead of UTC: a file's last entry may seem to be younger than the file. */
const FARTHEST_ZONE_S = 14 * 3600;

/**
 * Reads timestamps as microseconds since 1970 UTC, all forms that
 * `timestampForms()` names, whitespace, quotes and brackets around them aside. A
 * fraction is cut to the microsecond. `24:00:00` is the next midnight, a second
 * 60 the second after it, and a date without a time its midnight.
 *
 * A reader is for one column of one file, in the file's order: it counts what it
 * had to assume, and passes New Year where texts have no year (`YearRun`)
 * and midnight where they have no date (`DayRun`).
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { TimestampReader } from "./timestamp_reader.ts";
 *
 * const reader = new TimestampReader({ year: 2022 });
 *
 * assertEquals(reader.read("2023-11-20T08:40:50Z"), 1_700_469_650_000_000);
 * assertEquals(reader.read("1700469650.664842"), 1_700_469_650_664_842);
 * assertEquals(reader.read("Dec 31 23:59:59"), 1_672_531_199_000_000);
 * assertEquals(reader.read("Jan  1 00:00:00"), 1_672_531_200_000_000);
 * assertEquals(reader.read("yesterday"), NaN);
 * assertEquals(reader.rollovers, 1);
 * ```
 */
export class TimestampReader {
  /** How many texts that were read name no zone. */
  zoneless = 0;
  /** How many texts that were read leave open which number is the day. */
  ambiguous = 0;
  readonly #fields: TimestampFields;
  readonly #zone: TimeZone;
  readonly #unit: EpochUnit | undefined;
  readonly #isClock: boolean;
  readonly #isBoot: boolean;
  readonly #year: number | undefined;
  readonly #years: YearRun;
  readonly #firstDay: number;
  readonly #days = new DayRun();
  #dayKey = -1;
  #day_s = NaN;
  /** What the last text was read as, and what it added to the counts. */
  #last = NaN;
  #lastZoneless = 0;
  #lastAmbiguous = 0;
  #lastYearless = false;

  /** @throws {InputError} If there is no such zone or year. */
  constructor(options: TimestampOptions = {}) {
    const { timezone = "UTC", year, day = 0, unit, dayFirst } = options;
    if (year !== undefined && !isYear(year)) {
      throw new InputError(
        `Cannot read timestamps of the year ${year}: it must be a whole number from ${FIRST_YEAR} to ${LAST_YEAR}`,
      );
    }
    this.#zone = timeZone(timezone);
    this.#fields = new TimestampFields(dayFirst);
    this.#isClock = unit === "clock";
    this.#isBoot = unit === "boot";
    this.#unit = unit === "clock" ? undefined : unit === "boot" ? "s" : unit;
    this.#firstDay = day;
    this.#year = year;
    this.#years = new YearRun(year);
  }

  /** How many texts name no year, also where none was given to the reader. */
  get yearless(): number {
    return this.#years.count;
  }

  /** How many texts name no date. */
  get dateless(): number {
    return this.#days.count;
  }

  /** How many times texts without a year passed New Year. */
  get rollovers(): number {
    return this.#years.rollovers;
  }

  /** The form of the last text that was read, in words, such as `ISO 8601 with offset`. */
  get form(): string {
    const { form, epoch_us, dateless, hasClock, zoned, offset_s } =
      this.#fields;
    if (this.#isBoot) return "seconds since boot";
    if (!Number.isNaN(epoch_us)) return form;
    if (dateless) return "time of day, without a date";
    if (!hasClock) return `${form}, without a time`;
    if (!zoned) return form;
    return offset_s === 0 ? `${form} in UTC` : `${form} with offset`;
  }

  /**
   * Reads one timestamp.
   *
   * @returns Microseconds since 1970 UTC, a whole number; NaN if the text is no
   * timestamp, names no time that exists, or none from 1902 to 2254.
   */
  read(text: string): number {
    const { zoneless, ambiguous, yearless } = this;
    this.#last = this.#read(text);
    this.#lastZoneless = this.zoneless - zoneless;
    this.#lastAmbiguous = this.ambiguous - ambiguous;
    this.#lastYearless = this.yearless > yearless;
    return this.#last;
  }

  /** Reads once more the text that was read last. */
  readAgain(text: string): number {
    if (this.#lastYearless) return this.read(text);
    this.zoneless += this.#lastZoneless;
    this.ambiguous += this.#lastAmbiguous;
    return this.#last;
  }

  #read(text: string): number {
    if (!this.#scan(text)) return NaN;
    const fields = this.#fields;
    const epoch_us = fields.epoch_us;
    if (epoch_us === epoch_us) {
      return inRange(this.#isBoot ? this.#sinceBoot(epoch_us) : epoch_us);
    }
    const second = secondOfDay(fields);
    const day_s = fields.dateless
      ? this.#datelessDay(second)
      : fields.year < 0
      ? this.#yearlessDay(second)
      : this.#day();
    const local_s = day_s + second;
    if (local_s !== local_s) return NaN;
    if (fields.ambiguous) this.ambiguous++;
    let offset_s = fields.offset_s;
    if (!fields.zoned) {
      this.zoneless++;
      offset_s = this.#zone.offset_s;
      if (offset_s !== offset_s) offset_s = this.#zone.offsetAt(local_s);
    }
    const us = fields.second === 60 ? 0 : fields.us;
    return inRange((local_s - offset_s) * 1e6 + us);
  }

  /**
   * Why {@linkcode TimestampReader.read} gave NaN, in a few words that do not
   * quote the text. Slower than reading.
   */
  refusal(text: string): string {
    if (!this.#scan(text)) return "no timestamp";
    const { epoch_us, dateless, year, month, day } = this.#fields;
    if (dateless) return "no such time of day";
    if (Number.isNaN(epoch_us)) {
      const exists = isDate(year < 0 ? 2000 : year, month, day) &&
        !Number.isNaN(secondOfDay(this.#fields));
      if (!exists) return "no such date or time";
      if (year < 0) {
        return this.#year === undefined
          ? "a date without a year"
          : "no such date in its year";
      }
    }
    return `not from ${FIRST_YEAR} to ${LAST_YEAR}`;
  }

  /**
   * The newest year that the first text without one can have, if none is later
   * than a moment, such as when the file was last written. Up to 14 hours later
   * is let pass, because local times may be read as UTC. To be asked after
   * all texts, of a reader that was given no year; a second one then reads.
   *
   * @param notAfter_us Microseconds since 1970 UTC.
   * @returns Undefined if all texts have a year, or no year fits.
   */
  newestYear(notAfter_us: number): number | undefined {
    return this.#years.newestYear(
      Math.floor(notAfter_us / 1e6) + FARTHEST_ZONE_S,
    );
  }

  #scan(text: string): boolean {
    const start = trimmedStart(text);
    const end = trimmedEnd(text);
    const fields = this.#fields;
    if (this.#isClock) {
      return scanTimestamp(text, start, fields) >= end ||
        scanTimeOfDay(text, start, fields) >= end;
    }
    if (this.#unit === undefined) {
      return scanTimestamp(text, start, fields) >= end ||
        scanEpoch(text, start, undefined, fields) >= end;
    }
    return scanEpoch(text, start, this.#unit, fields) >= end ||
      scanTimestamp(text, start, fields) >= end;
  }

  /** Seconds since 1970 of a date's midnight as a local clock counts; NaN if it does not exist. */
  #day(): number {
    const { year, month, day } = this.#fields;
    const key = (year * 100 + month) * 100 + day;
    if (key !== this.#dayKey) {
      this.#dayKey = key;
      this.#day_s = isYear(year) && isDate(year, month, day)
        ? daysSince1970(year, month, day) * 86_400
        : NaN;
    }
    return this.#day_s;
  }

  #sinceBoot(us: number): number {
    return this.#firstDay * 86_400e6 + us;
  }

  #datelessDay(second: number): number {
    if (second !== second) return NaN;
    return (this.#firstDay + this.#days.next(second)) * 86_400;
  }

  #yearlessDay(second: number): number {
    const fields = this.#fields;
    // A leap year, because the date's own is not known yet.
    if (second !== second || !isDate(2000, fields.month, fields.day)) {
      return NaN;
    }
    fields.year = this.#years.next(fields, second);
    return this.#year === undefined ? NaN : this.#day();
  }
}

function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR && Number.isInteger(year);
}

function inRange(timestamp_us: number): number {
  return timestamp_us >= START_US && timestamp_us < END_US ? timestamp_us : NaN;
}
