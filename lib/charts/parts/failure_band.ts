import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { binomialRange } from "../../stats/binomial_range.ts";
import { sum } from "../../stats/sum.ts";
import { BAND_CONFIDENCE, type NoiseBand } from "./noise_band.ts";
import type { WindowSeries } from "./window_series.ts";
import { expectedText } from "./windows_text.ts";

/** Failures per window with the band of chance around one constant rate. */
export interface FailureBand extends NoiseBand {
  /** The mean of the whole windows' failures; NaN without any. */
  readonly mean: number;
  /** The failures of whole windows per log, 0..1. */
  readonly rate: number;
  /** How many windows chance alone puts outside the band. */
  readonly expected: number;
}

/**
 * The failures of each whole window, and the band in which chance alone would
 * leave at least 99 % of them if every log failed with the overall rate: exact,
 * from the binomial distribution for the window's logs. Given how many failures
 * are usual in each window, the band is that of their rate.
 */
export function failureBand(
  series: WindowSeries,
  usual?: readonly (number | null)[],
): FailureBand {
  const values = series.wholeValues("failures");
  const logs = series.wholeValues("logs");
  const found = values.filter((count) => count !== null);
  const rate = sum(found) /
    sum(logs.map((count, i) => values[i] === null ? 0 : count ?? 0));
  const rateAt = (i: number, count: number) =>
    count > 0 && typeof usual?.[i] === "number" ? usual[i] / count : rate;
  const ranges = logs.map((count, i) =>
    values[i] === null || count === null
      ? null
      : binomialRange(count, rateAt(i, count), BAND_CONFIDENCE)
  );
  return {
    ...{ starts: series.starts, values, usual },
    low: ranges.map((range) => range?.low ?? null),
    high: ranges.map((range) => range?.high ?? null),
    mean: sum(found) / found.length,
    rate,
    expected: sum(ranges.map((range) => range?.outside ?? 0)),
  };
}

/** How the band came about, for a caption. */
export function failureBandText(
  { values, rate, expected, usual }: FailureBand,
): string {
  const windows = values.filter((count) => count !== null).length;
  return `Band: where chance alone leaves ${
    formatPercent(BAND_CONFIDENCE, 0)
  } of windows at ${
    usual === undefined
      ? `a constant failure rate of ${formatPercent(rate)}`
      : "the failure rate that is usual then"
  }; ${expectedText(expected)} of ${formatNumber(windows)} would lie outside.`;
}
