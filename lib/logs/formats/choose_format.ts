import { InputError } from "../input_error.ts";
import { ContinuationSplitter } from "./continuation_splitter.ts";
import { detectStructured } from "./detect_structured.ts";
import { detectWrapper } from "./detect_wrapper.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { chooseLayout } from "./layouts/choose_layout.ts";
import { detectParticular } from "./layouts/detect_layout.ts";
import type { Layout } from "./layouts/layout.ts";
import { shareRead } from "./share_read.ts";

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
/** The same for a table with a header. */
const SURE_WITH_HEADER = 0.3;

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
  const wrapper = detectWrapper(head);
  if (wrapper !== undefined) {
    return wrapper.around(chooseFormat(wrapper.inner, name, format));
  }
  const records = detectStructured(head);
  if (format !== undefined) return asked(format, head, name, records);
  const [best] = records;
  if (best !== undefined && isSure(best)) return best;
  const text = layoutCandidate(chooseLayout(head), head);
  return best === undefined || text.confidence >= best.confidence ? text : best;
}

/** A header is no accident, however ragged the rows below it are. */
function isSure({ confidence, table }: FormatCandidate): boolean {
  return confidence >= (table?.hasHeader ? SURE_WITH_HEADER : SURE);
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

function layoutCandidate(
  layout: Layout,
  head: readonly string[],
): FormatCandidate {
  return {
    name: layout.name,
    detail: "",
    confidence: shareRead(layout, head),
    open: () => ({
      splitter: new ContinuationSplitter((line) => layout.beginsEntry(line)),
      format: layout,
    }),
  };
}
