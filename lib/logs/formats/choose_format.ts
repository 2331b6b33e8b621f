import { InputError } from "../input_error.ts";
import { looksLikeTimestamp } from "../timestamps/timestamp_form.ts";
import { withoutColours } from "../without_colours.ts";
import { colourless } from "./colourless.ts";
import { ContinuationSplitter } from "./continuation_splitter.ts";
import { detectStructured } from "./detect_structured.ts";
import { detectWrapper } from "./detect_wrapper.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { headEntries } from "./head_entries.ts";
import { beginsEntryAt } from "./layouts/begins_entry_at.ts";
import { chooseLayout } from "./layouts/choose_layout.ts";
import { plainLines } from "./layouts/plain_lines.ts";
import { detectParticular } from "./layouts/detect_particular.ts";
import type { Layout } from "./layouts/layout.ts";
import { linesWithTime } from "./layouts/timed_lines.ts";
import { shareRead } from "./share_read.ts";
import { withJsonInside } from "./with_json_inside.ts";
import { withLinesInside } from "./with_lines_inside.ts";
import { withPairsInside } from "./with_pairs_inside.ts";

/** The formats that a user can ask for by name. */
export const FORMATS: readonly string[] = [
  "csv",
  "json",
  "text",
  "access",
  "syslog",
  "logfmt",
  "parquet",
  "arrow",
];

/** A table or records are preferred to plain text, which reads nearly anything, from this share on. */
const SURE = 0.8;
/** The same for a table with a header, and for JSON where plain text has no time. */
const SURE_BY_SIGNS = 0.3;

/**
 * Finds the format of a file of text by its first lines.
 *
 * @param name What the file is called in an error.
 * @param format One of {@linkcode FORMATS}; else the one that reads most.
 * @throws {InputError} If the lines are not of the format that was asked for.
 */
export function chooseFormat(
  head: readonly string[],
  name: string,
  format?: string,
): FormatCandidate {
  if (head.length === 0) {
    return layoutCandidate({ ...plainLines(), name: "empty" }, head);
  }
  const plain = head.map(withoutColours);
  if (plain.some((line, i) => line !== head[i])) {
    return colourless(chooseFormat(plain, name, format));
  }
  const wrapper = detectWrapper(head);
  if (wrapper !== undefined) {
    return wrapper.around(chooseFormat(wrapper.inner, name, format));
  }
  const candidate = unwrappedFormat(head, name, format);
  const entries = headEntries(candidate, head);
  const expanded = withJsonInside(candidate, entries);
  if (expanded !== candidate) return expanded;
  const paired = withPairsInside(candidate, entries);
  if (paired !== candidate || !isRecords(candidate)) return paired;
  return withLinesInside(candidate, entries);
}

/** The format of lines that no runtime has wrapped. */
function unwrappedFormat(
  head: readonly string[],
  name: string,
  format?: string,
): FormatCandidate {
  const records = detectStructured(head);
  if (format !== undefined) return asked(format, head, name, records);
  const [best] = records;
  if (best !== undefined && isEvident(best)) return best;
  const text = layoutCandidate(chooseLayout(head), head);
  return best === undefined || isBetter(text, best, head)
    ? withAnyTime(text, head)
    : best;
}

/** Lines of which nothing is known, but their times if they hold some. */
function withAnyTime(
  text: FormatCandidate,
  head: readonly string[],
): FormatCandidate {
  const timed = text.name === plainLines().name ? linesWithTime(head) : null;
  return timed === null ? text : layoutCandidate(timed, head);
}

/** Whether a way to read is that of tables or records, rather than of text. */
function isRecords({ name }: FormatCandidate): boolean {
  return isTable(name) || name.includes("JSON");
}

/** A header is no accident, however ragged the rows below it are; without one, commas may be anything's. */
function isEvident({ confidence, table, name }: FormatCandidate): boolean {
  if (table?.hasHeader) return confidence >= SURE_BY_SIGNS;
  return confidence >= SURE && !isTable(name);
}

function isTable(name: string): boolean {
  return name === "CSV" || name === "TSV";
}

/** Whether plain text says more than a table or records: above all, when things happened. */
function isBetter(
  text: FormatCandidate,
  records: FormatCandidate,
  head: readonly string[],
): boolean {
  const isTimed = hasTimes(text, head);
  if (isTimed !== hasTimes(records, head)) return isTimed;
  if (records.confidence >= SURE) return false;
  const isJson = !isTable(records.name);
  if (!isTimed && isJson && records.confidence >= SURE_BY_SIGNS) return false;
  return text.confidence >= records.confidence;
}

/** Whether a column of the first entries holds times. */
function hasTimes(candidate: FormatCandidate, head: readonly string[]) {
  const entries = headEntries(candidate, head);
  return entries.names.some((name) => {
    const texts = entries.column(name).filter((text) => text !== null);
    return looksLikeTimestamp(texts) >= 0.5;
  });
}

function asked(
  format: string,
  head: readonly string[],
  name: string,
  records: readonly FormatCandidate[],
): FormatCandidate {
  const found = format === "text"
    ? layoutCandidate(chooseLayout(head), head)
    : records.find((candidate) => isCalled(candidate.name, format)) ??
      detectParticular(head).filter((layout) =>
        isCalled(layout.format.name, format)
      ).map((layout) => layoutCandidate(layout.format, head))[0];
  if (found !== undefined) return found;
  throw new InputError(
    `Cannot read the logs ${
      JSON.stringify(name)
    } as ${format}: their first lines are something else; leave --format out to have it found`,
  );
}

function isCalled(name: string, format: string): boolean {
  return name.toLowerCase().includes(format) ||
    format === "csv" && /tsv|w3c/i.test(name);
}

/** Its lines are taken without colours, which may begin after the first ones. */
function layoutCandidate(
  layout: Layout,
  head: readonly string[],
): FormatCandidate {
  return colourless({
    name: layout.name,
    detail: "",
    confidence: shareRead(layout, head),
    open: () => ({
      splitter: new ContinuationSplitter((lines, start, end) =>
        beginsEntryAt(layout, lines, start, end)
      ),
      format: layout,
    }),
  });
}
