import { looksLikeTimestamp } from "../timestamps/timestamp_form.ts";

/** A name: letters first, then no more than names have in them. */
const NAME = /^[@#_$]?\p{L}[\p{L}\p{N}\p{M} _.\-:/@#%()[\]]{0,99}$/u;

/** Values that look like names. */
const VALUE =
  /^(trace|debug|info|notice|warn|warning|error|err|fatal|critical|get|post|put|delete|true|false|null|none)$/i;

/** The share of a column's values that must be times for the first to be its name. */
const TYPED_SHARE = 0.9;

/**
 * Whether a row names columns rather than holding values: all its fields are
 * names that differ, none is what a log has as a value, and none stands in the
 * same column of another row. One empty field is allowed: an index has no name.
 * Above a column of times anything that is no time is a name.
 *
 * @param first The row in question.
 * @param others Rows below it.
 *
 * @example Usage
 * ```ts
 * import { assert, assertFalse } from "@std/assert";
 * import { looksLikeHeader } from "./looks_like_header.ts";
 *
 * assert(looksLikeHeader(["time", "level"], [["2024-05-17", "INFO"]]));
 * assertFalse(looksLikeHeader(["2024-05-17", "INFO"], []));
 * assertFalse(looksLikeHeader(["api", "started"], [["api", "stopped"]]));
 * ```
 */
export function looksLikeHeader(
  first: readonly string[],
  others: readonly (readonly string[])[],
): boolean {
  if (isTypedBelow(first, others)) return true;
  const names = first.map((field) => field.trim());
  const filled = names.filter((name) => name !== "");
  if (filled.length === 0 || names.length - filled.length > 1) return false;
  if (filled.some((name) => !NAME.test(name) || VALUE.test(name))) return false;
  if (new Set(filled).size < filled.length / 2) return false;
  return !names.some((name, i) =>
    name !== "" && others.some((row) => row[i] === name && !isSame(row, first))
  );
}

/** Whether a column holds times below a first field that is none. */
function isTypedBelow(
  first: readonly string[],
  others: readonly (readonly string[])[],
): boolean {
  return first.some((field, i) =>
    looksLikeTimestamp([field]) === 0 &&
    looksLikeTimestamp(others.map((row) => row[i] ?? "")) >= TYPED_SHARE
  );
}

/** A header may be repeated where files were put together, perhaps with a byte order mark. */
function isSame(row: readonly string[], header: readonly string[]): boolean {
  return row.length === header.length &&
    row.every((field, i) => field.replace("\ufeff", "") === header[i]);
}
