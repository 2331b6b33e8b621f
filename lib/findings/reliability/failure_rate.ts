import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPercent } from "../../logs/format_number.ts";
import { FAILURE_LEVELS } from "../../logs/levels.ts";
import {
  type FindingOptions,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { moreOrLess, quoted } from "../wording.ts";
import { rateByServiceFinding } from "./rate_by_service.ts";

const QUESTION = {
  id: "failure_rate_by_service",
  section: "reliability",
  question: "Does one service fail more often than the others?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "03_reliability",
    heading: "Failure rate by service",
  },
} as const satisfies Question;

/**
 * Does the failure rate differ between services, or are failures system-wide?
 * A chi-square test of independence; the effect is the failure rate of the
 * service that stands out most, against the others.
 *
 * @param byService The frame of `counts("service")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { failureRateFinding } from "./failure_rate.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = failureRateFinding(await logs.counts("service"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function failureRateFinding(
  byService: DataFrame,
  options: FindingOptions = {},
): Finding {
  return rateByServiceFinding(byService, {
    question: QUESTION,
    part: "failures",
    whole: "logs",
    noun: "logs",
    effect: {
      name: "failure rate of the service that stands out, against the others",
      matters: thresholdsOf(options).failure_rate,
    },
    tell: ({ name, share, others, excess }, overall) => ({
      about: [name, ...FAILURE_LEVELS],
      seen: `${quoted(name)} stands out most, with ${
        formatPercent(share)
      } failures against ${formatPercent(others)} elsewhere (${
        moreOrLess(excess.value)
      })`,
      means: {
        supported: "the failure rate is not the same in every service",
        within_noise: `failures are system-wide, ${
          formatPercent(overall)
        } of the logs of every service within chance`,
        refuted:
          `the difference is detectable but negligible; failures are system-wide, ${
            formatPercent(overall)
          } of the logs`,
      },
      advice: {
        supported: excess.value > 0
          ? `Begin the diagnosis in ${quoted(name)}.`
          : `Find out what ${quoted(name)} does better than the others.`,
        within_noise:
          "Look for a cause that all services share, rather than in one of them.",
        refuted:
          "Look for a cause that all services share, rather than in one of them.",
      },
    }),
  }, options);
}
