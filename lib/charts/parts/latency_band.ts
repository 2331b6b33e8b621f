import { formatNumber, formatPercent } from "../../logs/format_number.ts";
import { twoSidedZ } from "../../stats/intervals.ts";
import { pooledSd } from "../../stats/pooled_sd.ts";
import { sum } from "../../stats/sum.ts";
import { BAND_CONFIDENCE, type NoiseBand } from "./noise_band.ts";
import type { WindowSeries } from "./window_series.ts";
import { expectedText } from "./windows_text.ts";
import { threeDigits } from "./wording.ts";

/** Mean latencies with the band of sampling noise around their mean. */
export interface LatencyBand extends NoiseBand {
  /** The mean of all latencies in whole windows, ms; NaN without any. */
  readonly mean: number;
}

/**
 * The mean latency of each whole window, and the band in which sampling noise
 * alone would leave 99 % of them: the mean of all latencies ± z·sd/√n, with the
 * standard deviation pooled over the windows and n the window's latencies.
 *
 * Given what is usual in each window, the band lies around that.
 *
 * A window without a latency is a gap, in the band too; so is the band where no
 * window has two latencies. It does not reach below 0 ms unless latencies do.
 */
export function latencyBand(
  series: WindowSeries,
  usual?: readonly (number | null)[],
): LatencyBand {
  const values = series.wholeValues("latency_mean_ms");
  const counts = series.wholeValues("latency_count")
    .map((count, i) => values[i] === null ? 0 : count ?? 0);
  const mean = sum(counts.map((n, i) => n * (values[i] ?? 0))) / sum(counts);
  const sd = pooledSd(series.wholeValues("latency_sd_ms"), counts);
  const reach = twoSidedZ(BAND_CONFIDENCE) * sd;
  const floor = values.some((value) => value !== null && value < 0)
    ? -Infinity
    : 0;
  const edge = (side: 1 | -1) =>
    counts.map((n, i) =>
      n > 0 && Number.isFinite(reach)
        ? Math.max(floor, (usual?.[i] ?? mean) + side * reach / Math.sqrt(n))
        : null
    );
  return {
    ...{ starts: series.starts, values, mean, usual },
    ...{ low: edge(-1), high: edge(1) },
  };
}

/** How the band came about, for a caption. */
export function latencyBandText({ low, mean, usual }: LatencyBand): string {
  const banded = low.filter((edge) => edge !== null).length;
  if (banded === 0) return "No band: no window holds two latencies.";
  const z = twoSidedZ(BAND_CONFIDENCE).toFixed(2);
  const expected = expectedText((1 - BAND_CONFIDENCE) * banded);
  return `Band: where sampling noise alone leaves ${
    formatPercent(BAND_CONFIDENCE, 0)
  } of windows, ${
    usual === undefined ? `${threeDigits(mean)} ms` : "what is usual then"
  } ± ${z} standard errors; ${expected} of ${
    formatNumber(banded)
  } would lie outside.`;
}
