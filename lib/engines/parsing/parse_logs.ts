import { join } from "@std/path";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { describeMapping } from "../../logs/mapping/describe_mapping.ts";
import { inferMapping } from "../../logs/mapping/infer_mapping.ts";
import { joinSamples } from "../../logs/mapping/join_samples.ts";
import type { Reading } from "../../logs/reading.ts";
import { keepSmall } from "../keep_small.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import type { ReadLogs } from "../polars_source.ts";
import {
  type ParsedFile,
  type ParsedFiles,
  parseFiles,
} from "./parse_files.ts";
import {
  MANIFEST,
  parsedFrame,
  type ParsedLogs,
  readParsed,
  REJECTED,
} from "./parsed_logs.ts";
import { parsingFolder } from "./parsing_folder.ts";
import { firstYears, laterYears } from "./years.ts";

/** What was parsed by another version of this code is not read. */
const VERSION = 1;
/** Text is larger than the Parquet files that it becomes, by about this much. */
const TEXT_OF_PARQUET = 4;
/** What a value takes in memory, however small its column is as Parquet. */
const BYTES_PER_VALUE = 8;

/**
 * Parses files into Parquet files in a temporary folder, as a stream.
 *
 * @param heads The beginnings of the files.
 * @param folder Where to, as {@linkcode parsedFolder} names it.
 * @throws {InputError} If no format fits, no column holds a timestamp, or too many lines are rejected.
 */
export async function parseLogs(
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
  folder: string,
): Promise<ReadLogs> {
  return await openParsed(folder, await parseInto(folder, heads, options));
}

/** Logs that were parsed before, by whoever shares the folder; undefined if they were not. */
export async function openParsedLogs(
  folder: string,
): Promise<ReadLogs | undefined> {
  const parsed = await readParsed(folder);
  return parsed === undefined ? undefined : await openParsed(folder, parsed);
}

/** The folder that certain logs are parsed into, read in a certain way. */
export async function parsedFolder(key: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${VERSION} ${key}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return join(parsingFolder(), digest.slice(0, 12).toHex());
}

async function openParsed(
  folder: string,
  parsed: ParsedLogs,
): Promise<ReadLogs> {
  const logs = {
    ...parsedFrame(folder, parsed),
    reading: parsed.reading,
    rejected: join(folder, REJECTED),
  };
  return await keepSmall(
    logs,
    Math.max(
      bytesIn(folder) * TEXT_OF_PARQUET,
      rowsOf(parsed) * parsed.names.length * BYTES_PER_VALUE,
    ),
  );
}

function rowsOf({ reading: { files } }: ParsedLogs): number {
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

function bytesIn(folder: string): number {
  return [...Deno.readDirSync(folder)]
    .filter(({ name }) => name.endsWith(".parquet"))
    .reduce((sum, { name }) => sum + Deno.statSync(join(folder, name)).size, 0);
}

/** Parses beside the folder and moves there what is whole. */
async function parseInto(
  folder: string,
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
): Promise<ParsedLogs> {
  const temporary = await Deno.makeTempDir({ dir: parsingFolder() });
  try {
    const parsed = await parse(temporary, heads, options);
    const manifest = join(temporary, MANIFEST);
    await Deno.writeTextFile(manifest, JSON.stringify(parsed));
    await Deno.rename(temporary, folder);
    return parsed;
  } catch (error) {
    await Deno.remove(temporary, { recursive: true });
    throw error;
  }
}

/**
 * A column that feeds a canonical one may come up late, after the mapping was
 * made from the first lines, and the year of a file without one is known at its
 * end: then the files are parsed once more.
 */
async function parse(
  folder: string,
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
): Promise<ParsedLogs> {
  const sample = joinSamples(heads.map((head) => head.sample));
  const mapping = inferMapping(sample, options.map);
  const years = firstYears(heads, mapping, options);
  const first = await parseFiles(heads, { ...options, folder, mapping, years });
  const whole = joinSamples([sample, first.writer.lateSample(sample)]);
  const late = inferMapping(whole, options.map);
  const later = options.year === undefined
    ? laterYears(heads, first.files, years)
    : years;
  const isRight = sameText(late, mapping) && sameText(later, years);
  const parsed = isRight ? first : await parseFiles(heads, {
    ...options,
    folder,
    mapping: late,
    years: later,
  });
  const templates = templatesOf(parsed, options);
  return {
    names: parsed.writer.names,
    parts: parsed.writer.parts,
    mapping: late,
    templates: templates?.of ?? null,
    reading: {
      files: parsed.files.map(({ reading }) => reading),
      mapping: describeMapping(late, whole),
      timezone: options.timezone ?? "UTC",
      ...timesOf(parsed.files, later),
      rejected: parsed.rejected.reasons(),
      firstRejected: parsed.rejected.first,
      templates: templates?.counts ?? null,
      deduplicated: null,
    },
  };
}

function sameText(
  a: LogMapping | readonly unknown[],
  b: LogMapping | readonly unknown[],
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the timestamps left open, over all files. */
function timesOf(
  files: readonly ParsedFile[],
  years: readonly (number | undefined)[],
): Pick<Reading, "zoneless" | "yearFrom"> {
  const readers = files.flatMap(({ values }) => values.timestampReaders);
  const yearless = files.findIndex(({ values }) =>
    values.timestampReaders.some((reader) => reader.yearless > 0)
  );
  return {
    zoneless: readers.reduce((sum, { zoneless }) => sum + zoneless, 0),
    yearFrom: years[yearless] ?? null,
  };
}

/** The templates, where messages are to be told by them. */
function templatesOf(
  { writer }: ParsedFiles,
  { templates: asked }: OpenLogsOptions,
) {
  if (!(asked ?? writer.wantsTemplates)) return null;
  const { of, templates } = writer.miner.final();
  return {
    of: [...of].map((id) => templates[id].template),
    counts: templates
      .map(({ template, count, example }) => ({
        template,
        logs: count,
        example,
      }))
      .sort((a, b) => b.logs - a.logs || (a.template < b.template ? -1 : 1)),
  };
}
