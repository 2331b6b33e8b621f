import { formatPeriod } from "../logs/duration.ts";
import { formatNumber } from "../logs/format_number.ts";
import type { Overview } from "../logs/log_source.ts";
import { type Table, table } from "./table.ts";
import { isoText } from "./table_column.ts";

/** The logs on one card: name, engine, size, period, and what feeds the canonical log. */
export function overviewTable(overview: Overview): Table {
  const { rows, columns, first, last, mapping, engine, name } = overview;
  const lacking = ["timestamp", "level", "service", "message", "latency_ms"]
    .filter((canonical) => !(canonical in mapping));
  const facts: [string, string][] = [
    ["logs", name],
    ["engine", engine],
    ["rows", formatNumber(rows)],
    ["columns", formatNumber(columns.length)],
    ["first log", first === null ? "–" : isoText(first)],
    ["last log", last === null ? "–" : isoText(last)],
    ["period", formatPeriod((last ?? 0) - (first ?? 0))],
    [
      "left out for want of a column",
      lacking.length === 0 ? "nothing" : lacking.join(", "),
    ],
  ];
  return table(facts.map(([fact, value]) => ({ fact, value })));
}

/** The columns in the file's order with their types and what they feed. */
export function columnsTable({ columns }: Overview): Table {
  return table(
    columns.map(({ name, type, canonical }) => ({
      column: name || "(no name)",
      type,
      "read as": canonical,
    })),
    { limit: 200 },
  );
}
