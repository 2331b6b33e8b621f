import { InputError } from "../../logs/input_error.ts";
import { latencyUnit } from "../../logs/latency_names.ts";
import { levelScheme } from "../../logs/level_scheme.ts";
import type { CanonicalColumn } from "../../logs/log_source.ts";
import { columnsByName } from "../../logs/mapping/canonical_names.ts";
import {
  CANONICAL_COLUMNS,
  type ColumnMapping,
} from "../../logs/mapping/column_mapping.ts";
import { listColumns } from "../../logs/mapping/column_spec.ts";
import { type ColumnType, readType } from "./column_type.ts";
import { identifier, Sql } from "./sql.ts";

/** A column of a table and its type. */
export interface NamedType {
  readonly name: string;
  readonly type: ColumnType;
  /** As ClickHouse writes it. */
  readonly declared: string;
}

/** What feeds a canonical column of a table. */
export interface MappedSql {
  readonly canonical: CanonicalColumn;
  /** Columns, or an expression of ClickHouse's, in the order in which they are asked for a value. */
  readonly from: readonly MappedSource[];
  readonly reason: string;
}

/** A column or an expression. */
export interface MappedSource {
  /** As it is named. */
  readonly name: string;
  readonly value: Sql;
  readonly type: ColumnType;
  readonly unit?: string;
}

const UNIT = /:(s|ms|us|ns|syslog|pino|otel|http|python|dotnet)$/;

/** What types can hold a canonical column. */
const FITTING: Readonly<
  Record<CanonicalColumn, readonly ColumnType["kind"][]>
> = {
  timestamp: ["moment", "seconds", "integer", "text", "number", "day"],
  level: ["text", "integer"],
  service: ["text"],
  message: ["text"],
  latency_ms: ["integer", "number", "text"],
};

/**
 * Finds out which columns of a table feed the canonical log: as told, else by name
 * where the type can be that.
 *
 * @param typeOf Asks for the type of an expression.
 * @throws {InputError} If nothing feeds `timestamp`.
 */
export async function mapColumns(
  columns: readonly NamedType[],
  overrides: ColumnMapping,
  typeOf: (expression: Sql) => Promise<string>,
): Promise<MappedSql[]> {
  const mapped: MappedSql[] = [];
  const taken = new Set<string>();
  for (const canonical of CANONICAL_COLUMNS) {
    const told = overrides[canonical];
    const from = told === undefined
      ? byName(columns.filter(({ name }) => !taken.has(name)), canonical)
      : [await asTold(columns, told, canonical, typeOf)];
    if (from.length === 0) continue;
    for (const { name } of from) taken.add(name);
    const reason = told !== undefined
      ? "--map"
      : from.length > 1
      ? "by their names"
      : "by its name";
    mapped.push({ canonical, from, reason });
  }
  if (mapped[0]?.canonical === "timestamp") return mapped;
  throw new InputError(
    `Cannot find a timestamp among the columns ${
      listColumns(columns.map(({ name }) => name))
    }: name it with --map timestamp=COLUMN`,
  );
}

function byName(
  columns: readonly NamedType[],
  canonical: CanonicalColumn,
): MappedSource[] {
  const fitting = columns.filter(({ type }) =>
    FITTING[canonical].includes(type.kind)
  );
  const names = columnsByName(fitting.map(({ name }) => name), canonical);
  const found = names.flatMap((name) =>
    fitting.filter((column) => column.name === name)
  ).map((column) => source(column, canonical));
  // OpenTelemetry gives a level as text, as a number or both.
  const numbered = found.find(({ unit }) => unit === "otel");
  return canonical === "level" && numbered !== undefined && found.length > 1
    ? [found[0], numbered].filter((one, i, all) => all.indexOf(one) === i)
    : found.slice(0, 1);
}

function source(
  { name, type }: NamedType,
  canonical: CanonicalColumn,
  unit = unitByName(name, type, canonical),
): MappedSource {
  return { name, value: identifier(name), type, unit };
}

function unitByName(
  name: string,
  { kind }: ColumnType,
  canonical: CanonicalColumn,
): string | undefined {
  if (canonical === "latency_ms") {
    // An expression ends in the name that it takes out of a column.
    return latencyUnit(name.replace(/[[\]'"`()]+/g, ".").replace(/\.+$/, ""));
  }
  return canonical === "level" && kind === "integer"
    ? levelScheme(["3", "5"], name)
    : undefined;
}

/** A column, a column with a unit, or else an expression of ClickHouse's. */
async function asTold(
  columns: readonly NamedType[],
  spec: string,
  canonical: CanonicalColumn,
  typeOf: (expression: Sql) => Promise<string>,
): Promise<MappedSource> {
  const find = (text: string) => columns.find(({ name }) => name === text);
  const whole = find(spec);
  if (whole !== undefined) return source(whole, canonical);
  const unit = UNIT.exec(spec)?.[1];
  const name = unit === undefined ? spec : spec.replace(UNIT, "");
  const column = find(name);
  if (column !== undefined) return source(column, canonical, unit);
  if (/^[\w.@-]+$/.test(name) || name.trim() === "") {
    throw new InputError(
      `Cannot map ${canonical} to the column ${
        JSON.stringify(spec)
      }: the columns are ${
        listColumns(columns.map(({ name }) => name))
      }; an expression such as LogAttributes['duration_ms'] is possible too`,
    );
  }
  const value = new Sql(`(${name})`);
  const type = readType(await typeOf(value));
  return {
    name,
    value,
    type,
    unit: unit ?? unitByName(name, type, canonical),
  };
}
