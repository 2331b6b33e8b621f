import { join } from "@std/path";
import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
import { explainIncidents } from "../anomaly/explain.ts";
import { findIncidents } from "../anomaly/incidents.ts";
import { saveModel } from "../anomaly/saved_model.ts";
import type { Finding } from "../findings/finding.ts";
import { reportFindings } from "../findings/report_findings.ts";
import type { Thresholds } from "../findings/thresholds.ts";
import type { LogSource } from "../logs/log_source.ts";
import { formatTimestamp } from "../logs/timestamp.ts";
import { checkQuality } from "../quality/check_quality.ts";
import { countsCsv } from "./counts_csv.ts";
import { incidentsJson } from "./incidents_json.ts";
import { windowsCsv } from "./windows_csv.ts";

/** What {@linkcode writeResults} computes with. */
export interface ResultsOptions {
  /** The folder to write to; it exists. */
  readonly out: string;
  /** The window's length, such as `5s`. */
  readonly every: string;
  /** Share of windows to flag, in (0, 0.5]. */
  readonly contamination: number;
  readonly seed: number;
  /** Sizes from which an effect matters; defaults to those in use. */
  readonly thresholds?: Partial<Thresholds>;
}

/** Templates that are listed. */
const MOST_TEMPLATES = 100;

/** What {@linkcode writeResults} wrote. */
export interface WrittenResults {
  /** The files' names, in reading order. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Writes what a pipeline reads: the overview, the quality checks, counts,
 * windows with their scores, incidents, findings and the model. The same logs
 * and options give the same bytes.
 *
 * Timestamps are ISO 8601 in UTC with microseconds. What the logs lack a column
 * for is null, or empty in CSV.
 */
export async function writeResults(
  logs: LogSource,
  options: ResultsOptions,
): Promise<WrittenResults> {
  const { out, every, contamination, seed, thresholds } = options;
  const windows = await logs.windows(every);
  const anomalies = detectAnomalies(windows, { contamination, seed });
  const explanations = await explainIncidents(
    logs,
    findIncidents(anomalies.windows),
  );
  const known = { every, contamination, thresholds, anomalies, explanations };
  const [overview, reading, quality, counts, findings] = await Promise.all([
    overviewOf(logs),
    readingOf(logs),
    checkQuality(logs, { every }),
    countsCsv(logs),
    reportFindings(logs, known),
  ]);
  const files: Record<string, string> = {
    "overview.json": json(overview),
    "reading.json": json(reading),
    "quality.json": json(quality),
    "counts.csv": counts,
    "windows.csv": windowsCsv(anomalies.windows),
    "incidents.json": json(incidentsJson(explanations)),
    "findings.json": json(findings.map(publicFinding)),
    // One line: nobody reads it, and indented it is ten times as long.
    "model.json": json(
      anomalies.forest && saveModel(anomalies.forest, every),
      0,
    ),
  };
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(out, name), text);
  }
  const rejected = "rejected.ndjson";
  await Deno.writeFile(join(out, rejected), await logs.rejected());
  return { files: [...Object.keys(files), rejected], findings };
}

async function overviewOf(logs: LogSource) {
  const { rows, first, last, columns, engine, missingShards } = await logs
    .overview();
  return {
    rows,
    first: first === null ? null : formatTimestamp(first),
    last: last === null ? null : formatTimestamp(last),
    columns,
    engine,
    ...(missingShards === undefined ? {} : { missing_shards: missingShards }),
  };
}

/** How the logs were understood; of many templates the most frequent. */
async function readingOf(logs: LogSource) {
  const { reading } = await logs.overview();
  const templates = reading.templates?.slice(0, MOST_TEMPLATES) ?? null;
  return { ...reading, templates };
}

/** The fields that the file promises, whatever else a finding holds. */
function publicFinding(finding: Finding) {
  const { id, section, statement, verdict } = finding;
  const { test, statistic, p_value, effect, recommendation } = finding;
  return {
    ...{ id, section, statement, verdict },
    ...{ test, statistic, p_value, effect, recommendation },
  };
}

function json(value: unknown, indent = 2): string {
  return `${JSON.stringify(value, null, indent)}\n`;
}
