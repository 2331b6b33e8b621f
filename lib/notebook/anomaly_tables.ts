import pl from "nodejs-polars";
import type { DetectedAnomalies } from "../anomaly/detect_anomalies.ts";
import { windowContents } from "../anomaly/window_contents.ts";
import {
  countText,
  formatNumber,
  formatPercent,
  formatSignificant,
} from "../logs/format_number.ts";
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
 * How many windows chance does not explain, beside how many were flagged, and
 * what they were compared with; where nothing could be judged, why.
 */
export function calibrationNote(anomalies: DetectedAnomalies): Markdown {
  const { windows, baseline, uncalibrated } = anomalies;
  if (uncalibrated !== null) return md`No p-values: ${uncalibrated}.`;
  const count = (name: string) => windows.filter(pl.col(name)).height;
  const judged = windows.filter(pl.col("p_value").isNotNull());
  const [least] = numberColumn(judged.sort("p_value").head(1), "p_value");
  return md`**${formatNumber(count("significant"))} of ${
    countText(judged.height, "window")
  } significant**, ${
    formatNumber(count("flagged"))
  } flagged. Each was compared with ${baseline.text}. The least likely one has a p-value of ${
    formatSignificant(least ?? NaN)
  }; the smallest of so many is about ${
    formatSignificant(1 / (judged.height + 1))
  } by chance.`;
}

/** The flagged and the significant windows, the least likely first: how unusual they are, and in which metric. */
export function flaggedTable(anomalies: DetectedAnomalies): Table {
  const { shown, caption } = unusual(anomalies);
  const truth = (name: string) => shown.getColumn(name).toArray();
  const [flagged, significant] = [truth("flagged"), truth("significant")];
  const [scores, p_values, counts, failures, latencies] = [
    ...["score", "p_value", "logs", "failures", "latency_mean_ms"],
  ].map((name) => numberColumn(shown, name));
  return table(
    timeColumn(shown, "start").map((window, i) => ({
      window,
      score: scores[i],
      flagged: flagged[i] === true,
      p_value: p_values[i],
      significant: significant[i] === true,
      latency: latencies[i],
      failures: failures[i],
      logs: counts[i],
    })),
    {
      caption,
      columns: shown.height === 0 ? {} : {
        window: { format: "timestamp" },
        score: { digits: 3 },
        flagged: { format: markText },
        p_value: { label: "p-value", format: pValueText },
        significant: { format: markText },
        latency: { label: "latency", unit: "ms", digits: 1 },
      },
    },
  );
}

/**
 * What the windows of {@linkcode flaggedTable} contain, in the same order.
 *
 * @param logs The logs that the windows were cut from.
 * @param every The windows' length, such as `5s`.
 */
export async function contentsTable(
  logs: LogSource,
  anomalies: DetectedAnomalies,
  every: string,
): Promise<Table> {
  const { shown, caption } = unusual(anomalies);
  const starts = timeColumn(shown, "start").map(Number);
  const contents = await windowContents(logs, starts, every);
  return table(
    starts.map((window, i) => ({
      window,
      services: contents[i].services.join(", ") || null,
      messages: contents[i].failureMessages.join(", ") || null,
    })),
    {
      caption,
      columns: starts.length === 0 ? {} : {
        window: { format: "timestamp" },
        services: { label: "most logs", width: 120 },
        messages: { label: "most failures", width: 120 },
      },
    },
  );
}

/** The windows to show, and what says so where there are more. */
function unusual({ windows }: DetectedAnomalies) {
  const all = windows.filter(pl.col("flagged").or(pl.col("significant")))
    .sort("p_value");
  const caption = all.height > MOST_WINDOWS
    ? `The ${MOST_WINDOWS} least likely of ${countText(all.height, "window")}`
    : undefined;
  return { shown: all.head(MOST_WINDOWS), caption };
}

/** More windows than these are read in `windows.csv`, or as incidents. */
const MOST_WINDOWS = 10;

function markText(value: unknown): string {
  return value === true ? "✓" : "–";
}

function pValueText(value: unknown): string {
  if (typeof value !== "number") return "–";
  return value < 1e-4 ? "<0.0001" : formatSignificant(value);
}
