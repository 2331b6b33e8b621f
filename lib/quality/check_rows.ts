import { countText, formatNumber } from "../logs/format_number.ts";
import type { ColumnQuality, QualityFacts } from "../logs/log_source.ts";
import type { QualityCheck, QualityStatus } from "./quality_check.ts";
import type { QualityThresholds } from "./thresholds.ts";
import { listNames } from "./list_names.ts";

/** Checks values and rows: what is missing, what cannot be read, what repeats. */
export function checkRows(
  facts: QualityFacts,
  thresholds: QualityThresholds,
): QualityCheck[] {
  return [
    valueCheck("missing values", "missing", facts, thresholds.missing),
    valueCheck("unparsable values", "unparsable", facts, thresholds.unparsable),
    duplicateRows(facts, thresholds.duplicates),
  ];
}

function valueCheck(
  check: string,
  kind: "missing" | "unparsable",
  { rows, columns }: QualityFacts,
  most: number,
): QualityCheck {
  const affected = columns.filter((column) => column[kind] > 0);
  const count = affected.reduce((sum, column) => sum + column[kind], 0);
  const worst = Math.max(
    0,
    ...affected.filter(({ canonical }) => canonical !== null)
      .map((column) => column[kind] / rows),
  );
  return {
    check,
    status: grade(count, worst, most),
    count,
    detail: count === 0
      ? `No value ${kind === "missing" ? "is missing" : "is unreadable"}.`
      : `${countText(count, "value")} ${
        kind === "missing" ? "missing" : "cannot be read"
      }: ${listNames(affected.map((column) => perColumn(column, kind)))}.`,
  };
}

function perColumn(column: ColumnQuality, kind: "missing" | "unparsable") {
  return `${formatNumber(column[kind])} in ${
    column.name === "" ? '""' : column.name
  }`;
}

function duplicateRows(
  { rows, duplicates }: QualityFacts,
  most: number,
): QualityCheck {
  return {
    check: "duplicate rows",
    status: grade(duplicates, duplicates / rows, most),
    count: duplicates,
    detail: duplicates === 0
      ? "No row repeats another in every column."
      : `${
        countText(duplicates, "row")
      } the same as an earlier one in every column; counted like the others.`,
  };
}

/** Passes without a defect, fails above a share, warns between. */
function grade(count: number, share: number, most: number): QualityStatus {
  if (count === 0) return "pass";
  return share > most ? "fail" : "warn";
}
