import { InputError } from "../../logs/input_error.ts";
import { TimestampReader } from "../../logs/timestamps/timestamp_reader.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import { type ClickHouseAddress, readAddress, showAddress } from "./address.ts";
import type { ClickHouseClient } from "./clickhouse_client.ts";
import { ClickHouseSource } from "./clickhouse_source.ts";
import { findRollup } from "./find_rollup.ts";
import { type LoadRecord, readLedger } from "./load_ledger.ts";
import { loadedTable } from "./loaded_table.ts";
import type { LogTable, TablePeriod } from "./log_table.ts";
import { mappedTable } from "./mapped_table.ts";
import { withTemplates } from "./message_templates.ts";
import { readingClient } from "./reading_client.ts";
import { sql } from "./sql.ts";

/** A larger table is not read as a whole unless somebody says so. */
const MOST_ROWS = 1_000_000_000;

/** What is for files only. */
const OF_FILES = [
  "format",
  "timezone",
  "year",
  "date",
  "deduplicate",
  "maxRejected",
] as const;

/**
 * Opens a table of ClickHouse as logs: one that `load` filled, OpenTelemetry's
 * `otel_logs`, or any other.
 *
 * @param url `clickhouse://user@host:port/database/table`.
 * @throws {InputError} If it cannot be read, or not as logs; or if it has more than
 * a billion rows and no period is given.
 */
export async function openTable(
  url: string,
  options: OpenLogsOptions,
): Promise<ClickHouseSource> {
  const address = readAddress(url);
  refuseOptions(options, OF_FILES, "it is for files, and this is a table");
  const period = periodOf(options);
  const { timeout, allowPartial } = options;
  const { client, missing } = await readingClient(
    address,
    timeout,
    allowPartial,
  );
  const loads = await readLedger(client, address);
  const table = loads === undefined
    ? await mappedTable(client, address, options, period)
    : filledTable(address, loads, options, period);
  await checkSize(client, address, table);
  const source = new ClickHouseSource(
    client,
    await withTemplates(client, table, options.templates),
    {
      rollup: loads && await findRollup(client, address, table),
      missingShards: missing,
    },
  );
  await checkReadable(source, address, period);
  return source;
}

/** What was read at loading is kept as it is. */
function filledTable(
  address: ClickHouseAddress,
  loads: readonly LoadRecord[],
  options: OpenLogsOptions,
  period: TablePeriod,
): LogTable {
  refuseOptions(
    options,
    ["map", "templates"],
    "the table was filled by deno task load, which asks for it",
  );
  return loadedTable(address, loads, period);
}

function refuseOptions(
  options: OpenLogsOptions,
  names: readonly (keyof OpenLogsOptions)[],
  why: string,
): void {
  const given = names.find((name) =>
    Object.keys(Object(options[name])).length > 0 ||
    !["undefined", "object"].includes(typeof options[name])
  );
  if (given === undefined) return;
  const option = given.replace(
    /[A-Z]/g,
    (letter) => `-${letter.toLowerCase()}`,
  );
  throw new InputError(`Cannot use --${option}: ${why}`);
}

function periodOf({ from, to }: OpenLogsOptions): TablePeriod {
  const reader = new TimestampReader();
  const read = (name: string, text: string | undefined) => {
    if (text === undefined) return {};
    const day = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text;
    const at = reader.read(day);
    if (Number.isNaN(at)) {
      throw new InputError(
        `Cannot use --${name}: it must be a moment such as 2024-05-01T12:00:00Z, got ${text}`,
      );
    }
    return { [name]: at };
  };
  const period = { ...read("from", from), ...read("to", to) };
  if ((period.from ?? -Infinity) < (period.to ?? Infinity)) return period;
  throw new InputError(
    `Cannot use --from ${from} --to ${to}: the end must be after the start`,
  );
}

async function checkSize(
  client: ClickHouseClient,
  address: ClickHouseAddress,
  { table, period }: LogTable,
): Promise<void> {
  if (period.from !== undefined || period.to !== undefined) return;
  const [[count]] = await client.ask(
    sql`SELECT toFloat64(count()) FROM ${table}`,
  );
  if (Number(count) <= MOST_ROWS) return;
  throw new InputError(
    `Cannot read ${
      showAddress(address)
    } as a whole: it has ${count} rows, more than ${MOST_ROWS}; say with --from and --to which are meant`,
  );
}

async function checkReadable(
  source: ClickHouseSource,
  address: ClickHouseAddress,
  { from, to }: TablePeriod,
): Promise<void> {
  const { rows, first } = await source.overview();
  const isPart = from !== undefined || to !== undefined;
  if (rows === 0) {
    throw new InputError(
      `Cannot read ${showAddress(address)}: there is no log in it${
        isPart ? " between --from and --to" : ""
      }`,
    );
  }
  if (first === null) {
    throw new InputError(
      `Cannot read ${
        showAddress(address)
      }: no value in its timestamp is a timestamp such as 2023-11-20T08:40:50.664842; name another column with --map timestamp=COLUMN`,
    );
  }
}
