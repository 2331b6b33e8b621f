import type { DetectOptions } from "./detect_options.ts";
import type { Feature } from "./features.ts";
import { fitOnce } from "./fit_once.ts";
import type { IsolationForest } from "./isolation_forest.ts";

/** With fewer windows than this, a forest says nothing about them. */
const FEWEST_WINDOWS = 8;

/** What a forest says of windows. */
export interface ScoredWindows {
  /** The features that it looked at. */
  readonly used: readonly Feature[];
  /** The windows that have all of them. */
  readonly rows: readonly number[];
  /** Null where there are too few such windows. */
  readonly forest: IsolationForest | null;
  /** One for each of the rows; none without a forest. */
  readonly scores: Float64Array;
  /** Why there is no forest; null where there is one. */
  readonly reason: string | null;
}

/**
 * Fits a forest to the whole windows that have all features, or takes the one
 * given, and scores them with it. A feature that no window has is left out,
 * unless a given forest needs it.
 *
 * @param partial Whether each window is partial.
 * @throws {InputError} If an option of the forest's is out of its range.
 */
export function scoreWindows(
  features: readonly Feature[],
  partial: readonly unknown[],
  options: DetectOptions,
): ScoredWindows {
  const whole = partial.flatMap((isPartial, row) => isPartial ? [] : [row]);
  const isKnown = (feature: Feature, row: number) =>
    !Number.isNaN(feature.values[row]);
  const used = features.filter((feature) =>
    options.forest || whole.some((row) => isKnown(feature, row))
  );
  const rows = used.length === 0
    ? []
    : whole.filter((row) => used.every((feature) => isKnown(feature, row)));
  const fewest = options.forest ? 1 : FEWEST_WINDOWS;
  if (rows.length < fewest) {
    const names = (used.length > 0 ? used : features).map(({ name }) => name);
    const reason = `an isolation forest needs ${fewest} full windows with ${
      names.join(" and ")
    } or more, there are ${rows.length}`;
    return { used, rows, forest: null, scores: new Float64Array(0), reason };
  }
  const columns = Object.fromEntries(
    used.map(({ column, values }) => [
      column,
      Float64Array.from(rows, (row) => values[row]),
    ]),
  );
  const forest = options.forest ?? fitOnce(columns, options);
  const scores = forest.scoreSamples(columns);
  return { used, rows, forest, scores, reason: null };
}
