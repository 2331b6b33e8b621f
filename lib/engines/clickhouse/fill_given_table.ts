import { InputError } from "../../logs/input_error.ts";
import { periodOf } from "../polars_overview.ts";
import type { PolarsInput } from "../polars_source.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { describeColumns } from "./describe_columns.ts";
import { describeLoad } from "./describe_load.ts";
import { fillState, recordFill } from "./fill_record.ts";
import { type Fit, fitColumns } from "./fit_columns.ts";
import { ledgerName, tableName } from "./load_ledger.ts";
import type { LoadResult } from "./load_logs.ts";
import { all, identifier, sql } from "./sql.ts";
import { waitForLoad } from "./wait_for_load.ts";

/** So much of a digest tells loads from one another. */
const SHORT = 12;

/** What {@linkcode fillGivenTable} writes. */
export interface GivenFill {
  readonly logs: PolarsInput;
  readonly identity: string;
  /** Loads the logs into a table that it makes. */
  readonly load: (url: string) => Promise<LoadResult>;
  /** What was asked for and is not possible. */
  readonly refused?: string;
}

/**
 * Fills a table that was made by others: the logs are loaded into a table beside it,
 * `NAME_loading_…`, and from there in one statement into those of its columns that have
 * a counterpart. `NAME_filled` remembers what was written, so that nothing is twice.
 *
 * @throws {InputError} If the logs do not fit, or the server refuses.
 */
export async function fillGivenTable(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { logs, identity, load, refused }: GivenFill,
): Promise<LoadResult> {
  if (refused !== undefined) {
    throw new InputError(
      `Cannot use ${refused}: ${
        showAddress(address)
      } exists and was not made by deno task load; it is filled as it is`,
    );
  }
  const { rows } = await periodOf(logs.rows);
  const { columns: own, canonical } = await describeLoad(logs, rows);
  const table = tableName(address);
  const columns = await describeColumns(client, table);
  const fit = await fitColumns(columns, own, canonical);
  const state = await fillState(client, address, { identity, rows });
  const notes = notesOf(fit);
  if (state === "done") {
    await recordFill(client, address, { identity, isDone: true });
    return { rows, written: 0, notes };
  }
  const loading = {
    ...address,
    table: `${address.table}_loading_${identity.slice(0, SHORT)}`,
  };
  await load(urlOf(loading));
  await checkValues(client, loading, fit);
  await waitForLoad(client, identity);
  if (state === "new") {
    await recordFill(client, address, { identity, isDone: false });
  }
  await client.insert(
    sql`INSERT INTO ${table} (${
      fit.columns.map(({ name }) => identifier(name))
    }) SELECT ${fit.columns.map(valueOf)} FROM ${tableName(loading)}`,
    identity,
  );
  await recordFill(client, address, { identity, isDone: true });
  for (const name of [loading.table, ledgerName(loading)]) {
    await client.run(
      sql`DROP TABLE IF EXISTS ${tableName({ ...address, table: name })}`,
    );
  }
  return { rows, written: rows, notes };
}

function valueOf({ value, isRequired }: Fit["columns"][number]) {
  return isRequired ? sql`assumeNotNull(${value})` : value;
}

/** A column that cannot be null must not get one. */
async function checkValues(
  client: ClickHouseClient,
  loading: ClickHouseAddress,
  { columns }: Fit,
): Promise<void> {
  const required = columns.filter(({ isRequired }) => isRequired);
  if (required.length === 0) return;
  const [counts] = await client.ask(
    sql`SELECT ${
      required.map(({ value }) => sql`toFloat64(countIf(isNull(${value})))`)
    } FROM ${tableName(loading)} WHERE ${all([])}`,
  );
  const place = counts.findIndex((count) => Number(count) > 0);
  if (place < 0) return;
  throw new InputError(
    `Cannot load into ${client.address}: its column ${
      JSON.stringify(required[place].name)
    } must have a value, and ${
      counts[place]
    } logs have none for it; make it Nullable`,
  );
}

function notesOf({ leftOut, notes }: Fit): string[] {
  const names = leftOut.map((name) => JSON.stringify(name)).join(", ");
  return [
    ...(leftOut.length === 0 ? [] : [`no column of the table takes ${names}`]),
    ...notes,
  ];
}

function urlOf({ server, user, database, table }: ClickHouseAddress): string {
  const [user_, database_, table_] = [user, database, table]
    .map(encodeURIComponent);
  const { protocol, host } = new URL(server);
  const scheme = protocol === "https:" ? "clickhouses" : "clickhouse";
  return `${scheme}://${user_}@${host}/${database_}/${table_}`;
}
