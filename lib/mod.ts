/**
 * The library on one page: open logs, ask them, model them, run notebooks on
 * them.
 *
 * @example Windows of five seconds
 * ```ts
 * import { openLogs } from "logbook";
 *
 * const logs = await openLogs("sample");
 * const windows = await logs.windows("5s");
 * ```
 *
 * @module
 */
export { openLabelledSample } from "./engines/open_labelled_sample.ts";
export { openLogs } from "./engines/open_logs.ts";
export type { OpenLogsOptions } from "./engines/open_logs_options.ts";
export { InputError } from "./logs/input_error.ts";
export type * from "./logs/log_source.ts";
export { writeSample } from "./logs/sample.ts";
export { writeScenario } from "./logs/scenario.ts";
export { readTruth } from "./logs/scenario_truth.ts";

export { checkQuality } from "./quality/check_quality.ts";
export type { QualityCheck } from "./quality/quality_check.ts";

export { granularity } from "./metrics/granularity.ts";
export { rollingMean } from "./metrics/rolling_mean.ts";
export { shares } from "./metrics/shares.ts";
export { timeScale } from "./metrics/time_scale.ts";

export { compareTruth } from "./anomaly/compare_truth.ts";
export { detectAnomalies } from "./anomaly/detect_anomalies.ts";
export { evaluateIncidents, evaluateWindows } from "./anomaly/evaluate.ts";
export { explainIncidents } from "./anomaly/explain.ts";
export { findIncidents } from "./anomaly/incidents.ts";
export { IsolationForest } from "./anomaly/isolation_forest.ts";
export { readModel, saveModel } from "./anomaly/saved_model.ts";
export { withServiceColumns } from "./anomaly/service_columns.ts";
export { windowContents } from "./anomaly/window_contents.ts";

export * from "./findings/mod.ts";

export {
  CellError,
  executeNotebook,
  KernelError,
  readNotebook,
  writeNotebook,
} from "./runner/mod.ts";
