import { InputError } from "../logs/input_error.ts";
import type { BaselineKind } from "./baseline_plan.ts";
import { DEFAULT_FEATURES } from "./features.ts";
import type { ForestOptions } from "./forest_options.ts";
import type { IsolationForest } from "./isolation_forest.ts";

/** Options of `detectAnomalies`; those of the forest among them. */
export interface DetectOptions extends ForestOptions {
  /**
   * What the forest sees of a window: columns of the windows, or `failure_rate`.
   * Defaults to `["latency_mean_ms", "failures"]`.
   */
  features?: readonly string[];
  /**
   * What the windows are compared with. Defaults to `auto`: what the logs are
   * long enough for, see `planBaseline`.
   */
  baseline?: "auto" | BaselineKind;
  /**
   * Whether the forest sees metrics in their own units (`raw`) or in standard
   * errors from the baseline, in which windows of few logs and other hours of
   * the day are comparable (`standard`). Defaults to `auto`: raw if the baseline
   * is constant, else standard.
   */
  scale?: "auto" | "raw" | "standard";
  /** Of the windows called significant, the share expected to be false, in (0, 1). Defaults to 0.05. */
  falseDiscoveryRate?: number;
  /** Scores with this forest, its features and its scale, rather than fitting one. */
  forest?: IsolationForest;
}

const DEFAULTS = {
  features: DEFAULT_FEATURES,
  baseline: "auto",
  scale: "auto",
  falseDiscoveryRate: 0.05,
} as const satisfies DetectOptions;

/**
 * Fills in and checks the options that are not the forest's.
 *
 * @throws {InputError} If a value is out of its range.
 */
export function readDetectOptions(options: DetectOptions) {
  const {
    features = DEFAULTS.features,
    baseline = DEFAULTS.baseline,
    scale = DEFAULTS.scale,
    falseDiscoveryRate = DEFAULTS.falseDiscoveryRate,
  } = options;
  const fail = (requirement: string, value: unknown) => {
    throw new InputError(
      `Cannot detect anomalies: ${requirement}, got ${value}`,
    );
  };
  if (features.length === 0 || new Set(features).size < features.length) {
    fail("features must be one or more different names", features.join(", "));
  }
  if (!["auto", "raw", "standard"].includes(scale)) {
    fail("scale must be auto, raw or standard", scale);
  }
  if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
    fail("falseDiscoveryRate must be in (0, 1)", falseDiscoveryRate);
  }
  return { features, baseline, scale, falseDiscoveryRate };
}
