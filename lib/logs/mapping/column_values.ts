import { readLatency } from "../latency.ts";
import { latencyName, latencyUnit } from "../latency_names.ts";
import { levelScheme } from "../level_scheme.ts";
import { readLevel } from "../read_level.ts";
import type { CanonicalColumn } from "../log_source.ts";
import { looksLikeTimestamp } from "../timestamps/timestamp_form.ts";
import type { ColumnSample, SourceColumn } from "./column_mapping.ts";
import { normaliseName } from "./canonical_names.ts";

type Values = readonly (string | null)[];

/** The share of values that must be what a column's name says. */
const SHARE_BY_NAME = 0.5;
/** The share that tells without a name. */
const SHARE_BY_VALUES = 0.9;
/** Of so many values not more than half may differ where they are names. */
const FEW_NAMES = 50;

/**
 * Whether a column that is called like a canonical one holds what that does.
 *
 * @returns The column with the unit that its name or values tell; undefined if it
 * does not.
 */
export function feeds(
  canonical: CanonicalColumn,
  column: string,
  values: Values,
): SourceColumn | undefined {
  const known = present(values);
  // Without a value there is nothing that speaks against the name.
  if (known.length === 0) {
    return normaliseName(column).length > 2 ? { column } : undefined;
  }
  switch (canonical) {
    case "timestamp":
      return looksLikeTimestamp(known) >= SHARE_BY_NAME
        ? { column }
        : undefined;
    case "level":
      return feedsLevel(column, known);
    case "service":
      return isName(known) && share(known, isLength) < SHARE_BY_NAME
        ? { column }
        : undefined;
    case "message":
      return known.some(isWordy) ? { column } : undefined;
    case "latency_ms":
      return feedsLatency(column, known);
  }
}

/** The column whose values alone say that it is a canonical one. */
export function feedsByValues(
  canonical: CanonicalColumn,
  sample: ColumnSample,
): SourceColumn | undefined {
  const scored = [...sample].map(([column, values]) => ({
    column,
    // A name that is no service's says that a column of names is something else.
    score: canonical === "service" && !isUnnamed(column) ||
        canonical === "latency_ms" && /uptime/i.test(column)
      ? 0
      : SCORES[canonical](present(values)),
  })).filter(({ score }) => score > 0);
  scored.sort((a, b) => b.score - a.score);
  return scored.length === 0 ? undefined : { column: scored[0].column };
}

/** How well values alone speak for a canonical column; 0 where they do not. */
const SCORES: Record<CanonicalColumn, (values: string[]) => number> = {
  timestamp: (values) =>
    looksLikeTimestamp(values) >= SHARE_BY_VALUES ? values.length : 0,
  level: (values) =>
    values.some(isUsualLevel) &&
      share(values, (text) => text.length > 2 && readLevel(text) !== null) >=
        SHARE_BY_VALUES
      ? values.length
      : 0,
  service: (values) => {
    const distinct = new Set(values).size;
    const recurs = distinct > 1 && distinct <= FEW_NAMES &&
      distinct * 5 <= values.length;
    const named = share(values, (text) => /^[\p{L}][^\s]{1,60}$/u.test(text));
    return recurs && named >= SHARE_BY_VALUES ? 1 / distinct : 0;
  },
  message: (values) =>
    share(values, (text) => text.includes(" ") && isWordy(text)) >= 0.3
      ? (share(values, isObject) > 0.5 ? 0.01 : 1) *
        values.reduce((sum, text) => sum + Math.min(text.length, 300), 0) /
        values.length
      : 0,
  latency_ms: (values) =>
    share(values, isLength) >= SHARE_BY_VALUES ? values.length : 0,
};

function feedsLevel(
  column: string,
  values: string[],
): SourceColumn | undefined {
  const scheme = levelScheme(values, column);
  if (scheme !== undefined) return { column, unit: scheme };
  const name = normaliseName(column);
  const last = normaliseName(column.slice(column.lastIndexOf(".") + 1));
  if (WEAK_LEVEL_NAMES.includes(last) && !values.some(isUsualLevel)) {
    return undefined;
  }
  const words = share(values, (text) => readLevel(text) !== null);
  const isLevel = words >= SHARE_BY_NAME ||
    /(?:level|lvl|severity)$/.test(name) && isName(values);
  return isLevel ? { column } : undefined;
}

function feedsLatency(
  column: string,
  values: string[],
): SourceColumn | undefined {
  if (latencyName(column) === "service" && share(values, isLength) < 1) {
    return undefined;
  }
  const unit = latencyUnit(column);
  const read = share(
    values,
    (text) => !Number.isNaN(readLatency(text, unit)),
  );
  if (read < SHARE_BY_NAME) return undefined;
  return unit === undefined ? { column } : { column, unit };
}

/** Names recur and are words; numbers and what differs in nearly every row are none. */
function isName(values: string[]): boolean {
  const distinct = new Set(values).size;
  const recurs = distinct <= FEW_NAMES || distinct * 2 <= values.length;
  return recurs && values.some(isWordy);
}

/** Names that mean a level only where the values do: `type` is often `log`. */
const WEAK_LEVEL_NAMES = ["type", "at"];

/** Whether a text is a level that is hardly anything else. */
function isUsualLevel(text: string): boolean {
  return /^\W{0,2}(?:debug|info|notice|warn|err|fatal|crit|severe|fehler)/i
    .test(
      text.trim(),
    );
}

/** Whether a text is a length of time by its unit: `18ms`. */
function isLength(text: string): boolean {
  return /^[\d.]+ *[a-zµμ]/.test(text) && !Number.isNaN(readLatency(text));
}

/** Whether a text is a JSON object: what goes with a message. */
function isObject(text: string): boolean {
  return text.startsWith("{") && text.endsWith("}");
}

/** Files without a header have columns without names. */
function isUnnamed(column: string): boolean {
  return /^column_\d+$/.test(column);
}

function isWordy(text: string): boolean {
  return /\p{L}/u.test(text);
}

function present(values: Values): string[] {
  return values.filter((value) => value !== null);
}

function share(values: string[], test: (text: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}
