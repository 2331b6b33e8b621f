import { dataQualityFinding } from "../findings/quality/data_quality.ts";
import { escapeMarkdown } from "../logs/escape_markdown.ts";
import { groupThousands } from "../logs/format_number.ts";
import type { ColumnQuality, QualityFacts } from "../logs/log_source.ts";
import {
  overallStatus,
  type QualityCheck,
  type QualityStatus,
} from "../quality/quality_check.ts";
import { type Markdown, md } from "./markdown.ts";
import { type Table, table } from "./table.ts";

/** A status as a sign and a word, so that it does not hang on colour. */
const SIGNS: Readonly<Record<QualityStatus, string>> = {
  pass: "✓ pass",
  warn: "▲ warn",
  fail: "✗ fail",
  skipped: "○ skipped",
};

/** Missing, unparsable and distinct values and the range, a row a column. */
export function valuesTable({ columns }: QualityFacts): Table {
  return table(
    columns.map((column) => ({
      column: column.name || "(no name)",
      missing: column.missing,
      unparsable: column.unparsable,
      distinct: column.distinct,
      smallest: endText(column, column.min),
      largest: endText(column, column.max),
    })),
    { limit: 200 },
  );
}

/** The end of a column's range: numbers grouped, latencies with their unit, timestamps with milliseconds. */
function endText(
  { type, canonical }: ColumnQuality,
  end: string | null,
): string | null {
  if (end === null) return null;
  if (type === "timestamp") return end.replace(/(\.\d{3})\d+Z$/, "$1Z");
  if (type !== "integer" && type !== "number") return end;
  const number = groupThousands(end);
  return canonical === "latency_ms" ? `${number} ms` : number;
}

/** The first values that could not be read, with their place in the file. */
export function unreadableTable({ unreadable }: QualityFacts): Table {
  const several = unreadable.some(({ file }) => file !== null);
  return table(
    unreadable.map(({ file, line, column, value }) => ({
      ...(several ? { file } : {}),
      line,
      column: column || "(no name)",
      value,
    })),
    {
      caption: "The first values that could not be read",
      columns: unreadable.length === 0 ? {} : { line: { format: String } },
      empty: "Every value that is there could be read.",
    },
  );
}

/** All checks with their verdicts. */
export function checksTable(checks: readonly QualityCheck[]): Table {
  return table(
    checks.map(({ check, status, count, detail }) => ({
      check,
      verdict: SIGNS[status],
      count,
      detail,
    })),
    { columns: { detail: { width: 400 } } },
  );
}

/**
 * The outcome of some checks as a list for the narrative.
 *
 * @throws {RangeError} If there is no check of that name.
 */
export function checkNotes(
  checks: readonly QualityCheck[],
  ...names: string[]
): Markdown {
  const notes = names.map((name) => {
    const found = checks.find(({ check }) => check === name);
    if (found === undefined) {
      throw new RangeError(
        `Cannot show the check "${name}": the checks are ${
          checks.map(({ check }) => check).join(", ")
        }`,
      );
    }
    return `- **${SIGNS[found.status]}**, ${found.check}: ${
      escapeMarkdown(found.detail)
    }`;
  });
  return { markdown: notes.join("\n") };
}

/** The verdict over all checks in one sentence, as the report gives it. */
export function qualityVerdict(checks: readonly QualityCheck[]): Markdown {
  const { statement } = dataQualityFinding(checks);
  return md`**Overall: ${SIGNS[overallStatus(checks)]}.** ${statement}`;
}
