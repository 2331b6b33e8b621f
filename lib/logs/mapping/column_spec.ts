import { InputError } from "../input_error.ts";
import type { CanonicalColumn } from "../log_source.ts";
import { CANONICAL_COLUMNS, type SourceColumn } from "./column_mapping.ts";

/** What may stand behind the colon. */
const UNITS: Readonly<Record<CanonicalColumn, readonly string[]>> = {
  timestamp: ["s", "ms", "us", "ns", "clock", "boot"],
  level: [
    "syslog",
    "pino",
    "otel",
    "http",
    "python",
    "dotnet",
    "monolog",
    "azure",
    "alert",
  ],
  service: [],
  message: [],
  latency_ms: ["s", "ms", "us", "ns"],
};

/**
 * Reads what a user mapped to a canonical column: a column's name; one with a
 * unit, `duration:us`; two that hold a date and a time, `date+time`. A name that
 * is a column as it stands is that column.
 *
 * @throws {InputError} If there is no such canonical column, column or unit.
 */
export function readColumnSpec(
  canonical: string,
  spec: string,
  columns: readonly string[],
): { from: SourceColumn[]; joined: boolean } {
  const known = CANONICAL_COLUMNS.find((name) => name === canonical);
  if (known === undefined) {
    throw new InputError(
      `Cannot map ${JSON.stringify(canonical)}: the canonical columns are ${
        CANONICAL_COLUMNS.join(", ")
      }`,
    );
  }
  if (columns.includes(spec)) {
    return { from: [{ column: spec }], joined: false };
  }
  const parts = spec.split("+");
  if (parts.length > 1 && parts.every((part) => columns.includes(part))) {
    return { from: parts.map((column) => ({ column })), joined: true };
  }
  const colon = spec.lastIndexOf(":");
  const column = spec.slice(0, Math.max(colon, 0));
  if (colon >= 0 && columns.includes(column)) {
    const unit = spec.slice(colon + 1);
    if (UNITS[known].includes(unit)) {
      return { from: [{ column, unit }], joined: false };
    }
    throw new InputError(
      `Cannot map ${canonical} to ${JSON.stringify(spec)}: ${
        UNITS[known].length === 0
          ? "it takes no unit"
          : `the unit must be one of ${UNITS[known].join(", ")}`
      }`,
    );
  }
  throw new InputError(
    `Cannot map ${canonical} to the column ${
      JSON.stringify(spec)
    }: the columns are ${listColumns(columns)}`,
  );
}

/** The first twenty columns, quoted, so that a binary file's "header" stays readable. */
export function listColumns(columns: readonly string[]): string {
  const shown = columns.slice(0, 20).map((name) =>
    JSON.stringify(name.length > 40 ? `${name.slice(0, 39)}…` : name)
  );
  const more = columns.length - shown.length;
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}
