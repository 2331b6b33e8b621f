import pl from "nodejs-polars";
import { LONGEST_LATENCY_MS } from "../../logs/latency.ts";
import { InputError } from "../../logs/input_error.ts";
import { periodOf } from "../polars_overview.ts";
import type { PolarsInput } from "../polars_source.ts";
import { type ClickHouseAddress, readAddress, showAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { ensureRollup } from "./create_rollup.ts";
import { createTables, type TablesPlan } from "./create_tables.ts";
import { describeLoad } from "./describe_load.ts";
import {
  hasTable,
  ledgerName,
  type LoadAbout,
  readLedger,
} from "./load_ledger.ts";
import { loadTargets } from "./load_targets.ts";
import type { LoadedColumn } from "./loaded_columns.ts";
import { recordLoad } from "./record_load.ts";
import { writeRows } from "./write_rows.ts";

/** How logs are loaded. */
export interface LoadOptions {
  /** The cluster over whose shards the rows are spread; defaults to none: one local table. */
  readonly cluster?: string;
  /** Whether the table is to have a roll-up, which answers some questions of a report at once; defaults to false. */
  readonly rollup?: boolean;
  /** How long a statement may take, in seconds. */
  readonly timeout_s?: number;
  /** Rows that are written at once; defaults to 100,000, or fewer where each shard would not get some. */
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
  const { timeout_s, batch = BATCH, onProgress } = options;
  const client = new ClickHouseClient(address, { timeout_s });
  const period = await periodOf(logs.rows);
  const { rows } = period;
  const about = await describeLoad(logs, rows);
  await prepare(client, address, { about, period, ...options });
  const loads = await readLedger(client, address) ?? [];
  const same = loads.find((load) => load.identity === identity);
  checkColumns(address, loads.flatMap(({ about }) => about ?? []), about);
  const plan = { period, centre_ms: await centreOf(logs), timeout_s };
  if (options.rollup) await ensureRollup(client, address, plan);
  if (same?.about !== undefined) return { rows, written: 0 };
  const number = same?.number ??
    Math.max(0, ...loads.map(({ number }) => number)) + 1;
  const targets = await loadTargets(client, address, timeout_s);
  if (same === undefined) {
    await recordLoad(targets, address, { number, identity });
  } else {
    // What a killed process has sent may still be on its way.
    const servers = new Set([client, ...targets.map(({ client }) => client)]);
    await Promise.all([...servers].map((client) => client.ended(identity)));
  }
  const written = await writeRows(logs, {
    ...{ client, address, targets, number, identity, about, onProgress },
    isNew: same === undefined,
    batch: Math.min(batch, Math.ceil(rows / targets.length)),
  });
  if (options.rollup) await ensureRollup(client, address, plan);
  await recordLoad(targets, address, { number, identity, about });
  return { rows, written };
}

/** A whole number near the mean of the latencies that can be averaged. */
async function centreOf({ rows }: PolarsInput): Promise<number> {
  const latency = pl.col("latency_ms");
  const known = latency.gtEq(0).and(latency.ltEq(LONGEST_LATENCY_MS));
  const mean = await rows.filter(known).select(latency.mean()).collect();
  return Math.round(Number(mean.getColumn("latency_ms").get(0) ?? 0));
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
