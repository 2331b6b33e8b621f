import type { LogMapping } from "../../logs/mapping/column_mapping.ts";
import { describeMapping } from "../../logs/mapping/describe_mapping.ts";
import { inferMapping } from "../../logs/mapping/infer_mapping.ts";
import { joinSamples } from "../../logs/mapping/join_samples.ts";
import { dayText } from "../../logs/timestamps/day_number.ts";
import type { Reading } from "../../logs/reading.ts";
import type { LogsHead } from "../logs_head.ts";
import type { OpenLogsOptions } from "../open_logs_options.ts";
import {
  type ParsedFile,
  type ParsedFiles,
  parseFiles,
} from "./parse_files.ts";
import type { ParsedLogs } from "./parsed_logs.ts";
import { type FileStart, firstStarts, laterStarts } from "./file_starts.ts";

/**
 * Parses files into Parquet files in a folder, as a stream, and condenses them.
 *
 * A column that feeds a canonical one may come up late, after the mapping was
 * made from the first lines, and the year or day of a file without one is known
 * at its end: then the files are parsed once more.
 *
 * @param heads The beginnings of the files.
 * @throws {InputError} If no column holds a timestamp, or too many lines are rejected.
 */
export async function parseLogs(
  heads: readonly LogsHead[],
  options: OpenLogsOptions,
  folder: string,
): Promise<ParsedLogs> {
  const sample = joinSamples(heads.map((head) => head.sample));
  const mapping = inferMapping(sample, options.map);
  const starts = firstStarts(heads, mapping, options);
  const first = await parseFiles(heads, {
    ...options,
    folder,
    mapping,
    starts,
  });
  const whole = joinSamples([sample, first.writer.lateSample(sample)]);
  const late = inferMapping(whole, options.map);
  const later = laterStarts(heads, first.files, starts, options);
  const isRight = sameText(late, mapping) && sameText(later, starts);
  const parsed = isRight ? first : await parseFiles(heads, {
    ...options,
    folder,
    mapping: late,
    starts: later,
  });
  const templates = templatesOf(parsed);
  parsed.writer.condense(templates?.of ?? null);
  return {
    names: parsed.writer.names,
    parts: parsed.writer.parts,
    compression: "zstd",
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
  starts: readonly FileStart[],
): Pick<Reading, "zoneless" | "yearFrom" | "dayFrom"> {
  const readers = files.flatMap(({ values }) => values.timestampReaders);
  const yearless = files.findIndex(({ values }) =>
    values.timestampReaders.some((reader) => reader.yearless > 0)
  );
  return {
    zoneless: readers.reduce((sum, { zoneless }) => sum + zoneless, 0),
    yearFrom: starts[yearless]?.year ?? null,
    dayFrom: starts[0].day === undefined ? null : dayText(starts[0].day),
  };
}

/** The templates, where messages are to be told by them. */
function templatesOf({ writer }: ParsedFiles) {
  const mined = writer.templates();
  if (mined === undefined) return null;
  const { of, templates } = mined;
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
