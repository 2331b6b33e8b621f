import { InputError } from "./input_error.ts";
import type { CanonicalColumn } from "./log_source.ts";

/** Canonical column to the name of the column that feeds it. */
export type ColumnMapping = Readonly<Partial<Record<CanonicalColumn, string>>>;

/** Names that mean a canonical column, best first; case and punctuation do not count. */
const NAMES: Record<CanonicalColumn, readonly string[]> = {
  timestamp: ["timestamp", "time", "ts", "datetime", "date", "eventtime"],
  level: ["level", "loglevel", "severity", "severitytext", "lvl"],
  service: ["service", "servicename", "app", "application", "component"],
  message: ["message", "msg", "body", "event"],
  latency_ms: [
    "latencyms",
    "latency",
    "timetaken",
    "durationms",
    "duration",
    "elapsedms",
    "elapsed",
    "responsetimems",
    "responsetime",
  ],
};

/** The canonical columns in the order in which the report names them. */
export const CANONICAL_COLUMNS = Object.keys(NAMES) as CanonicalColumn[];

/**
 * Finds out which columns feed the canonical log, by name.
 *
 * @param columns The columns that the logs have.
 * @param overrides Canonical column to column, stronger than any name.
 * @returns The mapping; a canonical column that nothing feeds is left out.
 * @throws {InputError} If an override names a column that does not exist, or
 * nothing feeds `timestamp`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { mapColumns } from "./column_mapping.ts";
 *
 * const mapping = mapColumns(["", "Timestamp", "LogLevel", "TimeTaken"]);
 *
 * assertEquals(mapping, {
 *   timestamp: "Timestamp",
 *   level: "LogLevel",
 *   latency_ms: "TimeTaken",
 * });
 * ```
 */
export function mapColumns(
  columns: readonly string[],
  overrides: ColumnMapping = {},
): ColumnMapping {
  checkOverrides(columns, overrides);
  const taken = new Set(Object.values(overrides));
  const mapping: Partial<Record<CanonicalColumn, string>> = {};
  for (const canonical of CANONICAL_COLUMNS) {
    const column = overrides[canonical] ??
      findByName(columns.filter((name) => !taken.has(name)), NAMES[canonical]);
    if (column !== undefined) mapping[canonical] = column;
  }
  if (mapping.timestamp === undefined) {
    throw new InputError(
      `Cannot find a timestamp among the columns ${
        listColumns(columns)
      }: name it with --map timestamp=COLUMN`,
    );
  }
  return mapping;
}

function checkOverrides(columns: readonly string[], overrides: ColumnMapping) {
  for (const [canonical, column] of Object.entries(overrides)) {
    if (!(canonical in NAMES)) {
      throw new InputError(
        `Cannot map ${JSON.stringify(canonical)}: the canonical columns are ${
          CANONICAL_COLUMNS.join(", ")
        }`,
      );
    }
    if (!columns.includes(column)) {
      throw new InputError(
        `Cannot map ${canonical} to the column ${
          JSON.stringify(column)
        }: the columns are ${listColumns(columns)}`,
      );
    }
  }
}

function findByName(
  columns: readonly string[],
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const found = columns.find((column) => normalise(column) === name);
    if (found !== undefined) return found;
  }
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The first twenty columns, quoted, so that a binary file's "header" stays readable. */
function listColumns(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((name) =>
    JSON.stringify(name.length > 40 ? `${name.slice(0, 39)}…` : name)
  );
  const more = columns.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
