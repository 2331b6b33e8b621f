import { InputError } from "../input_error.ts";
import type { CanonicalColumn } from "../log_source.ts";
import {
  CANONICAL_COLUMNS,
  type ColumnMapping,
  type ColumnSample,
  type LogMapping,
  type MappedColumn,
} from "./column_mapping.ts";
import { columnsByName } from "./canonical_names.ts";
import { listColumns, readColumnSpec } from "./column_spec.ts";
import { dateAndTime, withTimeOfDay } from "./date_and_time.ts";
import { asTimeOfDay, timeOfDay } from "./time_of_day.ts";
import { feeds, feedsByValues } from "./column_values.ts";
import { byYears } from "./by_years.ts";
import {
  columnsOfProgram,
  withoutMisnamed,
  withUnitOfProgram,
} from "./known_programs.ts";
import { sinceBoot } from "./since_boot.ts";
import { withStandIns } from "./with_stand_ins.ts";
import { withUnitBySize } from "./with_unit_by_size.ts";

/**
 * Finds out which columns feed the canonical log: as told, else by name where the
 * values are what the name says, else by the values alone. A column that has a
 * value where the first choice has none stands in for it: logs of several
 * programs in one file call the same thing by several names.
 *
 * @param sample Some rows, at best the first thousand or so.
 * @param overrides Stronger than any name.
 * @returns The mapping; a canonical column that nothing feeds is left out.
 * @throws {InputError} If an override names a column that does not exist, or
 * nothing feeds `timestamp`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { inferMapping } from "./infer_mapping.ts";
 *
 * const mapping = inferMapping(
 *   new Map([
 *     ["when", ["2023-11-20T08:40:50Z", "2023-11-20T08:40:51Z"]],
 *     ["severity", ["info", "error"]],
 *   ]),
 * );
 *
 * assertEquals(mapping.timestamp?.from, [{ column: "when" }]);
 * assertEquals(mapping.level?.reason, "by its name");
 * assertEquals(mapping.latency_ms, undefined);
 * ```
 */
export function inferMapping(
  sample: ColumnSample,
  overrides: ColumnMapping = {},
): LogMapping {
  const columns = [...sample.keys()];
  const mapping: { -readonly [C in CanonicalColumn]?: MappedColumn } = {};
  for (const [canonical, spec] of Object.entries(overrides)) {
    const told = readColumnSpec(canonical, spec, columns);
    const known = canonical as CanonicalColumn;
    const from = known === "timestamp" && !told.joined
      ? told.from.map((source) => asTimeOfDay(source, sample))
      : told.from;
    mapping[known] = { canonical: known, ...told, from, reason: "--map" };
  }
  const compact = compactLevel(columns);
  if (compact !== undefined) mapping.level ??= compact;
  for (const { canonical, column, reason } of columnsOfProgram(sample)) {
    const source = feeds(canonical, column, sample.get(column) ?? []);
    if (source === undefined) continue;
    mapping[canonical] ??= { canonical, from: [source], joined: false, reason };
  }
  const known = withoutMisnamed(sample);
  for (const canonical of CANONICAL_COLUMNS) {
    if (mapping[canonical] !== undefined) continue;
    const found = infer(canonical, untaken(known, mapping));
    if (found === undefined) continue;
    mapping[canonical] = canonical === "latency_ms"
      ? withUnitBySize(withUnitOfProgram(found, sample), sample)
      : found;
  }
  if (mapping.timestamp === undefined) throw noTimestamp(columns);
  return mapping;
}

/** Plain text has a column `timestamp` wherever a time was found in it. */
function noTimestamp(columns: readonly string[]): InputError {
  const isText = columns.every((name) =>
    name === "message" || name === "level"
  );
  return new InputError(
    isText
      ? "Cannot find a timestamp in the logs: no line begins with one in a form that is known; if they are of another format, name it with --format"
      : `Cannot find a timestamp among the columns ${
        listColumns(columns)
      }: name it with --map timestamp=COLUMN`,
  );
}

/** Serilog's compact format leaves the level out where it is Information. */
function compactLevel(columns: readonly string[]): MappedColumn | undefined {
  const isCompact = columns.includes("@t") &&
    (columns.includes("@m") || columns.includes("@mt"));
  if (!isCompact) return undefined;
  return {
    canonical: "level",
    from: [{ column: "@l" }],
    joined: false,
    reason: "by its name; without a value it is Information",
    otherwise: "INFO",
  };
}

/** The columns that feed nothing yet. */
function untaken(sample: ColumnSample, mapping: LogMapping): ColumnSample {
  const taken = new Set(
    Object.values(mapping).flatMap(({ from }) =>
      from.map(({ column }) => column)
    ),
  );
  return new Map([...sample].filter(([column]) => !taken.has(column)));
}

function infer(
  canonical: CanonicalColumn,
  sample: ColumnSample,
): MappedColumn | undefined {
  if (canonical === "timestamp") return inferTimestamp(sample);
  return inferByName(canonical, sample) ?? inferByValues(canonical, sample);
}

function inferTimestamp(sample: ColumnSample): MappedColumn | undefined {
  const canonical = "timestamp";
  const pair = dateAndTime(sample);
  if (pair !== undefined) {
    return { canonical, from: pair, joined: true, reason: "by their names" };
  }
  const found = inferByName(canonical, sample) ??
    inferByValues(canonical, sample);
  if (found === undefined) return timeOfDay(sample) ?? sinceBoot(sample);
  const whole = withTimeOfDay(found.from[0].column, sample);
  return whole === undefined
    ? found
    : { canonical, from: whole, joined: true, reason: "by their values" };
}

function inferByName(
  canonical: CanonicalColumn,
  sample: ColumnSample,
): MappedColumn | undefined {
  const named = columnsByName([...sample.keys()], canonical).flatMap(
    (column) => feeds(canonical, column, sample.get(column) ?? []) ?? [],
  );
  if (named.length === 0) return undefined;
  if (canonical === "timestamp") named.sort(byYears(sample));
  const from = withStandIns(named, sample);
  const reason = from.length > 1 ? "by their names" : "by its name";
  return { canonical, from, joined: false, reason };
}

function inferByValues(
  canonical: CanonicalColumn,
  sample: ColumnSample,
): MappedColumn | undefined {
  const found = feedsByValues(canonical, sample);
  if (found === undefined) return undefined;
  return { canonical, from: [found], joined: false, reason: "by its values" };
}
