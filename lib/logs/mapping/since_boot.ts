import type { ColumnSample, MappedColumn } from "./column_mapping.ts";
import { normaliseName } from "./canonical_names.ts";

/** The unit of timestamps that are seconds since the machine, or a program, was started. */
export const BOOT = "boot";

const NAMES = ["uptimes", "sinceboots", "monotonictimestamps"];

/** The share of values that must be numbers of seconds. */
const SHARE = 0.9;

/**
 * What feeds `timestamp` in a kernel's log, or that of a program on a terminal,
 * which have no other time than the seconds since they were started.
 *
 * @returns Undefined if there is no such column.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { sinceBoot } from "./since_boot.ts";
 *
 * const mapped = sinceBoot(new Map([["uptime_s", ["0.000000", "12.345678"]]]));
 *
 * assertEquals(mapped?.from, [{ column: "uptime_s", unit: "boot" }]);
 * ```
 */
export function sinceBoot(sample: ColumnSample): MappedColumn | undefined {
  const column = [...sample.keys()].find((name) =>
    NAMES.includes(normaliseName(name)) && holdsSeconds(sample.get(name) ?? [])
  );
  if (column === undefined) return undefined;
  return {
    canonical: "timestamp",
    from: [{ column, unit: BOOT }],
    joined: false,
    reason: "by its name; no column has dates",
  };
}

function holdsSeconds(values: readonly (string | null)[]): boolean {
  const present = values.filter((value) => value !== null);
  const seconds = present.filter((text) =>
    /^\d{1,9}(?:\.\d{1,9})?$/.test(text)
  );
  return present.length > 0 && seconds.length >= SHARE * present.length;
}
