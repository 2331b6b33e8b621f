import { join } from "@std/path";
import type pl from "nodejs-polars";
import { InputError } from "../../logs/input_error.ts";
import { parsingFolder } from "../parsing/parsing_folder.ts";
import type { PolarsInput } from "../polars_source.ts";
import { showAddress } from "./address.ts";
import { encodeRows } from "./encode_rows.ts";
import { type LoadAbout, tableName } from "./load_ledger.ts";
import type { TableNode } from "./table_nodes.ts";
import { isCanonical, LOADED_COLUMNS } from "./loaded_columns.ts";
import { placeRows } from "./place_rows.ts";
import {
  countBatches,
  countRows,
  type LoadInto,
  missingRows,
} from "./present_rows.ts";
import { identifier, type Sql, sql } from "./sql.ts";
import { TakeTurns } from "./take_turns.ts";

/** What {@linkcode writeRows} writes, and where. */
export interface RowsToWrite extends LoadInto {
  readonly targets: readonly TableNode[];
  readonly identity: string;
  readonly about: LoadAbout;
  /** Whether nothing of the load can be there. */
  readonly isNew: boolean;
  /** Rows that are written at once. */
  readonly batch: number;
  readonly onProgress?: (rows: number, of: number) => void;
}

/** Rows that are read at once: a file is read up to them again for the next ones. */
const SLICE = 500_000;

/**
 * Writes the rows of logs that are not there yet, a batch to each target in turns:
 * while some are written, the next ones are read.
 *
 * @returns How many were written.
 * @throws {InputError} If the server refuses, or the rows are not all there at the end.
 */
export async function writeRows(
  { rows: frame }: PolarsInput,
  write: RowsToWrite,
): Promise<number> {
  const { targets, batch, about: { rows, columns }, identity, number } = write;
  const present = write.isNew ? new Map() : await countBatches(write, batch);
  const scratch = await Deno.makeTempDir({ dir: parsingFolder() });
  // One is prepared while each target has one to do.
  const turns = new TakeTurns(targets.length + 1);
  let [written, done] = [0, 0];
  const writeBatch = async (part: pl.DataFrame, first: number) => {
    const place = first / batch;
    const there = present.get(place) ?? 0;
    const missing = there === 0
      ? part
      : there >= part.height
      ? part.limit(0)
      : await missingRows(write, part, first);
    if (missing.height > 0) {
      const { client, table } = targets[place % targets.length];
      const data = await encodeRows(missing, {
        ...{ columns, load: number },
        scratch: join(scratch, String(place)),
      });
      await client.insert(insertInto(table, write.about), data, identity);
    }
    written += missing.height;
    done += part.height;
    write.onProgress?.(done, rows);
  };
  const slice = Math.max(batch, Math.floor(SLICE / batch) * batch);
  try {
    let latest: number | null = null;
    for (let start = 0; start < rows; start += slice) {
      const part = await frame.slice(start, slice).collect();
      const placed = placeRows(part, start, latest);
      latest = placed.latest;
      for (let from = 0; from < part.height; from += batch) {
        const batchRows = placed.rows.slice(from, batch);
        await turns.start(() => writeBatch(batchRows, start + from));
      }
    }
    await turns.done();
  } finally {
    await turns.idle();
    await Deno.remove(scratch, { recursive: true });
  }
  await checkAll(write);
  return written;
}

function insertInto(
  table: TableNode["table"],
  { columns }: LoadAbout,
): Sql {
  const names = [
    ...Object.values(LOADED_COLUMNS),
    ...columns.map(({ holder }) => holder)
      .filter((holder) => !isCanonical(holder)),
  ].map(identifier);
  return sql`INSERT INTO ${tableName(table)} (${names}) FORMAT TabSeparated`;
}

/** What was written must be what a report will read. */
async function checkAll(write: RowsToWrite): Promise<void> {
  const there = await countRows(write);
  const { address, about: { rows } } = write;
  if (there === rows) return;
  throw new InputError(
    `Cannot load into ${
      showAddress(address)
    }: ${there} of ${rows} logs are in it at the end; run it again, and if that does not help, drop the table`,
  );
}
