import type { DataFrame } from "../../logs/data_frame.ts";
import { formatSignificant } from "../../logs/format_number.ts";
import { finiteColumn, textColumn } from "../../metrics/column_values.ts";
import { kruskalWallis } from "../../stats/kruskal_wallis.ts";
import { namedServices } from "../../metrics/named_services.ts";
import type { MeanSummary } from "../../stats/mean_difference.ts";
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
import { furthestMean } from "../standout_mean.ts";
import { moreOrLess, quoted } from "../wording.ts";

const QUESTION = {
  id: "latency_tail_by_service",
  section: "latency",
  question: "Are one service's slowest requests slower than the others'?",
  audience: "optimisation",
  evidence: { result: null, notebook: "04_latency", heading: "By service" },
} as const satisfies Question;

/** A 95th percentile of fewer latencies is little but their largest. */
const FEWEST_LATENCIES = 30;
const FEWEST_WINDOWS = 5;

/**
 * Does the 95th percentile of latency differ between services? Kruskal and
 * Wallis's test of the windows' percentiles; the effect is the service that
 * stands out most, its mean percentile against the others'. The 99th is named
 * beside it. Partial windows and those with fewer than 30 latencies of a service
 * are left out, and services with fewer than five such windows.
 *
 * @param frame The frame of `windows(every, "service")`.
 * @param byService The frame of `latency("service")`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { openLogs } from "../../engines/open_logs.ts";
 * import { latencyTailFinding } from "./latency_tail.ts";
 *
 * const logs = await openLogs("sample");
 * const finding = latencyTailFinding(
 *   await logs.windows("60s", "service"),
 *   await logs.latency("service"),
 * );
 * assertEquals(finding.verdict, "within_noise");
 * ```
 */
export function latencyTailFinding(
  frame: DataFrame,
  byService: DataFrame,
  options: FindingOptions = {},
): Finding {
  const { named: windows } = namedServices(frame);
  if (windows.height === 0) {
    return notTestable(
      QUESTION,
      "there is no column service, or no value in it",
    );
  }
  const lack = lacking(windows, "latency_ms");
  if (lack !== null) return notTestable(QUESTION, lack);
  const services = tailsOf(windows);
  if (services.length < 2) {
    return notTestable(
      QUESTION,
      `fewer than two services have ${FEWEST_WINDOWS} whole windows with ${FEWEST_LATENCIES} latencies each`,
    );
  }
  if (services.every(({ sd, mean }) => sd === 0 && mean === services[0].mean)) {
    return notTestable(QUESTION, "the services' percentiles never differ");
  }
  const { statistic, p_value } = kruskalWallis(
    services.map(({ tails }) => tails),
  );
  const { group, others, difference } = furthestMean(services);
  const relative = (ms: number) => ms / others.mean;
  const name = quoted(group.name);
  const slower = difference.value > 0;
  const common = "Look for what makes all services' slowest requests slow.";
  return conclude(QUESTION, {
    test: "Kruskal-Wallis test of the windows' 95th percentiles",
    statistic,
    p_value,
    effect: {
      name:
        "mean 95th percentile of the service that stands out, against the others",
      unit: "fraction",
      value: relative(difference.value),
      low: relative(difference.low),
      high: relative(difference.high),
      matters: thresholdsOf(options).latency_tail,
    },
    about: [group.name],
    seen: `${name} stands out most, with a 95th percentile of ${
      formatSignificant(group.mean)
    } ms in its mean window against ${formatSignificant(others.mean)} ms (${
      moreOrLess(relative(difference.value), ["slower", "faster"])
    })${overall(byService, group.name)}`,
    means: {
      supported: "the slowest requests are not equally slow in every service",
      within_noise: "chance alone gives services such differences",
      refuted: "the difference is detectable but negligible",
    },
    advice: {
      supported: slower
        ? `Look at the slowest requests of ${name}: its users wait longest.`
        : `Find out how ${name} keeps its slowest requests faster than the others do.`,
      within_noise: common,
      refuted: common,
    },
  }, options);
}

interface Tails extends MeanSummary {
  readonly name: string;
  readonly tails: readonly number[];
}

/** The 95th percentiles of each service's windows. */
function tailsOf(windows: DataFrame): Tails[] {
  return [...wholeWindowsBy(windows, "service")].map(([name, all]) => {
    const tails = all.filter(({ latencies, p95_ms }) =>
      latencies >= FEWEST_LATENCIES && Number.isFinite(p95_ms)
    ).map(({ p95_ms }) => p95_ms);
    const n = tails.length;
    const mean = sum(tails) / n;
    const squares = sum(tails.map((tail) => (tail - mean) ** 2));
    return { name, tails, n, mean, sd: Math.sqrt(squares / (n - 1)) };
  }).filter(({ n }) => n >= FEWEST_WINDOWS);
}

/** The service's percentiles over all its latencies, as a part of a sentence. */
function overall(byService: DataFrame, name: string): string {
  const row = textColumn(byService, "service").indexOf(name);
  if (row < 0) return "";
  const [p95, p99] = ["p95_ms", "p99_ms"].map((column) =>
    formatSignificant(finiteColumn(byService, column)[row])
  );
  return `; over all its requests the 95th is ${p95} ms and the 99th ${p99} ms`;
}
