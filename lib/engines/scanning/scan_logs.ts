import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { describeMapping } from "../../logs/mapping/describe_mapping.ts";
import { inferMapping } from "../../logs/mapping/infer_mapping.ts";
import { BOOT } from "../../logs/mapping/since_boot.ts";
import { CLOCK } from "../../logs/mapping/time_of_day.ts";
import { joinSamples } from "../../logs/mapping/join_samples.ts";
import type { FileReading } from "../../logs/reading.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import type { ParsedLogs } from "../parsing/parsed_logs.ts";
import { agreesOnTimestamps } from "./agrees_on_timestamps.ts";
import { BatchWriter } from "./batch_writer.ts";
import type { LookedThrough } from "./look_through.ts";
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
  const unit = mapping.timestamp?.from[0].unit;
  if (unit === CLOCK || unit === BOOT) return undefined;
  await using writer = new BatchWriter(folder, heads, options.onProgress);
  const files: WholeFile[] = [];
  for (const head of heads) {
    const whole = await wholeFile(head, mapping, writer);
    if (whole === undefined) return undefined;
    files.push(whole);
  }
  const [{ names }] = files;
  // Files with other columns are brought together by parsing.
  const isOne = files.every((file) =>
    JSON.stringify(file.names) === JSON.stringify(names)
  );
  if (!isOne || !await writer.end()) return undefined;
  return {
    names,
    parts: writer.parts,
    compression: "lz4",
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
  writer: BatchWriter,
): Promise<WholeFile | undefined> {
  try {
    const scanned = "rows" in head ? head : await scanCsv(head);
    if (scanned === undefined) return undefined;
    if (!await agreesOnTimestamps(scanned, mapping)) return undefined;
    const seen = await writer.write(scanned, mapping);
    return seen && wholeReading(scanned, seen);
  } catch {
    // Polars stops at the first row that it cannot read; parsing does not.
    return undefined;
  }
}

function wholeReading(
  { names, reading, hasLines }: ScannedFile,
  { rows, zoneless, empty }: LookedThrough,
): WholeFile | undefined {
  // Blank lines: whatever they are, parsing tells.
  if (hasLines && empty > 0) return undefined;
  const lines = hasLines ? rows + reading.header : null;
  return { names, zoneless, reading: { ...reading, lines, rows } };
}
