import pl from "nodejs-polars";
import type { DataFrame } from "../logs/data_frame.ts";
import { InputError } from "../logs/input_error.ts";
import type { Baseline } from "./baseline_plan.ts";
import { calibrateWindows } from "./calibrate_windows.ts";
import { type DetectOptions, readDetectOptions } from "./detect_options.ts";
import { namesOf, rawFeatures, standardFeatures } from "./features.ts";
import type { IsolationForest } from "./isolation_forest.ts";
import { type ScoredWindows, scoreWindows } from "./score_windows.ts";

/** What the calibration reads at least, whatever the forest looks at. */
const REQUIRED = ["latency_mean_ms", "failures", "partial"];

/** What {@linkcode detectAnomalies} found. */
export interface DetectedAnomalies {
  /**
   * The windows as they came, plus
   * - `score` (Float64): the forest's, the lower the more abnormal; null where a window was not scored.
   * - `flagged` (Bool): inside the contamination share.
   * - `p_value` (Float64): how likely a window at least this unusual is if nothing had happened; null where that is not known.
   * - `significant` (Bool): survives the false discovery rate over all windows.
   * - `latency_z`, `failures_z`, `logs_z` (Float64): how many standard errors the mean latency, the failures (given the logs) and the logs lie from their baseline, positive is slower or more; null where unknown.
   * - `latency_usual_ms`, `failures_usual`, `logs_usual` (Float64): what the baseline leads to expect of the window, of failures given its logs; null where unknown.
   * - `silent` (Bool): a whole window without a log where logs were expected.
   */
  readonly windows: DataFrame;
  /** The metrics that the forest looked at. */
  readonly features: readonly string[];
  /** How many windows were scored. */
  readonly scored: number;
  /** The forest; null where there was too little to fit one. */
  readonly forest: IsolationForest | null;
  /** Windows with a score below this are flagged; null without a forest. */
  readonly threshold: number | null;
  /** Why there is no forest; null where there is one. */
  readonly reason: string | null;
  /** Whether the forest saw metrics in their own units or in standard errors from the baseline. */
  readonly scale: "raw" | "standard";
  /** What the windows were compared with. */
  readonly baseline: Baseline;
  /** Why the windows have no p-values; null where they have. */
  readonly uncalibrated: string | null;
}

/**
 * Looks for unusual windows in two ways that stand side by side.
 *
 * An {@linkcode IsolationForest}, fitted on the windows' mean latency and count
 * of failures, scores them, and the share `contamination` with the lowest scores
 * is `flagged`, **whatever the data**: 1 % of 282 windows are 3, also when all
 * of them are noise. So each window also gets a p-value: how surprising it is,
 * compared with what the same logs would give if nothing had happened, and is
 * `significant` only where chance does not explain it; see `calibrate`.
 *
 * Partial windows get no score and no p-value. Windows with a missing metric get
 * no score; if no full window has one of the metrics, the others alone are
 * looked at. Fewer than eight usable windows give no scores and fewer than
 * twenty whole ones no p-values, but a reason each.
 *
 * @param windows What `LogSource.windows` gives, in the order of time; `latency_mean_ms`, `failures` and `partial` are needed, `start`, `logs`, `latency_sd_ms` and `latency_count` are read. Not changed.
 * @param options Defaults to a forest of 100 trees, 256 windows a tree, contamination 0.01, seed 42; a baseline as the logs' length allows; a false discovery rate of 0.05.
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
  windows: DataFrame,
  options: DetectOptions = {},
): DetectedAnomalies {
  requireColumns(windows);
  const settings = readDetectOptions(options);
  const calibrated = calibrateWindows(
    windows,
    settings.baseline,
    settings.falseDiscoveryRate,
  );
  const { baseline, reason: uncalibrated } = calibrated;
  const given = options.forest && namesOf(options.forest.features);
  const automatic = baseline.kind === "constant" || uncalibrated !== null
    ? "raw"
    : "standard";
  const scale = given?.scale ??
    (settings.scale === "auto" ? automatic : settings.scale);
  const names = given?.names ?? settings.features;
  const features = scale === "raw"
    ? rawFeatures(windows, names)
    : standardFeatures(calibrated.windows, names, calibrated.fit);
  const partial = windows.getColumn("partial").toArray();
  const scored = scoreWindows(features, partial, options);
  return {
    windows: withScores(windows, calibrated.windows, scored),
    features: scored.used.map(({ name }) => name),
    scored: scored.scores.length,
    forest: scored.forest,
    threshold: scored.forest?.threshold ?? null,
    reason: scored.reason,
    ...{ scale, baseline, uncalibrated },
  };
}

/** A new frame with the scores after the windows' own columns; no score is never flagged. */
function withScores(
  windows: DataFrame,
  calibrated: DataFrame,
  { rows, forest, scores }: ScoredWindows,
): DataFrame {
  const all: (number | null)[] = Array(windows.height).fill(null);
  scores.forEach((value, i) => all[rows[i]] = value);
  const flagged = all.map((value) =>
    value !== null && forest !== null && value - forest.threshold < 0
  );
  const added = calibrated.columns.slice(windows.columns.length);
  return windows.withColumns(
    pl.Series("score", all, pl.Float64),
    pl.Series("flagged", flagged, pl.Bool),
    ...added.map((name) => calibrated.getColumn(name)),
  );
}

function requireColumns(windows: DataFrame): void {
  const missing = REQUIRED.filter((name) => !windows.columns.includes(name));
  if (missing.length > 0) {
    throw new InputError(
      `Cannot detect anomalies: the windows need the column ${
        missing.join(" and ")
      }, got ${windows.columns.join(", ") || "none"}`,
    );
  }
}
