import { InputError } from "../logs/input_error.ts";
import { averagePathLength } from "./average_path_length.ts";
import { checkFinite, type Columns, readColumns } from "./check_columns.ts";
import { compileTrees, sumPathLengths } from "./compiled_trees.ts";
import { type ForestOptions, readForestOptions } from "./forest_options.ts";
import { gridPathLengths } from "./grid_path_lengths.ts";
import { growForest } from "./grow_forest.ts";
import { imputed, mediansOf } from "./impute.ts";
import { quantile } from "./quantile.ts";
import { parseSavedForest, type SavedForest } from "./saved_forest.ts";

/** From here on, laying out the grid costs less than it saves. */
const FEWEST_GRID_ROWS = 20_000;
/** A grid has up to a quarter of this squared cells: 65,536. */
const LARGEST_GRID_SAMPLE = 512;

/**
 * An isolation forest: finds rows that are few and different.
 *
 * Each tree takes a small random subsample and splits it again and again, at a
 * random value of a random feature, until rows stand alone. A row that lies
 * apart is isolated after few splits, one amid others after many. The path
 * length, averaged over many trees and set in relation to what is normal for
 * the subsample, is the score. Nothing is assumed about distributions; the
 * scale of a feature has no influence.
 *
 * The vocabulary, the scores and their sign are scikit-learn's: **the lower,
 * the more abnormal**, in [-1, 0]; about -0.5 and above is normal. The trees
 * are grown by the `isolation-forest` package, each on its own subsample drawn
 * without replacement. The same columns and options give the same forest, in
 * whatever order the columns come.
 *
 * Constant columns have no influence. If all columns are constant, all scores
 * are equal and nothing is flagged. A forest on one row gives every row -0.5.
 *
 * References: Liu, Ting, Zhou, "Isolation forest", ICDM 2008; "Isolation-based
 * anomaly detection", ACM TKDD 6 (1), 2012.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { IsolationForest } from "./isolation_forest.ts";
 *
 * const columns = { x: Float64Array.of(-1.1, 0.3, 0.5, 100) };
 * const forest = IsolationForest.fit(columns, { contamination: 0.25 });
 * assertEquals([...forest.predict(columns)], [1, 1, 1, -1]);
 * ```
 */
export class IsolationForest {
  readonly #saved: SavedForest;
  readonly #trees: ReturnType<typeof compileTrees>;

  private constructor(saved: SavedForest) {
    this.#saved = saved;
    this.#trees = compileTrees(saved.trees);
  }

  /**
   * Learns from columns of numbers.
   *
   * @param columns Columns by name, equal lengths, at least one row; Float64Arrays or lists of numbers, not changed. NaN, infinite and missing values are refused unless `impute` says otherwise. With fewer rows than `sampleSize` each tree takes all of them.
   * @throws {InputError} If the columns are not so or an option is out of its range.
   */
  static fit(columns: Columns, options: ForestOptions = {}): IsolationForest {
    const action = "fit IsolationForest";
    const settings = readForestOptions(action, options);
    // Sorted, so that the order of the columns makes no difference.
    const features = Object.keys(columns).sort();
    const given = readColumns(action, columns, features);
    const rows = given[0].length;
    if (rows === 0) {
      throw new InputError(
        `Cannot ${action}: at least one row is needed, got 0`,
      );
    }
    const fill = settings.impute === "median"
      ? mediansOf(action, features, given)
      : undefined;
    const values = usable(action, features, given, fill);
    const { sampleSize, contamination, seed } = settings;
    return new IsolationForest({
      format: "logbook isolation forest",
      version: 1,
      features,
      sampleSize: Math.min(sampleSize, rows),
      contamination,
      seed,
      threshold: -0.5,
      ...(fill === undefined ? {} : { fill }),
      trees: growForest(values, rows, settings),
    }).#withThreshold(values);
  }

  /**
   * Reads what {@linkcode IsolationForest.toJSON} wrote.
   *
   * @param saved The text of a JSON file, or what was parsed from it.
   * @throws {InputError} If it is not a forest of this version.
   */
  static fromJSON(saved: unknown): IsolationForest {
    return new IsolationForest(parseSavedForest(saved));
  }

  /** The names of the columns, in alphabetical order. */
  get features(): readonly string[] {
    return [...this.#saved.features];
  }

  /**
   * The score below which a row is an outlier (scikit-learn's `offset_`): the
   * contamination quantile of the training rows' scores, interpolated
   * linearly; -0.5 if contamination is `"auto"`.
   */
  get threshold(): number {
    return this.#saved.threshold;
  }

  /**
   * How normal each row is: -2^(-E(h) / c), E(h) being its average path length
   * and c what is usual for the subsample.
   *
   * @param columns The columns that the forest was fitted on, in any order; no rows give no scores.
   * @returns One score a row in [-1, 0]; the lower, the more abnormal.
   * @throws {InputError} If a column is missing or unknown, or a value is not finite and the forest was fitted without `impute`.
   */
  scoreSamples(columns: Columns): Float64Array {
    const action = "score with IsolationForest";
    const { features, fill } = this.#saved;
    const values = readColumns(action, columns, features);
    return this.#score(usable(action, features, values, fill));
  }

  /** {@linkcode IsolationForest.scoreSamples} minus the threshold: negative for outliers. */
  decisionFunction(columns: Columns): Float64Array {
    const { threshold } = this.#saved;
    return this.scoreSamples(columns).map((score) => score - threshold);
  }

  /** 1 for inliers, -1 for outliers; a row right at the threshold is an inlier. */
  predict(columns: Columns): Int8Array {
    return Int8Array.from(
      this.decisionFunction(columns),
      (d) => d < 0 ? -1 : 1,
    );
  }

  /** The forest as data for `JSON.stringify`; {@linkcode IsolationForest.fromJSON} reads it. */
  toJSON(): SavedForest {
    return structuredClone(this.#saved);
  }

  #score(values: readonly Float64Array[]): Float64Array {
    const { sampleSize, trees } = this.#saved;
    const rows = values[0].length;
    const usual = averagePathLength(sampleSize);
    // One row has no usual path length; scikit-learn calls it normal too.
    if (usual === 0) return new Float64Array(rows).fill(-0.5);
    const isGridWorthIt = values.length <= 2 && rows >= FEWEST_GRID_ROWS &&
      sampleSize <= LARGEST_GRID_SAMPLE;
    const sums = isGridWorthIt
      ? gridPathLengths(trees, values)
      : sumPathLengths(this.#trees, values, rows);
    const scale = trees.length * usual;
    for (let row = 0; row < rows; row++) {
      sums[row] = -(2 ** (-sums[row] / scale));
    }
    return sums;
  }

  /** The same trees with the threshold that the training rows ask for. */
  #withThreshold(training: readonly Float64Array[]): IsolationForest {
    const { contamination } = this.#saved;
    if (contamination === "auto") return this;
    const threshold = quantile(this.#score(training), contamination);
    return new IsolationForest({ ...this.#saved, threshold });
  }
}

/** Columns without a missing value: imputed, or else refused. */
function usable(
  action: string,
  features: readonly string[],
  given: readonly Float64Array[],
  fill?: readonly number[],
): readonly Float64Array[] {
  const values = fill === undefined ? given : imputed(given, fill);
  const mend = fill === undefined
    ? `leave those rows out or fit with impute: "median"`
    : "leave those rows out";
  checkFinite(action, features, values, mend);
  return values;
}
