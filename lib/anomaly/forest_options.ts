import { InputError } from "../logs/input_error.ts";

/** Options of `IsolationForest.fit`. */
export interface ForestOptions {
  /** How many trees, 1 or more; more give steadier scores. Defaults to 100. */
  trees?: number;
  /** Rows in each tree's subsample, 1 or more; small ones keep normal rows from hiding outliers. Defaults to 256. */
  sampleSize?: number;
  /** The share of training rows to flag, in (0, 0.5], or `"auto"` for scikit-learn's fixed threshold of -0.5. Defaults to 0.01. */
  contamination?: number | "auto";
  /**
   * What to do with NaN, infinite and missing values: `"none"` refuses them,
   * `"median"` puts the training rows' median of the feature in their place, so
   * that the feature does not make the row stand out. Defaults to `"none"`.
   */
  impute?: "none" | "median";
  /** A whole number. Defaults to 42. */
  seed?: number;
}

const DEFAULTS = {
  trees: 100,
  sampleSize: 256,
  contamination: 0.01,
  impute: "none",
  seed: 42,
} as const satisfies Required<ForestOptions>;

/**
 * Fills in and checks a forest's options.
 *
 * @param action What cannot be done otherwise, for the error.
 * @throws {InputError} If a value is out of its range.
 */
export function readForestOptions(
  action: string,
  options: ForestOptions,
): Required<ForestOptions> {
  const {
    trees = DEFAULTS.trees,
    sampleSize = DEFAULTS.sampleSize,
    contamination = DEFAULTS.contamination,
    impute = DEFAULTS.impute,
    seed = DEFAULTS.seed,
  } = options;
  const fail = (requirement: string, value: unknown) => {
    throw new InputError(`Cannot ${action}: ${requirement}, got ${value}`);
  };
  if (!isWhole(trees, 1)) fail("trees must be a whole number above 0", trees);
  if (!isWhole(sampleSize, 1)) {
    fail("sampleSize must be a whole number above 0", sampleSize);
  }
  if (
    contamination !== "auto" &&
    !(typeof contamination === "number" && contamination > 0 &&
      contamination <= 0.5)
  ) {
    fail(`contamination must be in (0, 0.5] or "auto"`, contamination);
  }
  if (impute !== "none" && impute !== "median") {
    fail(`impute must be "none" or "median"`, impute);
  }
  if (!isWhole(seed, -Infinity)) fail("seed must be a whole number", seed);
  return { trees, sampleSize, contamination, impute, seed };
}

/** Whether a value is a whole number of at least `least`. */
export function isWhole(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least;
}
