import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPercent } from "../../logs/format_number.ts";
import {
  type FindingOptions,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { moreOrLess, quoted } from "../wording.ts";
import { rateByServiceFinding } from "./rate_by_service.ts";

const QUESTION = {
  id: "fatal_share_by_service",
  section: "reliability",
  question: "Are one service's failures more often fatal than the others'?",
  audience: "fault diagnosis",
  evidence: {
    result: null,
    notebook: "03_reliability",
    heading: "ERROR or FATAL?",
  },
} as const satisfies Question;

/**
 * Is the share of FATAL among failures different between services? A chi-square
 * test of independence; the effect is the share of the service that stands out
 * most, against the others.
 *
 * @param byService The frame of `counts("service")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { fatalShareFinding } from "./fatal_share.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = fatalShareFinding(await logs.counts("service"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function fatalShareFinding(
  byService: DataFrame,
  options: FindingOptions = {},
): Finding {
  return rateByServiceFinding(byService, {
    question: QUESTION,
    part: "fatals",
    whole: "failures",
    noun: "failures",
    effect: {
      name: "share of FATAL in the service that stands out, against the others",
      matters: thresholdsOf(options).fatal_share,
    },
    tell: ({ name, share, others, excess }, overall) => ({
      seen: `${quoted(name)} stands out most, with ${
        formatPercent(share)
      } of its failures fatal against ${formatPercent(others)} elsewhere (${
        moreOrLess(excess.value)
      })`,
      means: {
        supported: "failures are not equally severe in every service",
        within_noise: `failures are equally severe everywhere within chance, ${
          formatPercent(overall)
        } of them fatal`,
        refuted: `the difference is detectable but negligible; ${
          formatPercent(overall)
        } of the failures are fatal`,
      },
      advice: {
        supported: `Look at what makes failures in ${quoted(name)} ${
          excess.value > 0 ? "more" : "less"
        } often fatal.`,
        within_noise:
          "Look for a cause that all services share, rather than in one of them.",
        refuted:
          "Look for a cause that all services share, rather than in one of them.",
      },
    }),
  }, options);
}
