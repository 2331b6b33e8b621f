import type { LatencyUnit } from "../latency_unit.ts";
import type { ColumnSample, MappedColumn } from "./column_mapping.ts";

/** From so many on, whole numbers would be hours if they were milliseconds. */
const NANOSECONDS = 1e7;

/**
 * A column of latencies with the unit that the size of its numbers tells, where
 * nothing else does: if half of them are below one and all have three decimals or
 * more they are seconds, since nobody measures microseconds in milliseconds; whole
 * numbers of which half would be three hours or more are nanoseconds.
 *
 * @returns The column itself where its unit is known or could be milliseconds.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { withUnitBySize } from "./with_unit_by_size.ts";
 *
 * const mapped = withUnitBySize(
 *   {
 *     canonical: "latency_ms",
 *     from: [{ column: "took" }],
 *     joined: false,
 *     reason: "by its name",
 *   },
 *   new Map([["took", ["0.0123", "0.4021", "1.5034"]]]),
 * );
 *
 * assertEquals(mapped.from, [{ column: "took", unit: "s" }]);
 * assertEquals(mapped.reason, "by its name; the unit by the values' size");
 * ```
 */
export function withUnitBySize(
  mapped: MappedColumn,
  sample: ColumnSample,
): MappedColumn {
  const found = mapped.from.map((source) => ({
    ...source,
    unit: source.unit ?? unitBySize(sample.get(source.column) ?? []),
  }));
  const from = found.map(({ column, unit }) =>
    unit === undefined ? { column } : { column, unit }
  );
  const isNew = from.some(({ unit }, i) => unit !== mapped.from[i].unit);
  if (!isNew) return mapped;
  return {
    ...mapped,
    from,
    reason: `${mapped.reason}; the unit by the values' size`,
  };
}

function unitBySize(
  values: readonly (string | null)[],
): LatencyUnit | undefined {
  const texts = values.filter((text) => text !== null && text !== "-");
  const numbers = texts.map(Number).filter((number) => number > 0);
  // A sample of two or less says nothing of sizes.
  if (numbers.length < 3) return undefined;
  const median = numbers.sort((a, b) => a - b)[numbers.length >> 1];
  const every = (pattern: RegExp) =>
    texts.every((text) => text !== null && pattern.test(text));
  if (median < 1 && every(/^(?:0|\d{1,6}\.\d{3,}|\d(?:\.\d+)?e-\d+)$/i)) {
    return "s";
  }
  return median >= NANOSECONDS && every(/^\d+$/) ? "ns" : undefined;
}
