import pl from "nodejs-polars";
import { basename, resolve } from "@std/path";
import { type ColumnMapping, mapColumns } from "../logs/column_mapping.ts";
import { InputError } from "../logs/input_error.ts";
import type { LogSource } from "../logs/log_source.ts";
import { ensureSample } from "../logs/sample.ts";
import { AnswerOnce } from "./answer_once.ts";
import { MOST_KEPT_BYTES, PolarsSource } from "./polars_source.ts";

/** How {@linkcode openLogs} reads. */
export interface OpenLogsOptions {
  /** Canonical column to the column that feeds it, where the names do not tell. */
  readonly map?: ColumnMapping;
  /** Whether who opens the same file next gets the same answers; `false` leaves the logs opened before in that place. Defaults to `true`. */
  readonly kept?: boolean;
}

/** What was opened last; several notebooks of a report may look at the same logs. */
let last: { readonly key: string; readonly source: LogSource } | undefined;

/**
 * Opens logs. Nothing is read but the header and the size; every question to
 * the source scans what it needs, and its answer is kept for when it is asked
 * again, also by who opens the same unchanged file next.
 *
 * @param logs The path of a CSV file with a header line, from the working
 * directory or from the folder that the environment variable `LOGBOOK_FOLDER`
 * names; `"sample"`, the default, is the bundled sample.
 * @returns The logs as the report asks them.
 * @throws {InputError} If there is no such file, it is not a CSV file with a
 * timestamp, or an override names a column that it does not have.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "./open_logs.ts";
 *
 * const logs = await openLogs();
 * const { rows } = await logs.overview();
 *
 * assertEquals(rows, 100_000);
 * ```
 */
export async function openLogs(
  logs = "sample",
  options: OpenLogsOptions = {},
): Promise<LogSource> {
  const path = logs === "sample" ? await ensureSample() : locate(logs);
  const file = await checkFile(path, logs);
  const key = identity(path, file, options);
  if (last?.key === key) return last.source;
  const source = await openFile(path, file, logs, options);
  if (options.kept ?? true) last = { key, source };
  return source;
}

/** Differs where another file, another content or another reading of it is meant. */
function identity(
  path: string,
  { ino, size, mtime }: Deno.FileInfo,
  { map = {} }: OpenLogsOptions,
): string {
  return JSON.stringify([resolve(path), ino, size, mtime, map]);
}

async function openFile(
  path: string,
  { size: bytes }: Deno.FileInfo,
  logs: string,
  options: OpenLogsOptions,
): Promise<LogSource> {
  const name = basename(path);
  const lines = await readLines(path, bytes, logs);
  const mapping = mapColumns(lines.columns, options.map);
  const source = new PolarsSource({ name, lines, mapping, bytes });
  await checkReadable(source, logs, mapping);
  return new AnswerOnce(source);
}

/**
 * A report's notebooks run in one folder and its logs lie in another: the
 * variable keeps that folder out of the notebooks, which others will read.
 */
function locate(logs: string): string {
  const folder = Deno.env.get("LOGBOOK_FOLDER");
  return folder === undefined ? logs : resolve(folder, logs);
}

async function checkFile(path: string, given: string): Promise<Deno.FileInfo> {
  const file = await Deno.stat(path).catch((error) => {
    throw new InputError(
      error instanceof Deno.errors.NotFound
        ? `Cannot open the logs: there is no file ${JSON.stringify(given)}`
        : `Cannot open the logs ${JSON.stringify(given)}: ${error.message}`,
    );
  });
  if (!file.isFile) {
    throw new InputError(
      `Cannot open the logs: ${JSON.stringify(given)} is not a file`,
    );
  }
  if (file.size === 0) {
    throw new InputError(
      `Cannot open the logs: ${JSON.stringify(given)} is empty`,
    );
  }
  return file;
}

/** The lines of a file: from memory where it is small, else scanned for every question. */
async function readLines(
  path: string,
  bytes: number,
  given: string,
): Promise<pl.LazyDataFrame> {
  const lines = scanLines(path, given);
  if (bytes > MOST_KEPT_BYTES) return lines;
  try {
    return (await lines.collect()).lazy();
  } catch (error) {
    throw notCsv(given, error);
  }
}

/** Every value stays text, so that one that cannot be read is counted, not lost. */
function scanLines(path: string, given: string): pl.LazyDataFrame {
  try {
    const lines = pl.scanCSV(path, {
      inferSchemaLength: 0,
      glob: false,
      missingUtf8IsEmptyString: false,
    });
    // The header is read when the columns are first asked for.
    if (lines.columns.length > 0) return lines;
  } catch (error) {
    throw notCsv(given, error);
  }
  throw notCsv(given, new Error("no header line"));
}

/** A first look at every row, so that a report does not start on what it cannot read. */
async function checkReadable(
  source: LogSource,
  given: string,
  mapping: ColumnMapping,
) {
  const { rows, first } = await source.overview().catch((error) => {
    throw notCsv(given, error);
  });
  if (rows === 0) {
    throw new InputError(
      `Cannot open the logs: ${
        JSON.stringify(given)
      } has a header and no row below it`,
    );
  }
  if (first === null) {
    throw new InputError(
      `Cannot read the logs ${JSON.stringify(given)}: no value in the column ${
        JSON.stringify(mapping.timestamp)
      } is a timestamp such as 2023-11-20T08:40:50.664842; name another column with --map timestamp=COLUMN`,
    );
  }
}

function notCsv(given: string, error: unknown): InputError {
  const reason = (error instanceof Error ? error.message : String(error))
    .split("\n")[0].slice(0, 200);
  return new InputError(
    `Cannot read the logs ${
      JSON.stringify(given)
    } as CSV with a header line: ${reason}`,
  );
}
