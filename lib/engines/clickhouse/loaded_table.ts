import { InputError } from "../../logs/input_error.ts";
import type { CanonicalColumn } from "../../logs/log_source.ts";
import type { Reading } from "../../logs/reading.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import type { LoadAbout, LoadRecord } from "./load_ledger.ts";
import { tableName } from "./load_ledger.ts";
import { type LoadedColumn, loadedColumn } from "./loaded_columns.ts";
import type { LogTable, TableColumn, TablePeriod } from "./log_table.ts";
import { rowMeasures } from "./measures.ts";
import { identifier, type Sql, sql } from "./sql.ts";

/** Rows of one load; a number of that size is still whole in an Int64. */
const MOST_ROWS = 2 ** 40;

/**
 * A table that `load` filled: the canonical values are in it as they were read,
 * beside those that stood in the file.
 *
 * @throws {InputError} If a load was begun and not finished, or none was.
 */
export function loadedTable(
  address: ClickHouseAddress,
  loads: readonly LoadRecord[],
  period: TablePeriod,
): LogTable {
  const abouts = loads.map(({ about }) => about);
  const [first] = abouts;
  if (first === undefined || abouts.includes(undefined)) {
    throw new InputError(
      `Cannot read ${
        showAddress(address)
      }: a load into it was begun and not finished; run the same deno task load again`,
    );
  }
  const finished = abouts.filter((about) => about !== undefined);
  const has = (canonical: CanonicalColumn) =>
    finished.some((about) => about.canonical.includes(canonical));
  const column = (canonical: "level" | "service" | "message" | "latency_ms") =>
    has(canonical) ? loadedColumn(canonical) : null;
  return {
    table: tableName(address),
    columns: first.columns.map(tableColumn),
    timestamp: loadedColumn("timestamp"),
    level: column("level"),
    service: column("service"),
    message: column("message"),
    latency_ms: column("latency_ms"),
    measures: rowMeasures({
      timestamp: loadedColumn("timestamp"),
      latency_ms: column("latency_ms"),
    }),
    second: loadedColumn("second"),
    order: [
      sql`toInt64(${loadedColumn("load")}) * toInt64(${MOST_ROWS}) + toInt64(${
        loadedColumn("row")
      })`,
    ],
    late: loadedColumn("late"),
    place: { file: loadedColumn("file"), line: loadedColumn("line") },
    period,
    reading: joinReadings(finished),
    name: address.table,
  };
}

function tableColumn(
  { name, holder, type, canonical, stored }: LoadedColumn,
): TableColumn {
  const raw = identifier(holder);
  return {
    name,
    type,
    canonical: canonical as CanonicalColumn | null,
    raw,
    typed: typedValue(raw, { type, canonical, stored }),
    isNumber: stored !== "String",
  };
}

/** As `PolarsSource` types it: microseconds, milliseconds, numbers or text. */
function typedValue(
  raw: Sql,
  { type, canonical, stored }: Pick<
    LoadedColumn,
    "type" | "canonical" | "stored"
  >,
): Sql {
  if (canonical === "timestamp") {
    return sql`toFloat64(${loadedColumn("timestamp")})`;
  }
  if (canonical === "latency_ms") return loadedColumn("latency_ms");
  if (type !== "integer" && type !== "number") return raw;
  return stored === "String"
    ? sql`toFloat64OrNull(${raw})`
    : sql`toFloat64(${raw})`;
}

/** What was read of the files of all loads. */
function joinReadings(loads: readonly LoadAbout[]): Reading {
  const readings = loads.map(({ reading }) => reading);
  const [first, ...others] = readings;
  if (others.length === 0) return first;
  const sum = (counts: readonly (number | null)[]) =>
    counts.includes(null)
      ? null
      : counts.reduce<number>((sum, count) => sum + Number(count), 0);
  return {
    ...first,
    files: readings.flatMap(({ files }) => files),
    zoneless: sum(readings.map(({ zoneless }) => zoneless)),
    rejected: readings.flatMap(({ rejected }) => rejected),
    firstRejected: readings.flatMap(({ firstRejected }) => firstRejected)
      .slice(0, 10),
    templates: readings.every(({ templates }) => templates === null)
      ? null
      : readings.flatMap(({ templates }) => templates ?? []),
  };
}
