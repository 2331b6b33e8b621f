import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { finiteColumn, textColumn } from "../../metrics/column_values.ts";
import { shareInterval } from "../../stats/intervals.ts";
import { countsFor } from "../../stats/cumulative_counts.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { equalShares } from "../small_counts.ts";
import { quoted } from "../wording.ts";

const QUESTION = {
  id: "failure_messages",
  section: "reliability",
  question: "Do a few messages dominate the failures?",
  audience: "optimisation",
  evidence: {
    result: null,
    notebook: "03_reliability",
    heading: "What do the failures say?",
  },
} as const satisfies Question;

/**
 * Which messages dominate the failures, and what would mending the first one
 * save? A chi-square test of fit to equal shares, by drawing where there are few
 * failures; the effect is the most
 * frequent message against an equal share.
 *
 * @param byMessage The frame of `counts("message")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureMessagesFinding } from "./failure_messages.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureMessagesFinding(await logs.counts("message"));
 * assertEquals(finding.verdict, "refuted");
 * ```
 */
export function failureMessagesFinding(
  byMessage: DataFrame,
  options: FindingOptions = {},
): Finding {
  const counts = finiteColumn(byMessage, "failures");
  const messages = textColumn(byMessage, "message")
    .map((name, i) => ({ name, failures: counts[i] }))
    .filter(({ failures }) => failures !== 0)
    .sort((a, b) => b.failures - a.failures);
  const failures = messages.map((message) => message.failures);
  const total = sum(failures);
  if (byMessage.height === 0) {
    return notTestable(QUESTION, "there is no column message");
  }
  if (!Number.isFinite(total)) {
    return notTestable(QUESTION, "there is no column level");
  }
  if (messages.length < 2) {
    return notTestable(
      QUESTION,
      messages.length === 0
        ? "no log is a failure"
        : "all failures have one message",
    );
  }
  const fit = equalShares(failures);
  if (fit === null) {
    return notTestable(
      QUESTION,
      `${formatNumber(total)} failures are too few for ${
        formatNumber(messages.length)
      } messages`,
    );
  }
  const equal = 1 / messages.length;
  const share = shareInterval(failures[0], total, 1 - 0.05 * equal);
  const name = quoted(messages[0].name);
  const first = formatPercent(share.value);
  return conclude(QUESTION, {
    ...fit,
    effect: {
      name: "failures of the most frequent message, against an equal share",
      unit: "fraction",
      value: share.value / equal - 1,
      low: share.low / equal - 1,
      high: share.high / equal - 1,
      matters: thresholdsOf(options).message_lead,
    },
    seen: `${name} makes up ${first} of the ${
      formatNumber(total)
    } failures, together with ${quoted(messages[1].name)} ${
      formatPercent((failures[0] + failures[1]) / total)
    } (an equal share of ${formatNumber(messages.length)} messages is ${
      formatPercent(equal)
    }; ${formatNumber(countsFor(failures, 0.8))} of them make up 80%)`,
    means: {
      supported: "failures concentrate on it",
      within_noise: "chance alone gives messages such differences",
      refuted: "its lead is detectable but too small to call it dominant",
    },
    advice: {
      supported:
        `Mend ${name} first: that alone would remove ${first} of the failures.`,
      within_noise:
        `No message stands out; mending any one of them removes about ${
          formatPercent(equal)
        } of the failures.`,
      refuted:
        `No message dominates; mending ${name} first would remove ${first} of the failures.`,
    },
  }, options);
}
