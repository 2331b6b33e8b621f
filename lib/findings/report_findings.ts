import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
import { explainIncidents, type Explanation } from "../anomaly/explain.ts";
import { findIncidents } from "../anomaly/incidents.ts";
import type pl from "nodejs-polars";
import type { LogSource } from "../logs/log_source.ts";
import { resolveEvery } from "../metrics/resolve_every.ts";
import { timeScale } from "../metrics/time_scale.ts";
import { checkQuality } from "../quality/check_quality.ts";
import {
  type AnswerOptions,
  answerQuestions,
  type ReportFrames,
} from "./answer_questions.ts";
import type { Finding } from "./finding.ts";
import { userReach } from "./user_reach.ts";

/** Options of {@linkcode reportFindings}. */
export interface ReportOptions extends AnswerOptions {
  /** The analysis windows' length; defaults to `auto`, which suits the period. */
  readonly every?: string;
}

/**
 * Every question that the report answers, in the order of its sections, after
 * the question whether the logs can be trusted.
 *
 * Each p-value is adjusted for all of them, so that the chance of even one
 * false alarm in a report is at most 5%; a question asked alone gets the same
 * verdict. What the logs lack a column for comes out as `not_testable`.
 *
 * @param logs Any source; only aggregates are asked for.
 * @throws {InputError} If `every` cannot be read or contamination or seed are out of range.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../engines/open_logs.ts";
 * import { reportFindings } from "./report_findings.ts";
 *
 * const findings = await reportFindings(await openLogs());
 * const services = findings.find(({ id }) => id === "service_volume");
 * assertEquals(services?.verdict, "within_noise");
 * ```
 */
export async function reportFindings(
  logs: LogSource,
  options: ReportOptions = {},
): Promise<Finding[]> {
  const { contamination = 0.01, seed = 42 } = options;
  const frames = await fetchFrames(logs, options.every ?? "auto");
  const anomalies = options.anomalies ??
    detectAnomalies(frames.windows, { contamination, seed });
  const explanations = options.explanations ??
    await explained(logs, anomalies.windows);
  return answerQuestions(frames, { ...options, anomalies, explanations });
}

/** What the questions are answered from. */
async function fetchFrames(
  logs: LogSource,
  every: string,
): Promise<ReportFrames> {
  const overview = await logs.overview();
  const scale = timeScale(overview.first, overview.last);
  const analysis = resolveEvery(every, scale.analysis);
  return {
    checks: await checkQuality(logs, { every: analysis }),
    activity: await logs.windows(scale.activity),
    windows: await logs.windows(analysis),
    trend: await logs.windows(scale.trend),
    volume: await logs.windows(scale.volume, "service"),
    levelWindows: await logs.windows(analysis, "level"),
    byService: await logs.counts("service"),
    byLevel: await logs.counts("level"),
    byMessage: await logs.counts("message"),
    levelMix: await logs.counts(["service", "level"]),
    messageMix: await logs.counts(["service", "message"]),
    latency: await logs.latency("service"),
    reach: await userReach(logs),
  };
}

/** What the windows' incidents were about; nothing where the windows are not judged. */
async function explained(
  logs: LogSource,
  windows: pl.DataFrame,
): Promise<Explanation[]> {
  return windows.columns.includes("p_value")
    ? await explainIncidents(logs, findIncidents(windows))
    : [];
}
