import { join } from "@std/path";
import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import type { Reading } from "../../logs/reading.ts";
import { holderAt, type LogFrame } from "../log_frame.ts";
import { canonicalOf } from "../scanning/canonical_frame.ts";

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
  readonly mapping: LogMapping;
  readonly reading: Reading;
  /** The template of each number in the column `template`; null where messages stand for themselves. */
  readonly templates: readonly string[] | null;
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
  const first = (canonical: "service" | "message") => {
    const holders = (mapping[canonical]?.from ?? []).flatMap(({ column }) => {
      const place = names.indexOf(column);
      return place < 0 ? [] : [pl.col(holderAt(place))];
    });
    return holders.reduceRight(
      (otherwise: pl.Expr, value) =>
        pl.when(value.isNotNull()).then(value).otherwise(otherwise),
      pl.lit(null).cast(pl.Utf8),
    );
  };
  const rows = all.withColumns(
    first("service").alias("service"),
    (templates === null ? first("message") : named("template", templates))
      .alias("message"),
    ...(files.length > 1
      ? [named("file_", files.map(({ file }) => file)).alias("file")]
      : []),
  );
  return {
    rows,
    columns: names.map((name, i) => ({
      name,
      holder: holderAt(i),
      canonical: canonicalOf(name, mapping),
    })),
  };
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
