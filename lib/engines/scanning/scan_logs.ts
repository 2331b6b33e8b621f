import { join } from "@std/path";
import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { describeMapping } from "../../logs/mapping/describe_mapping.ts";
import { inferMapping } from "../../logs/mapping/infer_mapping.ts";
import { CLOCK } from "../../logs/mapping/time_of_day.ts";
import { joinSamples } from "../../logs/mapping/join_samples.ts";
import type { FileReading } from "../../logs/reading.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import { type ParsedLogs, withNames } from "../parsing/parsed_logs.ts";
import { agreesOnTimestamps } from "./agrees_on_timestamps.ts";
import { canonicalFrame } from "./canonical_frame.ts";
import { countLines } from "./count_lines.ts";
import { type LookedThrough, lookThrough } from "./look_through.ts";
import { scanCsv } from "./scan_csv.ts";
import type { ScannedFile } from "./scanned_logs.ts";

/**
 * Has Polars alone read files and write them as Parquet, where it reads all that
 * there is in them: well-formed CSV of UTF-8, Parquet and Arrow, with timestamps,
 * levels and latencies of the common forms. The files are read once, as a stream.
 *
 * @param folder Where the Parquet files go: `0.parquet`, `1.parquet`, …
 * @returns Undefined where the files have to be parsed.
 */
export async function scanLogs(
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
  folder: string,
): Promise<ParsedLogs | undefined> {
  const isAsked = options.timezone !== undefined ||
    options.templates === true || options.year !== undefined ||
    options.date !== undefined;
  if (isAsked) return undefined;
  const sample = joinSamples(heads.map((head) => head.sample));
  const mapping = inferMapping(sample, options.map);
  if (mapping.timestamp?.from[0].unit === CLOCK) return undefined;
  const files: WholeFile[] = [];
  for (const [place, head] of heads.entries()) {
    const whole = await wholeFile(head, mapping, place, folder);
    if (whole === undefined) return undefined;
    files.push(whole);
  }
  const [{ names }] = files;
  // Files with other columns are brought together by parsing.
  const isOne = files.every((file) =>
    JSON.stringify(file.names) === JSON.stringify(names)
  );
  if (!isOne) return undefined;
  return {
    names,
    parts: files.length,
    mapping,
    templates: null,
    reading: {
      files: files.map(({ reading }) => reading),
      mapping: describeMapping(mapping, sample),
      timezone: "UTC",
      zoneless: files.reduce((sum, { zoneless }) => sum + zoneless, 0),
      yearFrom: null,
      dayFrom: null,
      rejected: [],
      firstRejected: [],
      templates: null,
      deduplicated: null,
    },
  };
}

interface WholeFile {
  readonly names: readonly string[];
  readonly reading: FileReading;
  readonly zoneless: number;
}

/** A file that Polars reads as this project would; undefined if it does not. */
async function wholeFile(
  head: LogsHead,
  mapping: LogMapping,
  place: number,
  folder: string,
): Promise<WholeFile | undefined> {
  try {
    const scanned = "rows" in head ? head : await scanCsv(head);
    if (scanned === undefined) return undefined;
    if (!await agreesOnTimestamps(scanned, mapping)) return undefined;
    const path = join(folder, `${place}.parquet`);
    const [seen, lines] = await Promise.all([
      writeWhole(scanned, mapping, place, path),
      scanned.hasLines ? countLines(scanned.file.path) : null,
    ]);
    return seen && wholeReading(scanned, seen, lines);
  } catch {
    // Polars stops at the first row that it cannot read; parsing does not.
    return undefined;
  }
}

/** Writes a file's rows, and looks through them; again where the first rows did not tell all forms. */
async function writeWhole(
  scanned: ScannedFile,
  mapping: LogMapping,
  place: number,
  path: string,
): Promise<LookedThrough | undefined> {
  for (const forms of ["of the first rows", "all"] as const) {
    const frame = canonicalFrame(scanned, mapping, forms);
    if (frame === undefined) return undefined;
    await frame.rows.withColumns(pl.lit(place).alias("file_"))
      .drop("service", "message")
      .sinkParquet(path, { compression: "lz4" }).collect();
    const written = withNames(pl.scanParquet(path), scanned.names, mapping);
    const seen = await lookThrough({ ...frame, rows: written }, mapping);
    if (seen !== undefined) return seen;
  }
}

function wholeReading(
  { names, reading, hasLines }: ScannedFile,
  { rows, zoneless, empty }: LookedThrough,
  lines: number | null,
): WholeFile | undefined {
  // Quotes around line breaks, blank lines: whatever it is, parsing tells.
  const isWhole = lines === rows + reading.header && empty === 0;
  if (hasLines && !isWhole) return undefined;
  return { names, zoneless, reading: { ...reading, lines, rows } };
}
