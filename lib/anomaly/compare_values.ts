import {
  type ColumnCounts,
  type Counts,
  NOTHING,
  type PlacedCounts,
} from "./column_counts.ts";
import { compareRates } from "../stats/compare_rates.ts";
import { tTwoSided } from "../stats/tails.ts";

/** A metric by which values are compared. */
export type ContributorMetric = "latency_mean_ms" | "failures" | "logs";

/** What an incident changed about a value. */
export interface Change {
  /** The column by its name in the logs, and the value. */
  readonly column: string;
  /** The value of the column, such as the service's name. */
  readonly value: string;
  /** What changed. */
  readonly metric: ContributorMetric;
  /** What the metric did: to or from nothing, it appeared or vanished. */
  readonly change: "rose" | "fell" | "appeared" | "vanished";
  /** The value's logs or failures inside the incident, or its mean latency in ms. */
  readonly inside: number;
  /** The same if all were as it is outside of incidents. */
  readonly expected: number;
  /** `inside` over `expected`; null where nothing was expected. */
  readonly ratio: number | null;
  /** Its part of the metric's whole change in the incident, 1 being all of it, above 1 where others went the other way; null where the metric did not change. */
  readonly part: number | null;
  /** Its part of the metric outside: where all change alike, every `part` is about as large. */
  readonly usual: number;
  /** How far `inside` lies from `expected` in standard errors. */
  readonly z: number;
  /** The chance of such a change if there were none, of this comparison alone. */
  readonly p_value: number;
}

/** What a value is compared by. */
export interface Comparison {
  readonly metrics: readonly ContributorMetric[];
  /** What makes counts comparable: `time`, or `logs` where only the mix is asked for. */
  readonly per: "time" | "logs";
  /** The incident's length and that of all time outside of incidents. */
  readonly inside_us: number;
  readonly outside_us: number;
}

const NOBODY: PlacedCounts = { values: new Map(), all: NOTHING };
/** What lies nearer cannot be significant among several, and its exact test is not worth its time. */
const LEAST_Z = 2;
/** Means of fewer latencies are not judged. */
const FEWEST_LATENCIES = 8;

/**
 * Compares every value inside an incident with the same outside, by each metric.
 *
 * @param place The place of the incident among the spans.
 * @returns One entry a value and metric that can be compared and lies two
 * standard errors or more away; what lies nearer is no news among several.
 */
export function compareValues(
  { column, places }: ColumnCounts,
  place: number,
  comparison: Comparison,
): Change[] {
  const here = places.get(place) ?? NOBODY;
  const there = places.get(null) ?? NOBODY;
  const names = new Set([...here.values.keys(), ...there.values.keys()]);
  return [...names].flatMap((value) =>
    comparison.metrics.flatMap((metric) => {
      const compare = metric === "latency_mean_ms"
        ? compareMeans
        : compareCounts;
      const found = compare(metric, comparison, [
        here.values.get(value) ?? NOTHING,
        there.values.get(value) ?? NOTHING,
        here.all,
        there.all,
      ]);
      return found === null ? [] : [{ column, value, metric, ...found }];
    })
  );
}

type Compared = Omit<Change, "column" | "value" | "metric"> | null;

/** A count against what the rate outside gives. */
function compareCounts(
  metric: ContributorMetric,
  { per, inside_us, outside_us }: Comparison,
  [own, ownOutside, all, allOutside]: readonly Counts[],
): Compared {
  const count = ({ logs, failures }: Counts) =>
    metric === "failures" ? failures : logs;
  const [exposure, otherExposure] = per === "time"
    ? [inside_us, outside_us]
    : [all.logs, allOutside.logs];
  const [inside, outside] = [count(own), count(ownOutside)];
  if (Number.isNaN(inside + outside) || !(exposure > 0 && otherExposure > 0)) {
    return null;
  }
  const scale = exposure / otherExposure;
  const expected = outside * scale;
  const test = compareRates(inside, exposure, outside, otherExposure);
  if (!(Math.abs(test.z) >= LEAST_Z)) return null;
  return describe(inside, expected, {
    change: count(all) - count(allOutside) * scale,
    usual: count(ownOutside) / count(allOutside),
    ...{ by: inside - expected, z: test.z, p_value: test.p_value() },
  });
}

/**
 * A mean latency against the one outside. The standard error takes the larger
 * of the two spreads: a few long latencies inside are no surprise then.
 */
function compareMeans(
  _: ContributorMetric,
  _comparison: Comparison,
  [own, ownOutside, all, allOutside]: readonly Counts[],
): Compared {
  const [n, m] = [own.latencies, ownOutside.latencies];
  if (n < FEWEST_LATENCIES || m < FEWEST_LATENCIES) return null;
  const sd = Math.max(own.sd_ms, ownOutside.sd_ms);
  const shift = own.mean_ms - ownOutside.mean_ms;
  const z = sd > 0 ? shift / (sd * Math.sqrt(1 / n + 1 / m)) : 0;
  if (!(Math.abs(z) >= LEAST_Z)) return null;
  return describe(own.mean_ms, ownOutside.mean_ms, {
    usual: m / allOutside.latencies,
    change: all.latencies * (all.mean_ms - allOutside.mean_ms),
    ...{ by: n * shift, z, p_value: tTwoSided(z, n - 1) },
  });
}

function describe(
  inside: number,
  expected: number,
  { change, by, usual, z, p_value }: {
    change: number;
    by: number;
    usual: number;
    z: number;
    p_value: number;
  },
): Compared {
  // With a change of nearly nothing, a part of it means nothing.
  const isChanged = Math.abs(change) > 1e-9 * Math.abs(expected);
  return {
    change: changeOf(inside, expected),
    inside,
    expected,
    ratio: expected > 0 ? inside / expected : null,
    part: isChanged ? by / change : null,
    usual: Number.isFinite(usual) ? usual : 0,
    z,
    p_value,
  };
}

function changeOf(inside: number, expected: number): Change["change"] {
  if (inside > expected) return expected === 0 ? "appeared" : "rose";
  return inside === 0 ? "vanished" : "fell";
}
