import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { notTestable, type Question, UNTESTED } from "../conclude.ts";
import type { Finding } from "../finding.ts";

const QUESTION = {
  id: "flagged_windows",
  section: "anomalies",
  question: "Does the number of flagged windows mean that something is wrong?",
  audience: "fault diagnosis",
  evidence: {
    result: "windows.csv",
    notebook: "05_anomalies",
    heading: "Scores and threshold",
  },
} as const satisfies Question;

/**
 * What does the number of flagged windows say? Nothing by itself: contamination
 * is the share of windows that the model flags whatever the data.
 *
 * @param scored Windows with the columns `score` and `flagged` (Bool).
 * @param contamination The share that the model was told to flag.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectAnomalies } from "../../anomaly/detect_anomalies.ts";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { flaggedWindowsFinding } from "./flagged_windows.ts";
 *
 * const logs = await openLogs("sample");
 * const { windows } = detectAnomalies(await logs.windows("5s"));
 * assertEquals(flaggedWindowsFinding(windows, 0.01).verdict, "within_noise");
 * ```
 */
export function flaggedWindowsFinding(
  scored: DataFrame,
  contamination: number,
): Finding {
  const scores = scored.getColumn("score").toArray()
    .filter((score) => score !== null).length;
  const flagged = scored.getColumn("flagged").toArray()
    .filter((flag) => flag === true).length;
  if (scores === 0) {
    return notTestable(
      QUESTION,
      "the logs fill too few whole windows for an anomaly model",
    );
  }
  return {
    ...QUESTION,
    statement: `The model flagged ${formatNumber(flagged)} of ${
      formatNumber(scores)
    } windows: a contamination of ${
      formatPercent(contamination)
    } flags that many whatever the data, so the number says nothing about incidents.`,
    verdict: "within_noise",
    ...UNTESTED,
    recommendation:
      "Read the flagged windows as the most unusual ones, and judge by how extreme they are.",
  };
}
