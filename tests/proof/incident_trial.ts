import pl from "nodejs-polars";
import { compareTruth } from "../../lib/anomaly/compare_truth.ts";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import {
  evaluateIncidents,
  evaluateWindows,
  type EventScores,
  type WindowScores,
} from "../../lib/anomaly/evaluate.ts";
import { explainIncidents } from "../../lib/anomaly/explain.ts";
import { findIncidents } from "../../lib/anomaly/incidents.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import {
  type ScenarioOptions,
  writeScenario,
} from "../../lib/logs/scenario.ts";
import {
  type KnownIncident,
  readTruth,
} from "../../lib/logs/scenario_truth.ts";

/** What one seed's scenario shows. */
export interface Trial {
  readonly truth: readonly KnownIncident[];
  /** The windows, to be judged by others too. */
  readonly windows: pl.DataFrame;
  readonly calibrated: EventScores;
  readonly calibratedWindows: WindowScores;
  /** The share that the forest on the raw metrics flags. */
  readonly flagged: EventScores;
  readonly flaggedWindows: WindowScores;
  /** Whether the explanation's first service, message or client is the true one, of each found event that has one. */
  readonly explained: readonly {
    readonly what: "service" | "message" | "client";
    readonly right: boolean;
  }[];
}

/** Writes a scenario, detects, explains and compares with the truth. */
export async function incidentTrial(options: ScenarioOptions): Promise<Trial> {
  const folder = await Deno.makeTempDir({ prefix: "logbook_proof_" });
  try {
    const path = `${folder}/logs.csv`;
    const truth = readTruth(await writeScenario(path, options));
    const logs = await openLogs(path);
    const { windows } = detectAnomalies(await logs.windows("5s"), {
      scale: "raw",
    });
    const incidents = findIncidents(windows);
    const explanations = await explainIncidents(logs, incidents);
    return {
      truth,
      windows,
      calibrated: evaluateIncidents(incidents, truth),
      calibratedWindows: evaluateWindows(windows, truth, "p_value"),
      flagged: scoresOfFlags(windows, truth),
      flaggedWindows: evaluateWindows(windows, truth, "score"),
      explained: compareTruth(windows, explanations, truth).events
        .flatMap(({ found, names }) => found === null ? [] : names)
        .map(({ what, known, named }) => ({ what, right: known === named })),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/**
 * Scores flags as if they were incidents, joined like significant windows.
 *
 * @param windows Judged windows with the column `flagged`.
 */
export function scoresOfFlags(
  windows: pl.DataFrame,
  truth: readonly KnownIncident[],
): EventScores {
  const flags = windows.withColumns(pl.col("flagged").alias("significant"));
  return evaluateIncidents(findIncidents(flags), truth);
}
