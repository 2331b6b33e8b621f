import { formatPeriod } from "../logs/duration.ts";

/** Periods that people plan by, microseconds. */
const NAMED = [
  ["minute", 60e6],
  ["hour", 3_600e6],
  ["day", 86_400e6],
  ["week", 7 * 86_400e6],
] as const;

/** A period is found to about this part of itself for each time it was seen. */
const RESOLUTION = 0.1;

/**
 * A period that was found, without more digits than it deserves: by its name
 * where it cannot be told from one that people plan by, after `every` in a
 * sentence.
 *
 * @param period_us Microseconds.
 * @param cycles How often it was seen: the more, the more precisely it is known.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { periodText } from "./period_text.ts";
 *
 * assertEquals(periodText(86_340e6, 14), "day");
 * assertEquals(periodText(280.2e6, 5), "4 min 40 s");
 * ```
 */
export function periodText(period_us: number, cycles: number): string {
  const named = NAMED.find(([, length_us]) =>
    Math.abs(period_us / length_us - 1) <= RESOLUTION / cycles
  );
  return named?.[0] ?? formatPeriod(period_us);
}
