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
export type { DataFrame } from "./logs/data_frame.ts";
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

// What the above takes and gives.
export type { Baseline, BaselineKind } from "./anomaly/baseline_plan.ts";
export type { Columns } from "./anomaly/check_columns.ts";
export type {
  ComparedEvent,
  ComparedName,
  ComparedTruth,
} from "./anomaly/compare_truth.ts";
export type { Change, ContributorMetric } from "./anomaly/compare_values.ts";
export type { Contributor } from "./anomaly/contributors.ts";
export type { DetectedAnomalies } from "./anomaly/detect_anomalies.ts";
export type { DetectOptions } from "./anomaly/detect_options.ts";
export type { Driver } from "./anomaly/drivers.ts";
export type {
  EventScores,
  TrueEvent,
  WindowScores,
} from "./anomaly/evaluate.ts";
export type { ExplainOptions, Explanation } from "./anomaly/explain.ts";
export type { ForestOptions } from "./anomaly/forest_options.ts";
export type { IsolationTree } from "./anomaly/grow_tree.ts";
export type { Incident, IncidentOptions } from "./anomaly/incidents.ts";
export type { SavedForest } from "./anomaly/saved_forest.ts";
export type { SavedModel, WindowModel } from "./anomaly/saved_model.ts";
export type { WindowContents } from "./anomaly/window_contents.ts";
export type { LabelledLogs } from "./engines/open_labelled_sample.ts";
export type { ReadingProgress } from "./engines/open_logs_options.ts";
export type { AnswerOptions } from "./findings/answer_questions.ts";
export type { LogsName } from "./logs/locate_logs.ts";
export type { ColumnMapping } from "./logs/mapping/column_mapping.ts";
export type {
  FileReading,
  MappingReading,
  MessageTemplate,
  Reading,
  RejectedLine,
} from "./logs/reading.ts";
export type { SampleOptions } from "./logs/sample.ts";
export type { ScenarioOptions, TrueIncident } from "./logs/scenario.ts";
export type {
  KindName,
  ScenarioStrength,
  Strength,
} from "./logs/scenario_kinds.ts";
export type { KnownIncident } from "./logs/scenario_truth.ts";
export type { SharesOptions } from "./metrics/shares.ts";
export type { TimeScale } from "./metrics/time_scale.ts";
export type { CheckQualityOptions } from "./quality/check_quality.ts";
export type { QualityStatus } from "./quality/quality_check.ts";
export type { QualityThresholds } from "./quality/thresholds.ts";
export type {
  ExecuteNotebookOptions,
  StartedCell,
} from "./runner/execute_notebook.ts";
export type { Failure } from "./runner/failure.ts";
export type { Json, JsonObject } from "./runner/json.ts";
export type { ExecuteOptions, Kernel } from "./runner/kernel.ts";
export type { KernelPool } from "./runner/kernel_pool.ts";
export type { KernelOptions } from "./runner/kernel_process.ts";
export type {
  Cell,
  CodeCell,
  DisplayOutput,
  ErrorOutput,
  MimeData,
  Notebook,
  Output,
  ResultOutput,
  StreamOutput,
  TextCell,
} from "./runner/notebook.ts";
export type { Parameters } from "./runner/parameters.ts";
export type { Message } from "./runner/wire.ts";
