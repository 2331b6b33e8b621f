/**
 * Writes a timestamp as ISO 8601 in UTC with microseconds.
 *
 * @param timestamp_us Microseconds since 1970 UTC.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatTimestamp } from "./timestamp.ts";
 *
 * assertEquals(
 *   formatTimestamp(1_700_469_650_664_842),
 *   "2023-11-20T08:40:50.664842Z",
 * );
 * ```
 */
export function formatTimestamp(timestamp_us: number): string {
  const ms = Math.floor(timestamp_us / 1000);
  const us = timestamp_us - ms * 1000;
  const text = new Date(ms).toISOString();
  return `${text.slice(0, -1)}${String(us).padStart(3, "0")}Z`;
}

/**
 * Writes a moment for a reader: to the second, in UTC.
 *
 * @param timestamp_us Microseconds since 1970 UTC.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { formatMoment } from "./timestamp.ts";
 *
 * assertEquals(
 *   formatMoment(1_700_469_650_664_842),
 *   "2023-11-20 08:40:50 UTC",
 * );
 * ```
 */
export function formatMoment(timestamp_us: number): string {
  const text = new Date(Math.floor(timestamp_us / 1000)).toISOString();
  return text.replace("T", " ").replace(/\.\d+Z$/, " UTC");
}
