import type { CanonicalColumn } from "../../logs/log_source.ts";
import type { MappingReading, Reading } from "../../logs/reading.ts";
import { shorten } from "../../logs/visible_text.ts";
import type { MappedSource, MappedSql } from "./map_columns.ts";
import type { Row } from "./whole_answer.ts";

/**
 * How a table was understood, for the overview.
 *
 * @param examples The smallest and the largest value of what feeds each canonical column.
 */
export function mappingReading(
  mapping: readonly MappedSql[],
  examples: Row,
): Reading {
  return {
    files: [],
    mapping: mapping.map(({ canonical, from, reason }, i): MappingReading => ({
      canonical,
      columns: from.map(({ name }) => name),
      joined: false,
      reason,
      read: readAs(canonical, from[0]),
      examples: [...new Set(examples.slice(2 * i, 2 * i + 2))]
        .filter((example) => example !== null && example !== "")
        .map((example) => shorten(String(example), 60)),
    })),
    timezone: "UTC",
    zoneless: null,
    yearFrom: null,
    dayFrom: null,
    rejected: [],
    firstRejected: [],
    templates: null,
    deduplicated: null,
  };
}

const LATENCY_UNITS: Readonly<Record<string, string>> = {
  ns: "nanoseconds",
  us: "microseconds",
  ms: "milliseconds",
  s: "seconds",
};

function readAs(
  canonical: CanonicalColumn,
  { unit, type }: MappedSource,
): string | null {
  if (canonical === "timestamp") {
    return type.kind === "text" ? "ISO 8601" : null;
  }
  if (canonical !== "latency_ms") return null;
  const plain = LATENCY_UNITS[unit ?? "ms"] ?? unit;
  if (type.kind === "text") return `with units, else ${plain}`;
  return unit === undefined ? `${plain}, for want of a unit` : plain;
}
