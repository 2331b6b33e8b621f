import type { EpochUnit } from "./scan_epoch.ts";

/** The largest number of each unit that means a moment before 2100. */
const LARGEST: readonly [number, EpochUnit][] = [
  [1e10, "s"],
  [1e13, "ms"],
  [1e16, "us"],
  [Infinity, "ns"],
];

/**
 * What a number of time since 1970 counts, by its size.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { unitOfEpoch } from "./unit_of_epoch.ts";
 *
 * assertEquals(unitOfEpoch(1_700_469_650), "s");
 * assertEquals(unitOfEpoch(1_700_469_650_664), "ms");
 * ```
 */
export function unitOfEpoch(value: number): EpochUnit {
  return LARGEST.find(([largest]) => Math.abs(value) < largest)?.[1] ?? "ns";
}
