import pl from "nodejs-polars";
import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { describeMapping } from "../../logs/mapping/describe_mapping.ts";
import { inferMapping } from "../../logs/mapping/infer_mapping.ts";
import { joinSamples } from "../../logs/mapping/join_samples.ts";
import type { FileReading } from "../../logs/reading.ts";
import { isSmall, keepSmall } from "../keep_small.ts";
import type { LogFrame } from "../log_frame.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import { joinPeriods, type Period } from "../polars_overview.ts";
import type { ReadLogs } from "../polars_source.ts";
import { agreesOnTimestamps } from "./agrees_on_timestamps.ts";
import { canonicalFrame } from "./canonical_frame.ts";
import { countLines } from "./count_lines.ts";
import { lookThrough } from "./look_through.ts";
import { scanCsv } from "./scan_csv.ts";

/**
 * Scans files by Polars alone, where that reads all that there is in them:
 * well-formed CSV of UTF-8, Parquet and Arrow, with timestamps, levels and
 * latencies of the common forms.
 *
 * @returns Undefined where the files have to be parsed.
 */
export async function scanLogs(
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
): Promise<ReadLogs | undefined> {
  const isAsked = options.timezone !== undefined ||
    options.templates === true || options.year !== undefined;
  if (isAsked) return undefined;
  const sample = joinSamples(heads.map((head) => head.sample));
  const mapping = inferMapping(sample, options.map);
  const files: WholeFile[] = [];
  const bytes = heads.reduce((sum, { file }) => sum + file.bytes, 0);
  for (const head of heads) {
    const whole = await wholeFile(head, mapping, isSmall(bytes));
    if (whole === undefined) return undefined;
    files.push(whole);
  }
  const [{ frame: { columns } }] = files;
  // Files with other columns are brought together by parsing.
  const isOne = files.every(({ frame }) =>
    JSON.stringify(frame.columns) === JSON.stringify(columns)
  );
  if (!isOne) return undefined;
  const logs = {
    rows: joinRows(files),
    columns,
    period: joinPeriods(files.map(({ period }) => period)),
    reading: {
      files: files.map(({ reading }) => reading),
      mapping: describeMapping(mapping, sample),
      timezone: "UTC",
      zoneless: files.reduce((sum, { zoneless }) => sum + zoneless, 0),
      yearFrom: null,
      rejected: [],
      firstRejected: [],
      templates: null,
      deduplicated: null,
    },
  };
  return await keepSmall(logs, bytes);
}

interface WholeFile {
  readonly frame: LogFrame;
  readonly reading: FileReading;
  readonly zoneless: number;
  readonly period: Period;
}

/** A file that Polars reads as this project would; undefined if it does not. */
async function wholeFile(
  head: LogsHead,
  mapping: LogMapping,
  isSmall: boolean,
): Promise<WholeFile | undefined> {
  try {
    const scanned = "rows" in head ? head : await scanCsv(head, isSmall);
    if (scanned === undefined) return undefined;
    const read = canonicalFrame(scanned, mapping);
    if (read === undefined) return undefined;
    const frame = isSmall
      ? { ...read, rows: (await read.rows.collect()).lazy() }
      : read;
    if (!await agreesOnTimestamps(scanned, frame, mapping)) return undefined;
    const [seen, lines] = await Promise.all([
      lookThrough(frame, mapping),
      scanned.hasLines ? countLines(scanned.file.path) : null,
    ]);
    if (seen === undefined) return undefined;
    const { rows, first, last, zoneless } = seen;
    const { reading } = scanned;
    // Quotes around line breaks, blank lines: whatever it is, parsing tells.
    if (lines !== null && lines !== rows + reading.header) return undefined;
    return {
      frame,
      zoneless,
      period: { rows, first, last },
      reading: { ...reading, lines, rows },
    };
  } catch {
    // Polars stops at the first row that it cannot read; parsing does not.
    return undefined;
  }
}

function joinRows(files: readonly WholeFile[]): pl.LazyDataFrame {
  if (files.length === 1) return files[0].frame.rows;
  return pl.concat(
    files.map(({ frame, reading }) =>
      frame.rows.withColumns(pl.lit(reading.file).alias("file"))
    ),
  );
}
