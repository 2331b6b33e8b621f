import { type LatencyUnit, UNIT_MS } from "../../logs/latency_unit.ts";
import type { ColumnType } from "./column_type.ts";
import { type LoadedColumn, loadedColumn } from "./loaded_columns.ts";
import { mapColumns, type MappedSql, type NamedType } from "./map_columns.ts";
import { identifier, int64, Sql, sql } from "./sql.ts";

/** A column of a given table and what it gets of logs that `load` wrote elsewhere. */
export interface FittedColumn {
  readonly name: string;
  readonly value: Sql;
  /** Whether it must not be null. */
  readonly isRequired: boolean;
}

/** How logs fit into a given table. */
export interface Fit {
  readonly columns: readonly FittedColumn[];
  /** The logs' columns that no column of the table takes. */
  readonly leftOut: readonly string[];
  /** What a value loses, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Finds for the columns of a given table what of the logs goes into them: by the same
 * name, whatever its case, else by what both mean, such as `ServiceName` for a
 * service. What has no counterpart keeps its default.
 *
 * @param own The logs' columns, as `load` keeps them.
 * @param canonical The canonical columns that the logs have.
 * @throws {InputError} If no column of the table takes the timestamp.
 */
export async function fitColumns(
  table: readonly NamedType[],
  own: readonly LoadedColumn[],
  canonical: readonly string[],
): Promise<Fit> {
  const meanings = await mapColumns(table, {}, noExpression);
  const notes: string[] = [];
  const taken = new Set<string>();
  const columns = table.flatMap((column): FittedColumn[] => {
    const { name, type } = column;
    const meaning = meanings.find(({ from: [first], canonical: means }) =>
      first.name === name && canonical.includes(means)
    );
    const same = own.find((one) =>
      one.name.toLowerCase() === name.toLowerCase()
    );
    const value = valueOf(column, { same, meaning, own });
    if (value === undefined) return [];
    if (isCut(column, same, meaning)) {
      notes.push(
        `the column ${
          JSON.stringify(name)
        } is ${column.declared}: what is finer is cut off`,
      );
    }
    for (const { name, canonical } of own) {
      const isFed = canonical !== null && canonical === meaning?.canonical;
      if (name === same?.name || isFed) taken.add(name);
    }
    const isRequired = !type.isNullable && type.kind !== "text";
    return [{ name, value, isRequired }];
  });
  const leftOut = own.map(({ name }) => name).filter((name) =>
    !taken.has(name)
  );
  return { columns, leftOut, notes };
}

function noExpression(): Promise<string> {
  return Promise.reject(new Error("only names are looked for"));
}

/** What of the logs may go into a column. */
interface Counterparts {
  readonly same: LoadedColumn | undefined;
  readonly meaning: MappedSql | undefined;
  readonly own: readonly LoadedColumn[];
}

/** The value for a column, in its type; undefined where the logs have none. */
function valueOf(
  { type: { kind, isNullable }, declared }: NamedType,
  { same, meaning, own }: Counterparts,
): Sql | undefined {
  if (kind === "moment" || kind === "seconds" || kind === "day") {
    return meaning?.canonical === "timestamp" ? momentOf(kind) : undefined;
  }
  const value = same === undefined
    ? meant(kind, meaning, own)
    : identifier(same.holder);
  if (value === undefined) return undefined;
  switch (kind) {
    case "text":
      return isNullable
        ? sql`toString(${value})`
        : sql`ifNull(toString(${value}), '')`;
    case "integer":
    case "number":
      return sql`CAST(${value} AS ${nullable(declared)})`;
    default:
      return undefined;
  }
}

function momentOf(kind: "moment" | "seconds" | "day"): Sql {
  const at = loadedColumn("timestamp");
  if (kind === "moment") return sql`fromUnixTimestamp64Micro(${at})`;
  const seconds = sql`toDateTime(intDiv(${at}, ${int64(1_000_000)}))`;
  return kind === "seconds" ? seconds : sql`toDate(${seconds})`;
}

/** What has the same meaning: text as it stands in the logs, numbers in their unit. */
function meant(
  kind: ColumnType["kind"],
  meaning: MappedSql | undefined,
  own: readonly LoadedColumn[],
): Sql | undefined {
  if (meaning === undefined) return undefined;
  const { canonical, from: [{ unit = "ms" }] } = meaning;
  const isText = kind === "text";
  const fed = own.find((column) => column.canonical === canonical);
  if (canonical === "timestamp" && isText && fed !== undefined) {
    return identifier(fed.holder);
  }
  if (canonical === "latency_ms") {
    return isText
      ? fed && identifier(fed.holder)
      : sql`${loadedColumn(canonical)} / ${UNIT_MS[unit as LatencyUnit]}`;
  }
  return isText || canonical === "timestamp"
    ? loadedColumn(canonical)
    : undefined;
}

/** Whether a column holds less than the logs say. */
function isCut(
  { type: { kind } }: NamedType,
  same: LoadedColumn | undefined,
  meaning: MappedSql | undefined,
): boolean {
  const isLatency = meaning?.canonical === "latency_ms" && same === undefined;
  return kind === "seconds" || kind === "day" ||
    kind === "integer" && (isLatency || same?.stored === "Float64");
}

function nullable(declared: string): Sql {
  return new Sql(
    /Nullable\(/.test(declared) ? declared : `Nullable(${declared})`,
  );
}
