/**
 * What a notebook's cells import beside `logbook/charts` and `logbook/findings`:
 * to open logs, to compute with them and to show what comes out.
 *
 * @example A first cell
 * ```ts
 * import { openLogs, overviewTable, show } from "logbook/notebook";
 *
 * const logs = await openLogs("sample");
 * await show(overviewTable(await logs.overview()));
 * ```
 *
 * @module
 */
export { openLabelledSample } from "../engines/open_labelled_sample.ts";
export { openLogs } from "../engines/open_logs.ts";
export type { OpenLogsOptions } from "../engines/open_logs_options.ts";

export { granularity } from "../metrics/granularity.ts";
export { histogramWidth } from "../metrics/histogram_width.ts";
export { resolveEvery } from "../metrics/resolve_every.ts";
export { rollingMean } from "../metrics/rolling_mean.ts";
export { shares } from "../metrics/shares.ts";
export { timeScale } from "../metrics/time_scale.ts";

export { checkQuality } from "../quality/check_quality.ts";
export { overallStatus } from "../quality/quality_check.ts";

export { compareTruth } from "../anomaly/compare_truth.ts";
export { detectAnomalies } from "../anomaly/detect_anomalies.ts";
export { explainIncidents } from "../anomaly/explain.ts";
export { findIncidents } from "../anomaly/incidents.ts";
export { windowContents } from "../anomaly/window_contents.ts";

export { md } from "./markdown.ts";
export { show } from "./show.ts";
export { table } from "./table.ts";

export { adviceFor } from "./advice.ts";
export {
  calibrationNote,
  contentsTable,
  flaggedTable,
  modelTable,
} from "./anomaly_tables.ts";
export { findingsTable } from "./findings_table.ts";
export { granularityNote, granularityTable } from "./granularity_table.ts";
export { headlines } from "./headlines.ts";
export { incidentRows, incidentsTable, mostSevere } from "./incident_tables.ts";
export {
  knownIncidentsNote,
  knownIncidentsTable,
} from "./known_incidents_table.ts";
export { limits } from "./limits.ts";
export { columnsTable, overviewTable } from "./overview_table.ts";
export {
  failureExamples,
  filesTable,
  mappingTable,
  readingNotes,
  rejectedLinesTable,
  rejectedTable,
  templatesTable,
} from "./reading_tables.ts";
export {
  checkNotes,
  checksTable,
  qualityVerdict,
  unreadableTable,
  valuesTable,
} from "./quality_tables.ts";
