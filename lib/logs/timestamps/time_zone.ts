import { InputError } from "../input_error.ts";
import { scanZone } from "./scan_zone.ts";
import { TimestampFields } from "./timestamp_fields.ts";

const DAY_S = 86_400;

/** What a clock on the wall of some place shows, in relation to UTC. */
export interface TimeZone {
  /** Seconds ahead of UTC where that never changes; NaN where it does. */
  readonly offset_s: number;

  /**
   * Seconds ahead of UTC when the wall's clock shows a time.
   *
   * Where clocks are set back, an hour is shown twice: the first one is meant.
   * Where they are set forward, an hour is never shown: such a time counts on
   * from before the change, so that 02:30 is what others call 03:30.
   *
   * @param local_s Seconds from 1970 as the wall's clock and calendar show them.
   */
  offsetAt(local_s: number): number;
}

/**
 * The time zone of a name.
 *
 * @param name A name of the IANA data base such as `Europe/Berlin`, or an offset
 * such as `+02:00`.
 * @throws {InputError} If there is no such zone.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { timeZone } from "./time_zone.ts";
 *
 * assertEquals(timeZone("+05:30").offset_s, 19_800);
 * assertEquals(timeZone("Europe/Berlin").offsetAt(1_700_469_650), 3600);
 * ```
 */
export function timeZone(name: string): TimeZone {
  const fields = new TimestampFields();
  if (/^(?:[+-]\d|Z$|UTC$|GMT$)/.test(name)) {
    const end = scanZone(name, 0, fields);
    if (end === name.length) return fixedZone(fields.offset_s);
  }
  return new NamedZone(name);
}

function fixedZone(offset_s: number): TimeZone {
  return { offset_s, offsetAt: () => offset_s };
}

/** A day in UTC: the offsets at its two ends, and when the first one ends. */
interface ZoneDay {
  readonly before: number;
  readonly after: number;
  readonly change_s: number;
}

class NamedZone implements TimeZone {
  readonly offset_s = NaN;
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, ZoneDay>();
  readonly #plain = new Map<number, number>();
  #lastDay = NaN;
  #lastOffset = 0;

  constructor(name: string) {
    try {
      this.#format = new Intl.DateTimeFormat("en-US", {
        timeZone: name,
        timeZoneName: "longOffset",
      });
    } catch {
      throw new InputError(
        `Cannot find the time zone ${
          JSON.stringify(name)
        }: write a name such as Europe/Berlin or an offset such as +02:00`,
      );
    }
  }

  offsetAt(local_s: number): number {
    const day = Math.floor(local_s / DAY_S);
    if (day === this.#lastDay) return this.#lastOffset;
    let plain = this.#plain.get(day);
    if (plain === undefined) {
      plain = this.#plainOffset(day);
      this.#plain.set(day, plain);
    }
    if (Number.isNaN(plain)) return this.#wallOffset(local_s);
    this.#lastDay = day;
    this.#lastOffset = plain;
    return plain;
  }

  /** The offset all through a local day, whatever it is; NaN if it changes nearby. */
  #plainOffset(day: number): number {
    const offset = this.#utcOffset((day - 1) * DAY_S);
    const quiet = [day - 1, day, day + 1].every((near) => {
      const { before, after } = this.#day(near);
      return before === offset && after === offset;
    });
    return quiet ? offset : NaN;
  }

  #wallOffset(local_s: number): number {
    const before = this.#offsetInUtc(local_s - DAY_S);
    if (this.#offsetInUtc(local_s - before) === before) return before;
    const after = this.#offsetInUtc(local_s + DAY_S);
    if (this.#offsetInUtc(local_s - after) === after) return after;
    return before;
  }

  #offsetInUtc(utc_s: number): number {
    const { before, after, change_s } = this.#day(Math.floor(utc_s / DAY_S));
    return utc_s < change_s ? before : after;
  }

  #day(day: number): ZoneDay {
    let found = this.#days.get(day);
    if (found === undefined) {
      found = this.#findChange(day * DAY_S);
      this.#days.set(day, found);
    }
    return found;
  }

  #findChange(start_s: number): ZoneDay {
    const before = this.#utcOffset(start_s);
    let change_s = start_s + DAY_S;
    const after = this.#utcOffset(change_s);
    if (before === after) return { before, after, change_s };
    let same_s = start_s;
    while (change_s - same_s > 1) {
      const middle_s = Math.floor((same_s + change_s) / 2);
      if (this.#utcOffset(middle_s) === before) same_s = middle_s;
      else change_s = middle_s;
    }
    return { before, after, change_s };
  }

  /** Asks for the offset at a moment; slow. */
  #utcOffset(utc_s: number): number {
    const part = this.#format.formatToParts(utc_s * 1000)
      .find(({ type }) => type === "timeZoneName");
    const [, sign, hours, minutes = "0", seconds = "0"] =
      /([+-])(\d+)(?::(\d+))?(?::(\d+))?/.exec(part?.value ?? "") ?? [];
    if (sign === undefined) return 0;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return sign === "-" ? -size : size;
  }
}
