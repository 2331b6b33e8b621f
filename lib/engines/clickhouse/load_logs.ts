import pl from "nodejs-polars";
import { InputError } from "../../logs/input_error.ts";
import type { ColumnOverview } from "../../logs/log_source.ts";
import type { Reading } from "../../logs/reading.ts";
import { columnOverviews, periodOf } from "../polars_overview.ts";
import type { PolarsInput } from "../polars_source.ts";
import { type ClickHouseAddress, readAddress, showAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { createTables, type TablesPlan } from "./create_tables.ts";
import { encodeRows } from "./encode_rows.ts";
import {
  hasTable,
  ledgerName,
  ledgerOf,
  type LoadAbout,
  readLedger,
  tableName,
} from "./load_ledger.ts";
import {
  holdersOf,
  isCanonical,
  LOADED_COLUMNS,
  type LoadedColumn,
  loadedColumn,
} from "./loaded_columns.ts";
import { identifier, type Sql, sql } from "./sql.ts";

/** How logs are loaded. */
export interface LoadOptions {
  /** The cluster over whose shards the rows are spread; defaults to none: one local table. */
  readonly cluster?: string;
  /** How long a statement may take, in seconds. */
  readonly timeout_s?: number;
  /** Rows that are written at once; a load that goes on must use the same. Defaults to 100,000. */
  readonly batch?: number;
  /** Told after each batch how many rows are in the table, and of how many. */
  readonly onProgress?: (rows: number, of: number) => void;
}

/** What {@linkcode loadLogs} did. */
export interface LoadResult {
  /** The rows of the logs. */
  readonly rows: number;
  /** Those that were written now; the others were there. */
  readonly written: number;
}

const BATCH = 100_000;
/** Rows that are read at once: a file is read up to them again for the next ones. */
const SLICE = 500_000;

/**
 * Loads logs into a table of ClickHouse, which is made if there is none, in
 * batches. A row is known by the load and its place in it: a load that was killed
 * goes on where it stopped when it is started again, whatever part of a batch had
 * arrived, and one that was finished writes nothing.
 *
 * @param logs As they were read.
 * @param identity Tells these logs, read this way, from others.
 * @param url The table's address.
 * @throws {InputError} If the table is not one that `load` made for such logs, or
 * the server refuses.
 */
export async function loadLogs(
  logs: PolarsInput,
  identity: string,
  url: string,
  options: LoadOptions = {},
): Promise<LoadResult> {
  const address = readAddress(url);
  const client = new ClickHouseClient(address, options.timeout_s);
  const period = await periodOf(logs.rows);
  const { rows } = period;
  const about = await describeLoad(logs, rows);
  await prepare(client, address, { about, period, ...options });
  const loads = await readLedger(client, address) ?? [];
  const same = loads.find((load) => load.identity === identity);
  checkColumns(address, loads.flatMap(({ about }) => about ?? []), about);
  if (same?.about !== undefined) return { rows, written: 0 };
  const number = same?.number ??
    Math.max(0, ...loads.map(({ number }) => number)) + 1;
  const record = (about: string) =>
    client.run(
      sql`INSERT INTO ${
        ledgerOf(address)
      } (number, identity, about) VALUES (${number}, ${identity}, ${about})`,
    );
  if (same === undefined) await record("");
  else await client.ended(identity);
  const written = await writeRows(client, address, logs, {
    ...{ number, identity, rows, about },
    isNew: same === undefined,
    batch: options.batch ?? BATCH,
    onProgress: options.onProgress,
  });
  await record(JSON.stringify(about));
  return { rows, written };
}

async function describeLoad(
  logs: PolarsInput,
  rows: number,
): Promise<LoadAbout> {
  const overviews = await columnOverviews(logs);
  const holders = holdersOf(logs.columns.map(({ name }) => name));
  const types = await logs.rows.limit(0).collect();
  const columns = logs.columns.map(({ holder }, i): LoadedColumn => {
    const stored = storedType(types.getColumn(holder).dtype);
    const same = stored === "String"
      ? sameAsCanonical(overviews[i], logs.reading)
      : undefined;
    return { ...overviews[i], holder: same ?? holders[i], stored };
  });
  return {
    rows,
    columns,
    canonical: logs.reading.mapping.map(({ canonical }) => canonical),
    reading: logs.reading,
  };
}

/** Services and messages are mostly as they stand in the logs: they are kept once. */
function sameAsCanonical(
  { canonical }: ColumnOverview,
  { mapping, templates }: Reading,
): string | undefined {
  if (canonical !== "service" && canonical !== "message") return undefined;
  const fed = mapping.find((mapped) => mapped.canonical === canonical);
  const isSame = fed?.columns.length === 1 &&
    (canonical === "service" || templates === null);
  return isSame ? LOADED_COLUMNS[canonical] : undefined;
}

function storedType({ variant }: pl.DataType): LoadedColumn["stored"] {
  if (/^(U?Int(8|16|32)|Int64)$/.test(variant)) return "Int64";
  return /^Float\d+$/.test(variant) ? "Float64" : "String";
}

async function prepare(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  plan: TablesPlan,
): Promise<void> {
  const ledger = { ...address, table: ledgerName(address) };
  const [exists, isOurs] = await Promise.all([
    hasTable(client, address),
    hasTable(client, ledger),
  ]);
  if (exists && isOurs) return;
  if (!exists) return await createTables(client, address, plan);
  throw new InputError(
    `Cannot load into ${
      showAddress(address)
    }: the table exists and was not made by deno task load; name another one, or make a report of this one as it is`,
  );
}

function checkColumns(
  address: ClickHouseAddress,
  loads: readonly LoadAbout[],
  { columns }: LoadAbout,
): void {
  const shape = (columns: readonly LoadedColumn[]) =>
    JSON.stringify(columns.map(({ name, stored }) => [name, stored]));
  if (loads.every((load) => shape(load.columns) === shape(columns))) return;
  throw new InputError(
    `Cannot load into ${
      showAddress(address)
    }: the logs in it have other columns (${
      loads[0].columns.map(({ name }) => JSON.stringify(name)).join(", ")
    }); name another table`,
  );
}

interface Write {
  readonly number: number;
  readonly identity: string;
  readonly rows: number;
  readonly about: LoadAbout;
  readonly isNew: boolean;
  readonly batch: number;
  readonly onProgress?: (rows: number, of: number) => void;
}

async function writeRows(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { rows: frame }: PolarsInput,
  { number, identity, rows, about, isNew, batch, onProgress }: Write,
): Promise<number> {
  const present = isNew
    ? new Map<number, number>()
    : await countBatches(client, address, number, batch);
  const names = [
    ...Object.values(LOADED_COLUMNS),
    ...about.columns.map(({ holder }) => holder)
      .filter((holder) => !isCanonical(holder)),
  ].map(identifier);
  const insert = sql`INSERT INTO ${
    tableName(address)
  } (${names}) FORMAT TabSeparated`;
  const slice = Math.max(batch, Math.floor(SLICE / batch) * batch);
  let written = 0;
  let latest: number | null = null;
  for (let start = 0; start < rows; start += slice) {
    const part = await frame.slice(start, slice).collect();
    const encoded = await encodeRows(part, about.columns, {
      ...{ start, latest, load: number },
    });
    latest = encoded.latest;
    for (let from = 0; from < part.height; from += batch) {
      const lines = encoded.lines.slice(from, batch);
      const there = present.get((start + from) / batch) ?? 0;
      const missing = there === 0
        ? lines
        : there >= lines.height
        ? lines.limit(0)
        : await withoutPresent(client, address, number, {
          lines,
          first: start + from,
        });
      if (missing.height > 0) {
        await client.run(insert, joined(missing), identity);
      }
      written += missing.height;
      onProgress?.(start + from + lines.height, rows);
    }
  }
  return written;
}

function joined(lines: pl.DataFrame): string {
  const whole = lines.select(pl.col("lines").str.concat("\n"));
  return `${whole.getColumn("lines").get(0)}\n`;
}

function ofLoad(number: number): Sql {
  return sql`${loadedColumn("load")} = ${number}`;
}

/** How many rows of each batch are there. */
async function countBatches(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  number: number,
  batch: number,
): Promise<Map<number, number>> {
  const place = sql`intDiv(${loadedColumn("row")}, ${batch})`;
  const counts = await client.ask(
    sql`SELECT ${place}, count() FROM ${tableName(address)} WHERE ${
      ofLoad(number)
    } GROUP BY ${place}`,
  );
  return new Map(
    counts.map(([place, rows]) => [Number(place), Number(rows)]),
  );
}

/** The lines of a batch that are not there: it broke off between two shards or parts. */
async function withoutPresent(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  number: number,
  { lines, first }: { lines: pl.DataFrame; first: number },
): Promise<pl.DataFrame> {
  const row = loadedColumn("row");
  const found = await client.ask(
    sql`SELECT ${row} FROM ${tableName(address)} WHERE ${ofLoad(number)}
      AND ${row} >= ${first} AND ${row} < ${first + lines.height}`,
  );
  const present = new Set(found.map(([row]) => Number(row)));
  const missing = Array.from(
    { length: lines.height },
    (_, i) => !present.has(first + i),
  );
  return lines.filter(pl.Series("missing", missing, pl.Bool));
}
