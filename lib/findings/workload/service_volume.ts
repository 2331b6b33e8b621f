import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { numberColumn, textColumn } from "../../metrics/column_values.ts";
import { namedServices } from "../../metrics/named_services.ts";
import { shareInterval } from "../../stats/intervals.ts";
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
import { moreOrLess, quoted } from "../wording.ts";

const QUESTION = {
  id: "service_volume",
  section: "workload",
  question: "Does one service log more or less than its share?",
  audience: "scaling",
  evidence: {
    result: "counts.csv",
    notebook: "02_workload",
    heading: "Service contribution",
  },
} as const satisfies Question;

/**
 * Does one service log more or less than an equal share? A chi-square test of
 * fit, by drawing where there are few logs; the effect is the service that lies
 * furthest from an equal share.
 *
 * Assumes that a log's service does not depend on the log before it.
 *
 * @param frame The frame of `counts("service")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { serviceVolumeFinding } from "./service_volume.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = serviceVolumeFinding(await logs.counts("service"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function serviceVolumeFinding(
  frame: DataFrame,
  options: FindingOptions = {},
): Finding {
  const { named: byService, unnamed } = namedServices(frame);
  const names = textColumn(byService, "service");
  const logs = numberColumn(byService, "logs").map((count) => count ?? 0);
  const total = sum(logs);
  if (names.length === 0) {
    return notTestable(
      QUESTION,
      "there is no column service, or no value in it",
    );
  }
  if (names.length === 1) return notTestable(QUESTION, "only one service logs");
  const fit = equalShares(logs);
  if (fit === null) {
    return notTestable(
      QUESTION,
      `${formatNumber(total)} logs are too few for ${names.length} services`,
    );
  }
  const equal = 1 / names.length;
  const furthest = furthestFrom(logs, total * equal);
  const share = shareInterval(logs[furthest], total, 1 - 0.05 * equal);
  const excess = share.value / equal - 1;
  const name = quoted(names[furthest]);
  return conclude(QUESTION, {
    ...fit,
    effect: {
      name: "logs of the service furthest from an equal share, against it",
      unit: "fraction",
      value: excess,
      low: share.low / equal - 1,
      high: share.high / equal - 1,
      matters: thresholdsOf(options).service_volume,
    },
    seen: `${name} lies furthest from an equal share of the ${
      formatNumber(total)
    } logs${unnamed === 0 ? "" : " that name one"}, with ${
      formatPercent(share.value)
    } against ${formatPercent(equal)} (${moreOrLess(excess)})`,
    means: {
      supported: "the services do not log equally much",
      within_noise: "chance alone gives services such differences",
      refuted: "the difference is detectable but negligible",
    },
    advice: {
      supported: `Ask why ${name} logs ${
        excess > 0 ? "more" : "less"
      } than the others before sizing all services alike.`,
      within_noise:
        "Size the services alike; their log volumes give no reason to treat one differently.",
      refuted:
        "Size the services alike; the differences are too small to plan for.",
    },
  }, options);
}

function furthestFrom(counts: readonly number[], expected: number): number {
  return counts.reduce(
    (best, count, i) =>
      Math.abs(count - expected) > Math.abs(counts[best] - expected) ? i : best,
    0,
  );
}
