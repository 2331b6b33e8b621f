import { formatNumber, formatPercent } from "../logs/format_number.ts";
import type { LogSource, Overview } from "../logs/log_source.ts";
import type { FileReading, Reading } from "../logs/reading.ts";
import { type Markdown, md } from "./markdown.ts";
import { type Table, table } from "./table.ts";

/** Templates that a table lists. */
const MOST_TEMPLATES = 20;

/** Each file with its format and what became of its lines. */
export function filesTable({ reading }: Overview): Table {
  return table(
    reading.files.map((file) => ({
      file: file.file,
      format: file.format,
      encoding: file.encoding,
      lines: file.lines,
      logs: file.rows,
      continuations: file.continuation,
      "headers, blank": file.header + file.blank,
      rejected: file.rejected,
    })),
  );
}

/** What feeds each canonical column, why, and what its values look like. */
export function mappingTable({ reading }: Overview): Table {
  return table(
    reading.mapping.map(({ canonical, columns, joined, reason, ...rest }) => ({
      "read as": canonical,
      from: columns.map((name) => name || "(no name)")
        .join(joined ? " and " : ", else "),
      why: reason,
      "values are": rest.read,
      "for example": rest.examples.map((text) => text || "(empty)")
        .join(" · "),
    })),
    { columns: { "for example": { width: 300 } } },
  );
}

/** Zones, years, repeated rows and what else was decided, as a list. */
export function readingNotes({ reading, rows }: Overview): Markdown {
  const notes = [
    ...zoneNote(reading, rows),
    ...yearNote(reading),
    ...dayNote(reading),
    ...rejectedNote(reading),
    ...deduplicatedNote(reading),
    ...templatesNote(reading),
    ...reading.files.flatMap((file) => fileNotes(file, reading)),
  ];
  return { markdown: notes.map(({ markdown }) => `- ${markdown}`).join("\n") };
}

/** Lines that could not be read, counted by reason. */
export function rejectedTable({ reading }: Overview): Table | Markdown {
  if (reading.rejected.length === 0) return md`None.`;
  return table(
    reading.rejected.map(({ reason, lines }) => ({ reason, lines })),
    { caption: "Why lines were rejected" },
  );
}

/** The first lines that could not be read. */
export function rejectedLinesTable({ reading }: Overview): Table {
  const several = reading.files.length > 1;
  return table(
    reading.firstRejected.map(({ file, line, reason, text }) => ({
      ...(several ? { file } : {}),
      line,
      reason,
      text,
    })),
    {
      caption: "The first of them",
      columns: reading.firstRejected.length === 0
        ? {}
        : { line: { format: String }, text: { width: 300 } },
    },
  );
}

/** The most frequent templates, each with one message as it stands in the logs. */
export function templatesTable(
  { reading, mapping }: Overview,
): Table | Markdown {
  if (mapping.message === undefined) return md`The logs have no messages.`;
  if (reading.templates === null) {
    return md`They are few enough to be counted as they stand, without templates.`;
  }
  const total = reading.templates.reduce(
    (sum, { logs }) => sum + logs,
    0,
  );
  return table(
    reading.templates.map(({ template, logs, example }) => ({
      template,
      logs,
      share: logs / total,
      "for example": example,
    })),
    { limit: MOST_TEMPLATES, columns: { share: { format: "percent" } } },
  );
}

/**
 * One message as it stands in the logs for each of the most frequent templates
 * of the failures; no row where messages stand for themselves.
 */
export async function failureExamples(
  logs: LogSource,
  most = 10,
): Promise<Table> {
  const { reading } = await logs.overview();
  const known = new Map(
    (reading.templates ?? []).map(({ template, example }) =>
      [template, example] as const
    ),
  );
  const counts = await logs.counts("message");
  const failures = counts.toRecords() as {
    message: string;
    failures: number | null;
  }[];
  const worst = failures
    .filter(({ message, failures }) =>
      (failures ?? 0) > 0 && known.has(message)
    )
    .sort((a, b) => Number(b.failures) - Number(a.failures)).slice(0, most);
  return table(
    worst.map(({ message, failures }) => ({
      template: message,
      failures,
      "for example": known.get(message) ?? null,
    })),
    { caption: "What stands behind the templates" },
  );
}

function* zoneNote(
  { timezone, zoneless }: Reading,
  rows: number,
): Generator<Markdown> {
  if (zoneless === 0) {
    yield md`Every timestamp says its zone, or counts from 1970 UTC.`;
  } else if (zoneless === null || zoneless === rows) {
    yield md`Timestamps have no zone; they are read as **${timezone}**.`;
  } else {
    yield md`${
      formatNumber(zoneless)
    } timestamps have no zone; they are read as **${timezone}**.`;
  }
}

function* yearNote({ yearFrom }: Reading): Generator<Markdown> {
  if (yearFrom === null) return;
  yield md`Timestamps have no year. The first is taken to be of **${
    String(yearFrom)
  }** (unless told otherwise, the newest that is possible), and a year begins where December is followed by January.`;
}

function* dayNote({ dayFrom, mapping }: Reading): Generator<Markdown> {
  if (dayFrom === null) return;
  if (mapping.some(({ read }) => read === "seconds since boot")) {
    yield md`Times are seconds since the machine or the program was started, which the logs do not date: they are shown as if that had been at midnight of **${dayFrom}** (unless told otherwise with ${"--date"}, the first day of 1970).`;
    return;
  }
  yield md`Times have no date. The first is taken to be of **${dayFrom}** (unless told otherwise, the newest day that is possible), and a day begins where the clock goes back by more than twelve hours.`;
}

function* rejectedNote({ files, rejected }: Reading): Generator<Markdown> {
  const lines = rejected.reduce((sum, { lines }) => sum + lines, 0);
  if (lines === 0) return;
  const all = files.reduce((sum, { lines }) => sum + (lines ?? 0), 0);
  yield md`**${formatNumber(lines)} lines (${
    formatPercent(lines / all)
  }) could not be read** and are in none of the figures; all of them are in the report's ${"results/rejected.ndjson"}.`;
}

function* deduplicatedNote({ deduplicated }: Reading): Generator<Markdown> {
  if (deduplicated === null) return;
  yield md`${
    formatNumber(deduplicated)
  } rows that repeat an earlier one were left out, as asked.`;
}

function* templatesNote({ templates }: Reading): Generator<Markdown> {
  if (templates === null) return;
  yield md`There are too many different messages to list; they are told by ${
    formatNumber(templates.length)
  } templates, in which ${"<*>"} stands for what differs.`;
}

function fileNotes({ file, notes }: FileReading, { files }: Reading) {
  return notes.map((note) =>
    files.length > 1 ? md`${file}: ${note}` : md`${note}`
  );
}
