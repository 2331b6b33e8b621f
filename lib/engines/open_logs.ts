import { join } from "@std/path";
import { InputError } from "../logs/input_error.ts";
import {
  locateLogs,
  type LogFile,
  type LogsName,
  nameOfLogs,
} from "../logs/locate_logs.ts";
import type { LogSource } from "../logs/log_source.ts";
import { AnswerOnce } from "./answer_once.ts";
import { isClickHouse } from "./clickhouse/address.ts";
import {
  type CondensedLogs,
  openCondensed,
} from "./condensed/condensed_logs.ts";
import { CondensedSource } from "./condensed/condensed_source.ts";
import { deduplicate } from "./deduplicate.ts";
import type { OpenLogsOptions } from "./open_logs_options.ts";
import {
  openParsed,
  parsedFolder,
  type ParsedLogs,
  readParsed,
} from "./parsing/parsed_logs.ts";
import {
  type PolarsInput,
  PolarsSource,
  type ReadLogs,
} from "./polars_source.ts";
import { SharedAnswers } from "./shared_answers.ts";

/** What was opened last; several notebooks of a report may look at the same logs. */
const opened = new Map<string, LogSource>();
/** The logs of a report, and those that it is compared with. */
const MOST_OPENED = 2;

/**
 * Opens logs, whatever they are: CSV and its kin, JSON, Parquet, Arrow, and the
 * plain text of applications, web servers and system logs; compressed or not; one
 * file or many; a table of ClickHouse, of which a cluster answers the questions. The
 * format is found out from the content, and so is which column is what;
 * `overview().reading` says how they were understood.
 *
 * The files are read once, as a stream, into Parquet files in a temporary folder
 * that is removed when the process ends: well-formed CSV, Parquet and Arrow by
 * Polars, everything else by this project's readers. A question's answer is kept
 * for when it is asked again, also by who opens the same unchanged files next.
 *
 * @param logs A path, a glob, or several; the address of a table,
 * `clickhouse://user@host:port/database/table`; `"sample"`, the default, is the
 * bundled sample. Paths start from the working directory or from the folder that the
 * environment variable `LOGBOOK_FOLDER` names.
 * @returns The logs as the report asks them.
 * @throws {InputError} If there are no such files, they cannot be read as logs,
 * hold no timestamp, or an option does not fit them.
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
  logs: LogsName = "sample",
  options: OpenLogsOptions = {},
): Promise<LogSource> {
  if ([logs].flat().some(isClickHouse)) return await openRemote(logs, options);
  checkNoPeriod(options);
  const files = await locateLogs(logs);
  return await openOnce(identity(files, options), async (key) => {
    const { condensed, ...read } = await readLogs(files, options, key);
    const input = { ...read, name: nameOfLogs(logs, files) };
    const source = condensed === undefined
      ? new PolarsSource(input)
      : new CondensedSource(input, condensed);
    await checkReadable(source, logs);
    return source;
  });
}

/**
 * The logs of files as frames, for who needs the rows themselves.
 *
 * @throws {InputError} As {@linkcode openLogs} does.
 */
export async function openLogFrame(
  logs: LogsName,
  options: OpenLogsOptions = {},
): Promise<{ input: PolarsInput; files: readonly LogFile[] }> {
  checkNoPeriod(options);
  const files = await locateLogs(logs);
  const { condensed: _apart, ...read } = await readLogs(
    files,
    options,
    identity(files, options),
  );
  const input = { ...read, name: nameOfLogs(logs, files) };
  await checkReadable(new PolarsSource(input), logs);
  return { input, files };
}

async function openRemote(
  logs: LogsName,
  options: OpenLogsOptions,
): Promise<LogSource> {
  const [url, ...others] = [logs].flat();
  if (others.length > 0) {
    throw new InputError(
      "Cannot open a table of ClickHouse together with other logs: name it alone",
    );
  }
  const { onProgress: _shown, ...asked } = options;
  // Only who reads a table needs its client.
  const { openTable } = await import("./clickhouse/open_table.ts");
  return await openOnce(
    JSON.stringify([url, asked]),
    () => openTable(url, options),
  );
}

async function openOnce(
  key: string,
  open: (key: string) => Promise<LogSource>,
): Promise<LogSource> {
  const known = opened.get(key);
  if (known !== undefined) return known;
  const folder = join(await parsedFolder(key), "answers");
  const answers = new AnswerOnce(await open(key), new SharedAnswers(folder));
  opened.set(key, answers);
  for (const old of [...opened.keys()].slice(0, -MOST_OPENED)) {
    opened.delete(old);
  }
  return answers;
}

/** A file is read as a whole; a part of it can be cut out before. */
function checkNoPeriod(
  { from, to, timeout, allowPartial }: OpenLogsOptions,
): void {
  const given = Object.entries({
    from,
    to,
    timeout,
    "allow-partial": allowPartial,
  })
    .filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  throw new InputError(
    `Cannot use --${given[0][0]} with files: it is for tables of ClickHouse`,
  );
}

/**
 * Differs where other files, another content or another reading of it is meant,
 * and only there: a report's command and its notebooks find what one of them read.
 */
function identity(
  files: readonly LogFile[],
  { onProgress: _shown, map = {}, ...options }: OpenLogsOptions,
): string {
  const sorted = (object: object) =>
    Object.entries(object).filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => a < b ? -1 : 1);
  return JSON.stringify([files, sorted(map), sorted(options)]);
}

/** As parsed by who shares the folder, else anew. */
async function readLogs(
  files: readonly LogFile[],
  options: OpenLogsOptions,
  key: string,
): Promise<ReadLogs & { readonly condensed?: CondensedLogs }> {
  const folder = await parsedFolder(key);
  const parsed = await readParsed(folder) ??
    await prepare(files, options, folder);
  const read = await openParsed(folder, parsed);
  if (options.deduplicate) return await deduplicate(read);
  return { ...read, condensed: await openCondensed(folder) };
}

/** Loads the code for all formats only where it is needed. */
async function prepare(
  files: readonly LogFile[],
  options: OpenLogsOptions,
  folder: string,
): Promise<ParsedLogs> {
  const { prepareLogs } = await import("./prepare_logs.ts");
  return await prepareLogs(files, options, folder);
}

/** A first look at every row, so that a report does not start on what cannot be read. */
async function checkReadable(source: LogSource, logs: LogsName) {
  const given = [logs].flat().map((name) => JSON.stringify(name)).join(", ");
  const { rows, first, mapping, reading } = await source.overview();
  if (rows === 0) {
    throw new InputError(
      `Cannot open the logs: ${given} has ${
        reading.files.some(({ header }) => header > 0)
          ? "a header and no row below it"
          : "no log in it"
      }`,
    );
  }
  if (first === null) {
    throw new InputError(
      `Cannot read the logs ${given}: no value in the column ${
        JSON.stringify(mapping.timestamp)
      } is a timestamp such as 2023-11-20T08:40:50.664842; name another column with --map timestamp=COLUMN`,
    );
  }
}
