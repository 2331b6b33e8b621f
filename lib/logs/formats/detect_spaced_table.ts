import { looksLikeTimestamp } from "../timestamps/timestamp_form.ts";
import { columnNames } from "./column_names.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { isBlank } from "./is_blank.ts";
import { type SpacedTable, W3cFormat } from "./w3c_format.ts";

/** Fewer columns could be words of a sentence. */
const FEWEST_COLUMNS = 5;

/** The share of rows that must have a field for each column. */
const ENOUGH = 0.9;

const NAME = /^[A-Za-z][\w.()-]{0,63}$/;

/** The columns of AWS' flow logs where the file does not name them. */
const FLOW_COLUMNS = [
  "version",
  "account-id",
  "interface-id",
  "srcaddr",
  "dstaddr",
  "srcport",
  "dstport",
  "protocol",
  "packets",
  "bytes",
  "start",
  "end",
  "action",
  "log-status",
];

/** The beginning of a flow log's row: the version, the account, the interface. */
const FLOW = /^2 (?:\d{12}|unknown) eni-[\da-f]{8,17} /;

/**
 * Finds out whether lines are a table whose fields stand between single spaces, as
 * AWS' flow logs are: a line of five names or more that differ, then rows with as
 * many fields, one of them a time; or the rows of a flow log without such a line.
 *
 * @param head The first lines of a file.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectSpacedTable } from "./detect_spaced_table.ts";
 *
 * const head = ["srcaddr dstaddr start end action", "a b 1418530010 - ACCEPT"];
 *
 * assertEquals(detectSpacedTable(head)[0].confidence, 1);
 * assertEquals(detectSpacedTable(["to be or not to be"]), []);
 * ```
 */
export function detectSpacedTable(head: readonly string[]): FormatCandidate[] {
  const lines = head.filter((line) => !isBlank(line));
  const table = namedTable(lines) ?? flowTable(lines);
  if (table === undefined) return [];
  const rows = lines.filter((line) => line !== table.header);
  const fields = rows.map((line) => line.trimEnd().split(" "));
  const whole = fields.filter(({ length }) => length === table.columns.length);
  const confidence = whole.length / Math.max(rows.length, 1);
  const isTimed = table.columns.some((_, i) =>
    looksLikeTimestamp(whole.map((row) => row[i])) >= ENOUGH
  );
  if (confidence < ENOUGH || !isTimed) return [];
  const named = table.header === undefined
    ? "no header"
    : `header in line ${head.indexOf(table.header) + 1}`;
  return [{
    name: table.name,
    detail: named,
    confidence,
    open: () => {
      const format = new W3cFormat(table);
      return { splitter: format, format };
    },
  }];
}

/** A table whose first line names its columns. */
function namedTable([header]: readonly string[]): SpacedTable | undefined {
  const names = header?.trimEnd().split(" ") ?? [];
  const isHeader = names.length >= FEWEST_COLUMNS &&
    new Set(names).size === names.length &&
    names.every((name) => NAME.test(name));
  if (!isHeader) return undefined;
  return { name: "table between spaces", columns: columnNames(names), header };
}

function flowTable(lines: readonly string[]): SpacedTable | undefined {
  if (!FLOW.test(lines[0] ?? "")) return undefined;
  return { name: "AWS flow log", columns: FLOW_COLUMNS };
}
