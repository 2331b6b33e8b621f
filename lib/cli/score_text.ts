import type pl from "nodejs-polars";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import type { Driver } from "../anomaly/drivers.ts";
import type { Incident } from "../anomaly/incidents.ts";
import { formatPeriod } from "../logs/duration.ts";
import { countText, formatSignificant } from "../logs/format_number.ts";
import { numberColumn, timeColumn } from "../metrics/column_values.ts";
import { table } from "../notebook/table.ts";

/** How many windows, and how many incidents, are shown. */
const SHOWN = 10;

const METRICS = [
  "score",
  "p_value",
  "latency_mean_ms",
  "failures",
  "logs",
] as const;

const UNITS = {
  latency_mean_ms: "ms",
  failures: "failures a window",
  logs: "logs a window",
} as const satisfies Record<Driver["metric"], string>;

/**
 * What scoring found, for a terminal: the most abnormal windows, and the
 * incidents or that there are none.
 *
 * @param incidents What `findIncidents` makes of the windows.
 *
 * @example Usage
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import pl from "nodejs-polars";
 * import { detectAnomalies } from "../anomaly/detect_anomalies.ts";
 * import { scoreText } from "./score_text.ts";
 *
 * const windows = pl.DataFrame({
 *   start: pl.Series("start", [0, 5e6, 10e6], pl.Int64).cast(pl.Datetime("us")),
 *   logs: [350, 349, 351],
 *   failures: [98, 97, 99],
 *   latency_mean_ms: [55, 54, 56],
 *   partial: [false, false, false],
 * });
 * const text = scoreText(detectAnomalies(windows), []);
 * assertStringIncludes(text, "calibration needs 20 whole windows");
 * ```
 */
export function scoreText(
  anomalies: DetectedAnomalies,
  incidents: readonly Incident[],
): string {
  const { reason, uncalibrated } = anomalies;
  const notes = [
    ...(reason === null ? [] : [`No scores: ${reason}.`]),
    ...(uncalibrated === null
      ? []
      : [`Significance cannot be judged: ${uncalibrated}.`]),
  ];
  const verdict = incidents.length > 0
    ? incidentsText(incidents)
    : "No significant incident.";
  return [
    windowsText(anomalies.windows),
    ...notes,
    ...(uncalibrated === null ? [verdict] : []),
  ].join("\n\n");
}

/** The significant windows with the lowest scores, then the others. */
function windowsText(windows: pl.DataFrame): string {
  const [scores, p_values, ...metrics] = METRICS.map((name) =>
    numberColumn(windows, name)
  );
  const [flagged, significant] = ["flagged", "significant"].map((name) =>
    numberColumn(windows, name)
  );
  const starts = timeColumn(windows, "start");
  const rows = starts.flatMap((_, row) =>
    scores[row] === null && p_values[row] === null ? [] : [row]
  );
  if (rows.length === 0) return "No window could be judged.";
  // A silence has no score, and nothing is more abnormal.
  const rank = (row: number) =>
    significant[row] ? scores[row] ?? -1 : 2 + (scores[row] ?? 0);
  rows.sort((a, b) =>
    rank(a) - rank(b) || (p_values[a] ?? 1) - (p_values[b] ?? 1)
  );
  const records = rows.slice(0, SHOWN).map((row) => ({
    window: starts[row],
    score: scores[row],
    p_value: p_values[row],
    latency: metrics[0][row],
    failures: metrics[1][row],
    logs: metrics[2][row],
    flagged: flagged[row] ? "yes" : "no",
    significant: significant[row] ? "yes" : "no",
  }));
  const { text } = table(records, {
    columns: {
      window: { format: "timestamp" },
      score: { digits: 3 },
      p_value: {
        label: "p-value",
        format: (value) => formatSignificant(Number(value)),
      },
      latency: { label: "mean latency", unit: "ms", digits: 1 },
    },
  });
  return `The most abnormal of ${countText(rows.length, "window")}:\n${text}`;
}

function incidentsText(incidents: readonly Incident[]): string {
  const worst = incidents.toSorted((a, b) => b.severity - a.severity);
  const { text } = table(
    worst.map(({ start_us, end_us, drivers, severity }) => ({
      start: start_us,
      lasts: formatPeriod(end_us - start_us),
      severity,
      what: drivers.map(driverText).join("; "),
    })),
    {
      limit: SHOWN,
      columns: {
        start: { format: "timestamp" },
        severity: { label: "standard errors", digits: 1 },
        what: { width: 160 },
      },
    },
  );
  return `${
    countText(incidents.length, "significant incident")
  }, the most severe first:\n${text}`;
}

/** `slower: 80 ms against 55`. */
function driverText({ metric, direction, value, baseline }: Driver): string {
  const write = (number: number | null) =>
    number === null ? "none" : formatSignificant(number);
  return `${direction}: ${write(value)} ${UNITS[metric]} against ${
    write(baseline)
  }`;
}
