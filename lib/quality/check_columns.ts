import {
  countText,
  formatNumber,
  groupThousands,
} from "../logs/format_number.ts";
import type { ColumnQuality, QualityFacts } from "../logs/log_source.ts";
import type { QualityCheck } from "./quality_check.ts";
import type { QualityThresholds } from "./thresholds.ts";
import { listNames } from "./list_names.ts";

/** Checks columns: impossible values, columns that say nothing, columns of free text. */
export function checkColumns(
  facts: QualityFacts,
  thresholds: QualityThresholds,
): QualityCheck[] {
  return [
    latencyRange(facts),
    constantColumns(facts),
    cardinalities(facts, thresholds.cardinality),
  ];
}

function latencyRange(facts: QualityFacts): QualityCheck {
  const check = "latency range";
  const latency = find(facts, "latency_ms");
  if (latency === undefined) {
    return {
      check,
      status: "skipped",
      count: null,
      detail: "No column is mapped to latency_ms.",
    };
  }
  const { negativeLatencies: negative, absurdLatencies: absurd } = facts;
  const impossible = [
    ...(negative > 0 ? [`${countText(negative, "row")} below zero`] : []),
    ...(absurd > 0 ? [`${countText(absurd, "row")} above 30 days`] : []),
  ];
  return {
    check,
    status: impossible.length === 0 ? "pass" : "warn",
    count: negative + absurd,
    detail: `From ${numberText(latency.min)} to ${
      numberText(latency.max)
    } ms; ${
      impossible.length === 0
        ? "none below zero"
        : `${impossible.join(" and ")}, kept out of every mean`
    }.`,
  };
}

/** The end of a range as text, with commas between thousands. */
function numberText(end: string | null): string {
  return end === null ? "nothing" : groupThousands(end);
}

function constantColumns({ rows, columns }: QualityFacts): QualityCheck {
  const constant = columns.filter(({ distinct }) => distinct <= 1 && rows > 1);
  return {
    check: "constant columns",
    status: constant.length === 0 ? "pass" : "warn",
    count: constant.length,
    detail: constant.length === 0
      ? "Every column takes more than one value."
      : `Always the same value or none: ${listNames(constant.map(nameOf))}.`,
  };
}

function cardinalities(facts: QualityFacts, most: number): QualityCheck {
  const unique = facts.columns.filter(({ distinct, canonical }) =>
    distinct === facts.rows && facts.rows > 1 && canonical === null
  );
  const wide = (["level", "service", "message"] as const)
    .map((canonical) => find(facts, canonical))
    .filter((column) => column !== undefined && column.distinct > most)
    .map((column) => column!);
  const identifiers = unique.length === 0
    ? "no column numbers the rows"
    : `a different value in every row: ${listNames(unique.map(nameOf))}`;
  return {
    check: "cardinalities",
    status: wide.length === 0 ? "pass" : "warn",
    count: wide.length,
    detail: wide.length === 0
      ? `Levels, services and messages have at most ${
        formatNumber(most)
      } values each; ${identifiers}.`
      : `More than ${formatNumber(most)} values: ${
        listNames(wide.map(nameOf))
      }; ${identifiers}.`,
  };
}

function find(
  { columns }: QualityFacts,
  canonical: string,
): ColumnQuality | undefined {
  return columns.find((column) => column.canonical === canonical);
}

function nameOf({ name }: { name: string }): string {
  return name;
}
