import type pl from "nodejs-polars";
import { notTestable, type Question } from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { percent, whole } from "../wording.ts";

const QUESTION = {
  id: "flagged_windows",
  section: "anomalies",
  question: "Does the number of flagged windows mean that something is wrong?",
  audience: "fault diagnosis",
} as const satisfies Question;

/**
 * What does the number of flagged windows say? Nothing by itself: contamination
 * is the share of windows that the model flags whatever the data.
 *
 * @param scored Windows with the columns `score` and `flagged` (Bool).
 * @param contamination The share that the model was told to flag.
 */
export function flaggedWindowsFinding(
  scored: pl.DataFrame,
  contamination: number,
): Finding {
  const scores = scored.getColumn("score").toArray()
    .filter((score) => score !== null).length;
  const flagged = scored.getColumn("flagged").toArray()
    .filter((flag) => flag === true).length;
  if (scores === 0) return notTestable(QUESTION, "no window has a score");
  return {
    ...QUESTION,
    statement: `The model flagged ${whole(flagged)} of ${
      whole(scores)
    } windows: a contamination of ${
      percent(contamination)
    } flags that many whatever the data, so the number says nothing about incidents.`,
    verdict: "within_noise",
    test: null,
    statistic: null,
    p_value: null,
    p_value_alone: null,
    effect: null,
    recommendation:
      "Read the flagged windows as the most unusual ones, and judge by how extreme they are.",
  };
}
