import pl from "nodejs-polars";
import { InputError } from "../logs/input_error.ts";
import { IsolationForest } from "./isolation_forest.ts";
import type { ForestOptions } from "./forest_options.ts";

/** The metrics of a window that the forest looks at. */
const FEATURES = ["latency_mean_ms", "failures"] as const;
/** With fewer windows than this, a forest says nothing about them. */
const FEWEST_WINDOWS = 8;

/** What {@linkcode detectAnomalies} found. */
export interface DetectedAnomalies {
  /**
   * The windows as they came, plus `score` (Float64, the lower the more
   * abnormal, null where a window was not scored) and `flagged` (Bool).
   */
  readonly windows: pl.DataFrame;
  /** The metrics that were looked at. */
  readonly features: readonly string[];
  /** How many windows were scored. */
  readonly scored: number;
  /** The forest; null where there was too little to fit one. */
  readonly forest: IsolationForest | null;
  /** Windows with a score below this are flagged; null without a forest. */
  readonly threshold: number | null;
  /** Why there is no forest; null where there is one. */
  readonly reason: string | null;
}

/**
 * Scores windows by their mean latency and their count of failures with an
 * {@linkcode IsolationForest} fitted on the same windows, and flags the share
 * `contamination` with the lowest scores.
 *
 * Partial windows and windows with a missing metric get no score and are not
 * flagged. If no full window has a latency, failures alone are looked at, and
 * the reverse. Fewer than eight usable windows give no scores, but a reason.
 *
 * **A share is flagged whatever the data**: 1 % of 282 windows are 3, also when
 * all of them are noise.
 *
 * @param windows What `LogSource.windows` gives; `latency_mean_ms`, `failures` and `partial` are read. Not changed.
 * @param options The forest's; defaults to 100 trees, 256 windows a tree, contamination 0.01, seed 42.
 * @throws {InputError} If a column is missing or an option is out of its range.
 *
 * @example Usage
 * ```ts
 * import pl from "nodejs-polars";
 * import { assertEquals } from "@std/assert";
 * import { detectAnomalies } from "./detect_anomalies.ts";
 *
 * const windows = pl.DataFrame({
 *   latency_mean_ms: [55, 54, 56, 55, 90, 54, 55, 56, 55],
 *   failures: [98, 99, 101, 97, 250, 99, 100, 98, 96],
 *   partial: Array(9).fill(false),
 * });
 * const found = detectAnomalies(windows, { contamination: 0.1 });
 * assertEquals(found.windows.getColumn("flagged").toArray().indexOf(true), 4);
 * ```
 */
export function detectAnomalies(
  windows: pl.DataFrame,
  options: ForestOptions = {},
): DetectedAnomalies {
  requireColumns(windows);
  const partial = windows.getColumn("partial").toArray();
  const rows = partial.flatMap((isPartial, row) => isPartial ? [] : [row]);
  const metrics = FEATURES.map((name) => ({
    name,
    values: windows.getColumn(name).toArray(),
  })).filter(({ values }) => rows.some((row) => isNumber(values[row])));
  const usable = metrics.length === 0
    ? []
    : rows.filter((row) =>
      metrics.every(({ values }) => isNumber(values[row]))
    );
  const features = metrics.map(({ name }) => name);
  if (usable.length < FEWEST_WINDOWS) {
    return withoutForest(windows, features, usable.length);
  }
  const columns = Object.fromEntries(metrics.map(({ name, values }) => [
    name,
    Float64Array.from(usable, (row) => Number(values[row])),
  ]));
  const forest = IsolationForest.fit(columns, options);
  const scores: (number | null)[] = Array(windows.height).fill(null);
  forest.scoreSamples(columns).forEach((score, i) => scores[usable[i]] = score);
  return {
    windows: withScores(windows, scores, forest.threshold),
    features,
    scored: usable.length,
    forest,
    threshold: forest.threshold,
    reason: null,
  };
}

function withoutForest(
  windows: pl.DataFrame,
  features: readonly string[],
  scored: number,
): DetectedAnomalies {
  const wanted = features.length > 0 ? features : FEATURES;
  const reason = `an isolation forest needs ${FEWEST_WINDOWS} full windows ` +
    `with ${wanted.join(" and ")} or more, there are ${scored}`;
  return {
    windows: withScores(windows, Array(windows.height).fill(null), null),
    features,
    scored: 0,
    forest: null,
    threshold: null,
    reason,
  };
}

/** A new frame with the two columns; no score is never flagged. */
function withScores(
  windows: pl.DataFrame,
  scores: readonly (number | null)[],
  threshold: number | null,
): pl.DataFrame {
  const flagged = scores.map((score) =>
    score !== null && threshold !== null && score - threshold < 0
  );
  return windows.withColumns(
    pl.Series("score", [...scores], pl.Float64),
    pl.Series("flagged", flagged, pl.Bool),
  );
}

function requireColumns(windows: pl.DataFrame): void {
  const missing = [...FEATURES, "partial"].filter((name) =>
    !windows.columns.includes(name)
  );
  if (missing.length > 0) {
    throw new InputError(
      `Cannot detect anomalies: the windows need the column ${
        missing.join(" and ")
      }, got ${windows.columns.join(", ") || "none"}`,
    );
  }
}

const isNumber = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value);
