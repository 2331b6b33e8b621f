import pl from "nodejs-polars";
import { join } from "@std/path";
import { stringify } from "@std/csv";
import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
import type { Finding } from "../findings/finding.ts";
import { reportFindings } from "../findings/report_findings.ts";
import type { LogSource } from "../logs/log_source.ts";
import { formatTimestamp } from "../logs/timestamp.ts";
import { numberColumn } from "../metrics/column_values.ts";
import { shares } from "../metrics/shares.ts";
import { checkQuality } from "../quality/check_quality.ts";

/** What {@linkcode writeResults} computes with. */
export interface ResultsOptions {
  /** The folder to write to; it exists. */
  readonly out: string;
  /** The window's length, such as `5s`. */
  readonly every: string;
  /** Share of windows to flag, in (0, 0.5]. */
  readonly contamination: number;
  readonly seed: number;
}

/**
 * Writes what a pipeline reads: the overview, the quality checks, counts,
 * windows with their scores, incidents, findings and the model. The same logs
 * and options give the same bytes.
 *
 * @returns The names of the files, in reading order, and the findings.
 */
export async function writeResults(
  logs: LogSource,
  options: ResultsOptions,
): Promise<{ files: string[]; findings: Finding[] }> {
  const { out, every, contamination, seed } = options;
  const [overview, quality, counts, windows, findings] = await Promise.all([
    overviewOf(logs),
    checkQuality(logs, { every }),
    countsOf(logs),
    logs.windows(every),
    reportFindings(logs, { every, contamination, seed }),
  ]);
  const anomalies = detectAnomalies(windows, { contamination, seed });
  const files: Record<string, string> = {
    "overview.json": json(overview),
    "quality.json": json(quality),
    "counts.csv": counts,
    "windows.csv": windowsCsv(anomalies.windows),
    "incidents.json": json([]),
    "findings.json": json(findings.map(publicFinding)),
    "model.json": json(anomalies.forest, 0),
  };
  for (const [name, text] of Object.entries(files)) {
    await Deno.writeTextFile(join(out, name), text);
  }
  return { files: Object.keys(files), findings };
}

async function overviewOf(logs: LogSource) {
  const { rows, first, last, columns, engine } = await logs.overview();
  return {
    rows,
    first: first === null ? null : formatTimestamp(first),
    last: last === null ? null : formatTimestamp(last),
    columns,
    engine,
  };
}

async function countsOf(logs: LogSource): Promise<string> {
  const rows: unknown[][] = [];
  for (const dimension of ["level", "service", "message"] as const) {
    const counts = shares(await logs.counts(dimension));
    const values = counts.getColumn(dimension).toArray();
    const numbers = numberColumn(counts, "logs");
    const parts = numberColumn(counts, "share");
    values.forEach((value, i) =>
      rows.push([dimension, value, numbers[i], parts[i]])
    );
  }
  return csv(["dimension", "value", "logs", "share"], rows);
}

/** The calibration columns stay empty until there is a calibration. */
function windowsCsv(windows: pl.DataFrame): string {
  const starts = numberColumn(
    windows.select(pl.col("start").cast(pl.Int64).alias("start")),
    "start",
  );
  const flagged = windows.getColumn("flagged").toArray();
  const [logs, failures, mean, p95, score] = [
    "logs",
    "failures",
    "latency_mean_ms",
    "latency_p95_ms",
    "score",
  ].map((column) => numberColumn(windows, column));
  return csv(
    [
      "start",
      "logs",
      "failures",
      "latency_mean_ms",
      "latency_p95_ms",
      "score",
      "p_value",
      "flagged",
      "significant",
    ],
    starts.map((start, i) => [
      formatTimestamp(start ?? 0),
      logs[i],
      failures[i],
      mean[i],
      p95[i],
      score[i],
      null,
      flagged[i],
      null,
    ]),
  );
}

function publicFinding(finding: Finding) {
  const { id, section, statement, verdict, test, statistic, p_value } = finding;
  const { effect, recommendation } = finding;
  return {
    id,
    section,
    statement,
    verdict,
    test,
    statistic,
    p_value,
    effect,
    recommendation,
  };
}

function json(value: unknown, indent = 2): string {
  return `${JSON.stringify(value, null, indent)}\n`;
}

/** Formulas are disarmed: a spreadsheet would run a message that starts with `=`. */
function csv(header: string[], rows: unknown[][]): string {
  const cells = rows.map((row) =>
    row.map((value) =>
      typeof value === "string" && /^[=+\-@\t\r]/.test(value)
        ? `'${value}`
        : value
    )
  );
  return stringify([header, ...cells], { headers: false, crlf: false })
    .replaceAll("\r\n", "\n");
}
