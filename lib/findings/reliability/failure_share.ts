import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { finiteColumn } from "../../metrics/column_values.ts";
import { shareInterval } from "../../stats/intervals.ts";
import { sum } from "../../stats/sum.ts";
import { binomialTail } from "../../stats/tails.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { chosenPercent } from "../wording.ts";

const QUESTION = {
  id: "failure_share",
  section: "reliability",
  question: "Do failures make up a share of the logs that needs attention?",
  audience: "fault diagnosis",
  evidence: {
    result: "counts.csv",
    notebook: "03_reliability",
    heading: "How much fails?",
  },
} as const satisfies Question;

/**
 * Is the share of failures (ERROR and FATAL) above the share from which a
 * system needs attention? A two-sided exact binomial test against that share.
 *
 * @param counts Any frame of `counts(…)`: its rows are added up.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureShareFinding } from "./failure_share.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureShareFinding(await logs.counts("level"));
 * assertEquals(finding.verdict, "supported");
 * ```
 */
export function failureShareFinding(
  counts: DataFrame,
  options: FindingOptions = {},
): Finding {
  const logs = sum(finiteColumn(counts, "logs"));
  const failures = sum(finiteColumn(counts, "failures"));
  const fatals = sum(finiteColumn(counts, "fatals"));
  if (!(logs > 0) || !Number.isFinite(failures)) {
    return notTestable(QUESTION, "there is no column level");
  }
  const matters = thresholdsOf(options).failure_share;
  const interval = shareInterval(failures, logs);
  const limit = chosenPercent(matters);
  return conclude(QUESTION, {
    test: `exact binomial test against ${limit}`,
    statistic: interval.value,
    p_value: Math.min(
      1,
      2 * Math.min(
        binomialTail(failures, logs, matters),
        binomialTail(logs - failures, logs, 1 - matters),
      ),
    ),
    effect: {
      name: "share of failures among the logs",
      unit: "fraction",
      ...interval,
      matters,
    },
    seen: `${formatNumber(failures)} of ${
      formatNumber(logs)
    } logs are failures (${formatPercent(interval.value)}), ${
      formatNumber(fatals)
    } of them fatal`,
    means: {
      supported:
        `that is more than the ${limit} from which a system needs attention`,
      within_noise:
        `that cannot be told from the ${limit} from which a system needs attention`,
      refuted: `that is below the ${limit} from which a system needs attention`,
    },
    advice: {
      supported:
        "Treat the failures as the first thing to mend, before any tuning.",
      within_noise:
        "Watch the share of failures; it gives no reason to act yet.",
      refuted: "Watch the share of failures; it gives no reason to act yet.",
    },
  }, options);
}
