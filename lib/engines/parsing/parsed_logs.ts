import { join } from "@std/path";
import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import type { Reading } from "../../logs/reading.ts";
import { holderAt, type LogFrame } from "../log_frame.ts";
import { canonicalOf } from "../../logs/mapping/canonical_of.ts";
import { keepSmall } from "../keep_small.ts";
import type { ReadLogs } from "../polars_source.ts";
import { parsingFolder } from "./parsing_folder.ts";

/** The name of {@linkcode ParsedLogs} in their folder. */
export const MANIFEST = "manifest.json";
/** The name of the rejected lines in that folder: a JSON object a line. */
export const REJECTED = "rejected.ndjson";

/** Logs that were parsed into Parquet files, as their folder's manifest tells of them. */
export interface ParsedLogs {
  /** The logs' columns by position. */
  readonly names: readonly string[];
  /** How many Parquet files there are. */
  readonly parts: number;
  /** How these are compressed. */
  readonly compression: keyof typeof TEXT_OF_PARQUET;
  readonly mapping: LogMapping;
  readonly reading: Reading;
  /** The template of each number in the column `template`; null where messages stand for themselves. */
  readonly templates: readonly string[] | null;
}

/** What was parsed by another version of this code is not read. */
const VERSION = 2;
/** Text is larger than the Parquet files that it becomes, by about this much. */
const TEXT_OF_PARQUET = { lz4: 4, zstd: 6 } as const;
/** What a value takes in memory, however small its column is as Parquet. */
const BYTES_PER_VALUE = 8;

/** The folder that certain logs are parsed into, read in a certain way. */
export async function parsedFolder(key: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${VERSION} ${key}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return join(parsingFolder(), digest.slice(0, 12).toHex());
}

/** The logs that lie parsed in a folder. */
export async function openParsed(
  folder: string,
  parsed: ParsedLogs,
): Promise<ReadLogs> {
  const logs = {
    ...parsedFrame(folder, parsed),
    reading: parsed.reading,
    ...(parsed.reading.rejected.length === 0
      ? {}
      : { rejected: join(folder, REJECTED) }),
  };
  return await keepSmall(
    logs,
    Math.max(
      bytesIn(folder) * TEXT_OF_PARQUET[parsed.compression],
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

/** Reads what a folder holds; undefined if nothing, or nothing whole. */
export async function readParsed(
  folder: string,
): Promise<ParsedLogs | undefined> {
  try {
    const text = await Deno.readTextFile(join(folder, MANIFEST));
    return JSON.parse(text) as ParsedLogs;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Parsed logs as every question reads them. */
export function parsedFrame(folder: string, parsed: ParsedLogs): LogFrame {
  const { names, mapping, templates, reading: { files } } = parsed;
  const parts = Array.from(
    { length: parsed.parts },
    (_, i) => pl.scanParquet(join(folder, `${i}.parquet`)),
  );
  const all = parts.length === 1
    ? parts[0]
    : pl.concat(parts, { how: "diagonal" });
  const complete = (rows: pl.LazyDataFrame) =>
    withNames(rows, names, mapping).withColumns(
      ...(templates === null
        ? []
        : [named("template", templates).alias("message")]),
      ...(files.length > 1
        ? [named("file_", files.map(({ file }) => file)).alias("file")]
        : []),
    );
  return {
    rows: complete(all),
    parts: parts.map((part) => complete(withHolders(part, names.length))),
    columns: names.map((name, i) => ({
      name,
      holder: holderAt(i),
      canonical: canonicalOf(name, mapping),
    })),
  };
}

/** Adds the columns that none of a part's rows has a value in. */
function withHolders(rows: pl.LazyDataFrame, count: number): pl.LazyDataFrame {
  const known = new Set(rows.columns);
  const lacking = Array.from({ length: count }, (_, i) => holderAt(i))
    .filter((holder) => !known.has(holder));
  return rows.withColumns(
    ...lacking.map((holder) => pl.lit(null).cast(pl.Utf8).alias(holder)),
  );
}

/**
 * Adds the canonical columns that hold text as it stands in the logs, which need
 * not be stored twice: `service` and `message`.
 *
 * @param names The logs' columns by position.
 */
function withNames(
  rows: pl.LazyDataFrame,
  names: readonly string[],
  mapping: LogMapping,
): pl.LazyDataFrame {
  const first = (canonical: "service" | "message") => {
    const holders = (mapping[canonical]?.from ?? []).flatMap(({ column }) => {
      const place = names.indexOf(column);
      return place < 0 ? [] : [pl.col(holderAt(place)).cast(pl.Utf8)];
    });
    return holders.reduceRight(
      (otherwise: pl.Expr, value) =>
        pl.when(value.isNotNull()).then(value).otherwise(otherwise),
      pl.lit(null).cast(pl.Utf8),
    ).alias(canonical);
  };
  return rows.withColumns(first("service"), first("message"));
}

/** The names that a column's numbers stand for. */
function named(column: string, names: readonly string[]): pl.Expr {
  return pl.col(column).cast(pl.Int32).replaceStrict(
    names.map((_, i) => i),
    [...names],
    pl.lit(null),
    pl.Utf8,
  );
}
