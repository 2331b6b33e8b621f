/** The units of lengths of time. */
export type LatencyUnit = "ns" | "us" | "ms" | "s" | "min" | "h" | "d";

/** Milliseconds in each unit. */
export const UNIT_MS: Readonly<Record<LatencyUnit, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1e3,
  min: 60e3,
  h: 3600e3,
  d: 86_400e3,
};

/** How values and names of columns write each unit, in lower case. */
const SPELLINGS: Readonly<Record<LatencyUnit, string>> = {
  ns: "ns nsec nsecs nano nanos nanosecond nanoseconds",
  us: "us µs μs usec usecs mus micro micros microsec microsecond microseconds",
  ms: "ms msec msecs milli millis millisec millisecs millisecond milliseconds",
  s: "s sec secs second seconds",
  min: "m min mins minute minutes",
  h: "h hr hrs hour hours",
  d: "d day days",
};

const UNITS = new Map(
  (Object.keys(UNIT_MS) as LatencyUnit[]).flatMap((unit) =>
    SPELLINGS[unit].split(" ").map((spelling) => [spelling, unit] as const)
  ),
);

/**
 * The unit that a word means, in any case.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitNamed } from "./latency_unit.ts";
 *
 * assertEquals(unitNamed("msec"), "ms");
 * assertEquals(unitNamed("requests"), undefined);
 * ```
 */
export function unitNamed(word: string): LatencyUnit | undefined {
  return UNITS.get(word) ?? UNITS.get(word.toLowerCase());
}
