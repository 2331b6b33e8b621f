import type { DataFrame } from "../../logs/data_frame.ts";
import { formatNumber } from "../../logs/format_number.ts";
import { namedServices } from "../../metrics/named_services.ts";
import { sidak } from "../../stats/adjust.ts";
import { type Association, correlation } from "../../stats/correlation.ts";
import { effectiveSize } from "../../stats/effective_size.ts";
import { sum } from "../../stats/sum.ts";
import {
  conclude,
  type FindingOptions,
  notTestable,
  type Question,
  thresholdsOf,
} from "../conclude.ts";
import type { Finding } from "../finding.ts";
import { wholeWindowsBy } from "../frames.ts";
import { lacking } from "../lacking.ts";
import { correlationText, quoted } from "../wording.ts";

const QUESTION = {
  id: "services_together",
  section: "workload",
  question: "Do the services' loads move together?",
  audience: "scaling",
  evidence: {
    result: null,
    notebook: "02_workload",
    heading: "Volume by service",
  },
} as const satisfies Question;

/** Beyond this the pairs are too many to compare; the busiest services are taken. */
const MOST_SERVICES = 30;
const FEWEST_WINDOWS = 10;

/**
 * Do the services' log counts rise and fall together? The strongest of the
 * correlations between two services' counts per window, by Šidák for all pairs,
 * with the series' memory allowed for; the effect is that correlation. Partial
 * windows are left out, and all but the 30 busiest services.
 *
 * Assumes that a service's logs arrive independently unless something moves
 * them together; counting noise makes the correlation of small counts smaller.
 *
 * @param frame The frame of `windows(every, "service")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { servicesTogetherFinding } from "./services_together.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = servicesTogetherFinding(
 *   await logs.windows("10s", "service"),
 * );
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function servicesTogetherFinding(
  frame: DataFrame,
  options: FindingOptions = {},
): Finding {
  const { named: byService } = namedServices(frame);
  if (byService.height === 0) {
    return notTestable(
      QUESTION,
      "there is no column service, or no value in it",
    );
  }
  const lack = lacking(byService);
  if (lack !== null) return notTestable(QUESTION, lack);
  const services = busiest(byService);
  const windows = services[0]?.logs.length ?? 0;
  if (services.length < 2) {
    return notTestable(
      QUESTION,
      "fewer than two services log, or always equally much",
    );
  }
  if (windows < FEWEST_WINDOWS) {
    return notTestable(QUESTION, "the logs fill fewer than ten whole windows");
  }
  const pairs = pairsOf(services);
  const best = pairs.reduce((best, next) =>
    next.p_value < best.p_value ? next : best
  );
  const mean = sum(pairs.map(({ value }) => value)) / pairs.length;
  const names = best.names.map(quoted).join(" and ");
  const apart = best.value < 0;
  const matters = thresholdsOf(options).services_together;
  const who = mean >= matters ? "the services" : names;
  return conclude(QUESTION, {
    test: "correlation of the closest pair of services (Šidák)",
    statistic: best.statistic,
    p_value: sidak(best.p_value, pairs.length),
    effect: {
      name:
        "correlation of the log counts of the two services closest to moving together",
      unit: "correlation",
      value: best.value,
      low: best.low,
      high: best.high,
      matters,
    },
    seen: `the log counts of ${names} correlate by ${
      correlationText(best.value)
    } over ${formatNumber(windows)} windows${
      pairs.length === 1
        ? ""
        : `, the clearest of ${formatNumber(pairs.length)} pairs (${
          correlationText(mean)
        } on average)`
    }`,
    means: {
      supported: apart
        ? "where one is busy the other is calm"
        : "they are busy at the same time",
      within_noise: "the services' loads are independent within chance",
      refuted: "the relation is detectable but negligible",
    },
    advice: {
      supported: apart
        ? `Ask what moves load between ${names}; they can share capacity.`
        : `Size ${who} for their common peaks; they cannot lend each other capacity.`,
      within_noise:
        "Nothing speaks against services sharing capacity: none is busy because others are.",
      refuted:
        "Capacity can be shared: one service's busy moment is hardly the others'.",
    },
  }, options);
}

interface Service {
  readonly name: string;
  readonly logs: number[];
}

/** The services with most logs whose counts change at all. */
function busiest(byService: DataFrame): Service[] {
  return [...wholeWindowsBy(byService, "service")]
    .map(([name, windows]) => ({ name, logs: windows.map(({ logs }) => logs) }))
    .filter(({ logs }) => logs.some((count) => count !== logs[0]))
    .map((service) => ({ ...service, total: sum(service.logs) }))
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_SERVICES);
}

type Pair = Association & { readonly names: readonly string[] };

function pairsOf(services: readonly Service[]): Pair[] {
  const count = services.length * (services.length - 1) / 2;
  // Bonferroni's confidence allows for choosing the most extreme pair.
  const confidence = 1 - 0.05 / count;
  return services.flatMap((a, i) =>
    services.slice(i + 1).map((b) => ({
      names: [a.name, b.name].sort(),
      ...correlation(
        a.logs,
        b.logs,
        confidence,
        effectiveSize(a.logs, b.logs),
      ),
    }))
  );
}
