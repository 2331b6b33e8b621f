import pl from "nodejs-polars";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { windowContents } from "../anomaly/window_contents.ts";
import { formatNumber, formatPercent } from "../logs/format_number.ts";
import type { LogSource } from "../logs/log_source.ts";
import { numberColumn, timeColumn } from "../metrics/column_values.ts";
import { type Markdown, md } from "./markdown.ts";
import { type Table, table } from "./table.ts";

/** The anomaly model in numbers; where there is none, why. */
export function modelTable(anomalies: DetectedAnomalies): Table | Markdown {
  const { forest, reason, windows, scored, features, threshold } = anomalies;
  if (forest === null) return md`No model: ${reason ?? "nothing to fit"}.`;
  const { trees, sampleSize, contamination, seed } = forest.toJSON();
  const flagged = windows.filter(pl.col("flagged")).height;
  const facts: [string, string][] = [
    ["metrics", features.join(", ")],
    ["windows scored", formatNumber(scored)],
    [
      "left out (partial, or without a metric)",
      formatNumber(
        windows.height - scored,
      ),
    ],
    ["trees", formatNumber(trees.length)],
    ["windows in a tree's sample", formatNumber(sampleSize)],
    [
      "contamination",
      contamination === "auto" ? "auto" : formatPercent(contamination),
    ],
    ["seed", String(seed)],
    ["threshold score", formatNumber(threshold ?? NaN, 3)],
    ["windows flagged", formatNumber(flagged)],
  ];
  return table(facts.map(([fact, value]) => ({ fact, value })));
}

/**
 * The flagged windows, the most abnormal first, with what they contain.
 *
 * @param logs The logs that the windows were cut from.
 * @param every The windows' length, such as `5s`.
 */
export async function flaggedTable(
  logs: LogSource,
  anomalies: DetectedAnomalies,
  every: string,
): Promise<Table> {
  const flagged = anomalies.windows.filter(pl.col("flagged")).sort("score");
  const starts = timeColumn(flagged, "start").map(Number);
  const contents = await windowContents(logs, starts, every);
  const [scores, counts, failures, latencies] = [
    "score",
    "logs",
    "failures",
    "latency_mean_ms",
  ].map((name) => numberColumn(flagged, name));
  return table(
    starts.map((window, i) => ({
      window,
      score: scores[i],
      latency: latencies[i],
      failures: failures[i],
      logs: counts[i],
      services: contents[i].services.join(", "),
      messages: contents[i].failureMessages.join(", "),
    })),
    {
      columns: starts.length === 0 ? {} : {
        window: { format: "timestamp" },
        score: { digits: 3 },
        latency: { label: "mean latency", unit: "ms", digits: 1 },
        services: { label: "most logs", width: 120 },
        messages: { label: "most failures", width: 120 },
      },
    },
  );
}
