import { TimestampReader } from "./timestamp_reader.ts";
import type { TimestampOptions } from "./timestamp_reader.ts";

/** A form of timestamps, and how many texts have it. */
export interface FormCount {
  /** In words, such as `ISO 8601 with offset`, `epoch milliseconds`, `syslog without a year`. */
  readonly form: string;
  readonly count: number;
}

/** A leap year, so that every date exists that can. */
const ANY_YEAR = 2000;

/**
 * Counts the forms that the timestamps among texts have, for an overview.
 *
 * @param values Samples of a column.
 * @param options What the column is to be read with.
 * @returns The most frequent form first, equally frequent ones as they come;
 * empty where no text is a timestamp.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { timestampForms } from "./timestamp_form.ts";
 *
 * assertEquals(timestampForms(["1700469650664", "-", "1700469650665"]), [
 *   { form: "epoch milliseconds", count: 2 },
 * ]);
 * ```
 */
export function timestampForms(
  values: Iterable<string>,
  options: TimestampOptions = {},
): FormCount[] {
  const reader = new TimestampReader({ year: ANY_YEAR, ...options });
  const counts = new Map<string, number>();
  for (const value of values) {
    if (Number.isNaN(reader.read(value))) continue;
    counts.set(reader.form, (counts.get(reader.form) ?? 0) + 1);
  }
  return [...counts].map(([form, count]) => ({ form, count }))
    .sort((a, b) => b.count - a.count);
}

/**
 * The share of texts that read as timestamps, to find the column that holds
 * them. Numbers count only if they mean a time from 2000 to 2100, so that ports,
 * counts and status codes do not.
 *
 * @param values Samples of a column; blank ones and `-` are left out.
 * @returns 0 to 1; 0 without values.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { looksLikeTimestamp } from "./timestamp_form.ts";
 *
 * assertEquals(looksLikeTimestamp(["Jun 14 15:16:01", "", "soon"]), 0.5);
 * assertEquals(looksLikeTimestamp(["8080", "200", "20"]), 0);
 * ```
 */
export function looksLikeTimestamp(values: Iterable<string>): number {
  const reader = new TimestampReader({ year: ANY_YEAR });
  let all = 0;
  let read = 0;
  for (const value of values) {
    const text = value.trim();
    if (text === "" || text === "-") continue;
    all++;
    if (!Number.isNaN(reader.read(text))) read++;
  }
  return all === 0 ? 0 : read / all;
}
