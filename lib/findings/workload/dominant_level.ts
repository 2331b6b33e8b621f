import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPercent } from "../../logs/format_number.ts";
import { numberColumn, textColumn } from "../../metrics/column_values.ts";
import { twoSidedZ } from "../../stats/intervals.ts";
import { sum } from "../../stats/sum.ts";
import { normalTwoSided } from "../../stats/tails.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { quoted } from "../wording.ts";

const QUESTION = {
  id: "dominant_level",
  section: "workload",
  question: "Does one level dominate the logs?",
  audience: "optimisation",
  evidence: {
    result: "counts.csv",
    notebook: "02_workload",
    heading: "Log levels",
  },
} as const satisfies Question;

/**
 * Does the most frequent level dominate? A sign test of its count against the
 * next level's; the effect is its lead, 0.5 being half as many logs again.
 *
 * Assumes that a log's level does not depend on the log before it.
 *
 * @param byLevel The frame of `counts("level")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { dominantLevelFinding } from "./dominant_level.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = dominantLevelFinding(await logs.counts("level"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function dominantLevelFinding(
  byLevel: DataFrame,
  options: FindingOptions = {},
): Finding {
  const names = textColumn(byLevel, "level");
  const counts = numberColumn(byLevel, "logs").map((count) => count ?? 0);
  const levels = names.map((name, i) => ({ name, logs: counts[i] }))
    .filter(({ logs }) => logs > 0).sort((a, b) => b.logs - a.logs);
  if (levels.length === 0) {
    return notTestable(QUESTION, "there is no column level");
  }
  if (levels.length === 1) {
    return notTestable(
      QUESTION,
      `every log has the level ${quoted(levels[0].name)}`,
    );
  }
  const [first, next] = levels;
  const total = sum(counts);
  const z = (first.logs - next.logs) / Math.sqrt(first.logs + next.logs);
  const ratio = first.logs / next.logs;
  const factor = Math.exp(
    twoSidedZ(0.95) * Math.sqrt(1 / first.logs + 1 / next.logs),
  );
  const name = quoted(first.name);
  return conclude(QUESTION, {
    test: "sign test of the two most frequent levels",
    statistic: z,
    p_value: normalTwoSided(z),
    effect: {
      name: "lead of the most frequent level over the next",
      unit: "fraction",
      value: ratio - 1,
      low: ratio / factor - 1,
      high: ratio * factor - 1,
      matters: thresholdsOf(options).level_lead,
    },
    seen: `${name} is the most frequent level with ${
      formatPercent(first.logs / total)
    } of the logs, before ${quoted(next.name)} with ${
      formatPercent(next.logs / total)
    }`,
    means: {
      supported: "it dominates the logs",
      within_noise: "chance alone could have put either first",
      refuted: "it leads, but it does not dominate",
    },
    advice: {
      supported:
        `Look first at what logs at ${name}: that is where volume can be saved.`,
      within_noise:
        "No level stands out; cutting volume takes more than one of them.",
      refuted:
        "No level stands out; cutting volume takes more than one of them.",
    },
  }, options);
}
