import type { DataFrame } from "../../logs/data_frame.ts";
import { formatPercent, formatSignificant } from "../../logs/format_number.ts";
import { finiteColumn, textColumn } from "../../metrics/column_values.ts";
import { namedServices } from "../../metrics/named_services.ts";
import type { MeanSummary } from "../../stats/mean_difference.ts";
import { welchAnova } from "../../stats/welch_anova.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { furthestMean } from "../standout_mean.ts";
import { moreOrLess, quoted } from "../wording.ts";

const QUESTION = {
  id: "latency_by_service",
  section: "latency",
  question: "Is one service slower or faster than the others?",
  audience: "optimisation",
  evidence: {
    result: null,
    notebook: "04_latency",
    heading: "By service",
  },
} as const satisfies Question;

type Service = MeanSummary & { readonly name: string };

/**
 * Does the mean latency differ between services by an amount that matters?
 * Welch's analysis of variance; the effect is the service that stands out most,
 * against the others' mean. Services with fewer than two latencies are left out.
 *
 * @param frame The frame of `latency("service")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { latencyByServiceFinding } from "./latency_by_service.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = latencyByServiceFinding(await logs.latency("service"));
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function latencyByServiceFinding(
  frame: DataFrame,
  options: FindingOptions = {},
): Finding {
  const { named: byService } = namedServices(frame, "count");
  const services = servicesOf(byService);
  if (byService.height === 0) {
    return notTestable(
      QUESTION,
      "there is no column service, or no value in it",
    );
  }
  if (services.length === 0) {
    return notTestable(
      QUESTION,
      "there is no column latency_ms, or no value in it",
    );
  }
  if (services.length === 1) {
    return notTestable(QUESTION, "only one service has latencies");
  }
  if (services.some(({ sd }) => !(sd > 0))) {
    return notTestable(
      QUESTION,
      "a service's latencies are all the same, so they cannot be weighed",
    );
  }
  const { statistic, p_value, effect: eta } = welchAnova(
    services.map(({ mean }) => mean),
    services.map(({ sd }) => sd),
    services.map(({ n }) => n),
  );
  const { group: service, others, difference } = furthestMean(services);
  const name = quoted(service.name);
  const relative = (ms: number) => ms / others.mean;
  return conclude(QUESTION, {
    test: "Welch's analysis of variance",
    statistic,
    p_value,
    effect: {
      name: "mean latency of the service that stands out, against the others",
      unit: "fraction",
      value: relative(difference.value),
      low: relative(difference.low),
      high: relative(difference.high),
      matters: thresholdsOf(options).latency_difference,
    },
    about: [service.name],
    seen: `${name} stands out most, with a mean of ${
      formatSignificant(service.mean)
    } ms against ${formatSignificant(others.mean)} ms elsewhere (${
      moreOrLess(relative(difference.value), ["slower", "faster"])
    }; the services explain ${formatPercent(eta)} of all variation)`,
    means: {
      supported: "latency is not the same in every service",
      within_noise: "chance alone gives services such differences",
      refuted: "the difference is detectable but negligible",
    },
    advice: {
      supported: difference.value > 0
        ? `Begin tuning in ${name}.`
        : `Find out what ${name} does better than the others.`,
      within_noise:
        "Tune what the services share; none of them is the slow one.",
      refuted:
        "Tune what the services share; none of them is slower by an amount that matters.",
    },
  }, options);
}

function servicesOf(byService: DataFrame): Service[] {
  const [counts, means, sds] = ["count", "mean_ms", "sd_ms"]
    .map((column) => finiteColumn(byService, column));
  return textColumn(byService, "service")
    .map((name, i) => ({ name, n: counts[i], mean: means[i], sd: sds[i] }))
    .filter(({ n, mean }) => n > 1 && Number.isFinite(mean));
}
