import { formatNumber, formatSignificant } from "./format_number.ts";
import { InputError } from "./input_error.ts";

/** Microseconds in each unit, largest first. */
const UNITS_US = {
  w: 604_800_000_000,
  d: 86_400_000_000,
  h: 3_600_000_000,
  m: 60_000_000,
  s: 1_000_000,
  ms: 1_000,
  us: 1,
} as const;

/**
 * Reads a length of time such as `5s`, `250ms`, `1m` or `1h30m`.
 *
 * @param text Whole numbers, each with a unit: `w`, `d`, `h`, `m`, `s`, `ms`, `us`.
 * @returns Microseconds, above zero.
 * @throws {InputError} If the text has another form or means no time.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parseDuration } from "./duration.ts";
 *
 * assertEquals(parseDuration("5s"), 5_000_000);
 * assertEquals(parseDuration("1h30m"), 5_400_000_000);
 * ```
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+)(w|d|h|ms|m|us|s)/g)];
  const whole = parts.map(([part]) => part).join("");
  const total = parts.reduce(
    (sum, [, count, unit]) =>
      sum + Number(count) * UNITS_US[unit as keyof typeof UNITS_US],
    0,
  );
  if (whole !== text || !(total > 0) || !Number.isSafeInteger(total)) {
    throw new InputError(
      `Cannot read ${
        JSON.stringify(text)
      } as a length of time: write a whole number above 0 and a unit (us, ms, s, m, h, d, w), such as 5s or 1m`,
    );
  }
  return total;
}

/**
 * Writes a length of time the way {@linkcode parseDuration} reads it.
 *
 * @param duration_us Microseconds, above zero.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatDuration } from "./duration.ts";
 *
 * assertEquals(formatDuration(90_000_000), "1m30s");
 * ```
 */
export function formatDuration(duration_us: number): string {
  let rest = duration_us;
  let text = "";
  for (const [unit, size] of Object.entries(UNITS_US)) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}

const READABLE = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]] as const;

/**
 * Writes a length of time for a reader: the two largest units that it needs.
 *
 * @param length_us Microseconds, 0 or more.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatPeriod } from "./duration.ts";
 *
 * assertEquals(formatPeriod(1_408_144_000), "23 min 28 s");
 * assertEquals(formatPeriod(298_400), "298 ms");
 * ```
 */
export function formatPeriod(length_us: number): string {
  if (length_us < 1e6) return `${formatSignificant(length_us / 1000)} ms`;
  if (length_us < 10e6) return `${formatSignificant(length_us / 1e6)} s`;
  let seconds = Math.round(length_us / 1e6);
  const parts: string[] = [];
  for (const [unit, size] of READABLE) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) parts.push(`${formatNumber(count)} ${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(" ");
}
