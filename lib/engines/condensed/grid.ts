import {
  FAILURE_LEVELS,
  LEVELS,
  MISSING,
  OTHER_LEVEL,
} from "../../logs/levels.ts";
import type { Dimension } from "../../logs/log_source.ts";
import type { Group } from "./condensed_logs.ts";

/** The cells that rows are sorted into: a window and a value of the dimensions each. */
export interface Grid {
  /** Windows of this length, microseconds; null for all rows, also those without a time. */
  readonly every_us: number | null;
  /** How many windows lie before the first one since 1970. */
  readonly firstWindow: number;
  readonly windows: number;
  /** The place of each group's value in {@linkcode Grid.values}. */
  readonly placeOf: Int32Array;
  /** The dimensions' values, as breakdowns name them. */
  readonly values: readonly (readonly string[])[];
}

/** A grid without windows. */
export function gridBy(
  groups: readonly Group[],
  by: readonly Dimension[],
): Grid {
  const places = new Map<string, number>();
  const values: string[][] = [];
  const placeOf = Int32Array.from(groups, (group) => {
    const named = by.map((dimension) => nameIn(group, dimension));
    const key = JSON.stringify(named);
    const place = places.get(key) ?? values.push(named) - 1;
    places.set(key, place);
    return place;
  });
  return { every_us: null, firstWindow: 0, windows: 1, placeOf, values };
}

/** What a breakdown calls a group's value: `OTHER` for a level that is none. */
export function nameIn(group: Group, dimension: Dimension): string {
  const value = group[dimension];
  if (value === null) return MISSING;
  const levels: readonly string[] = LEVELS;
  return dimension === "level" && !levels.includes(value) ? OTHER_LEVEL : value;
}

/** Whether a group's logs are failures. */
export function isFailure({ level }: Group): boolean {
  const failures: readonly (string | null)[] = FAILURE_LEVELS;
  return failures.includes(level);
}

/** The number of a grid's cells. */
export function cellCount({ windows, values }: Grid): number {
  return windows * values.length;
}

/**
 * Finds the cell of each row of a block, relative to a window.
 *
 * @param into Is filled with the cells; -1 for rows that are in none.
 * @param from The first window that is meant.
 * @param to The end of those that are meant.
 */
export function placeRows(
  { every_us, firstWindow, placeOf, values }: Grid,
  { rows, times, groups }: {
    rows: number;
    times: Float64Array;
    groups: Uint32Array;
  },
  into: Int32Array,
  from: number,
  to: number,
): void {
  const width = values.length;
  if (every_us === null) {
    for (let row = 0; row < rows; row++) into[row] = placeOf[groups[row]];
    return;
  }
  const start = firstWindow + from;
  const windows = to - from;
  for (let row = 0; row < rows; row++) {
    const window = Math.floor(times[row] / every_us) - start;
    // Not so either where there is no time.
    into[row] = window >= 0 && window < windows
      ? window * width + placeOf[groups[row]]
      : -1;
  }
}
