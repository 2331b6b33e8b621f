/** What is told of the latencies in each cell; NaN where it has none. */
export interface LatencyStats {
  readonly mean: Float64Array;
  /** NaN also where there is only one. */
  readonly sd: Float64Array;
  readonly min: Float64Array;
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly p99: Float64Array;
  readonly max: Float64Array;
}

const SHARES = { p50: 0.5, p95: 0.95, p99: 0.99 } as const;

/** Statistics of no cell so far. */
export function noStats(cells: number): LatencyStats {
  const column = () => new Float64Array(cells).fill(NaN);
  return {
    mean: column(),
    sd: column(),
    min: column(),
    p50: column(),
    p95: column(),
    p99: column(),
    max: column(),
  };
}

/** Tells a cell's statistics from its latencies, rising. */
export function fromSorted(
  stats: LatencyStats,
  cell: number,
  values: Float32Array | Float64Array,
): void {
  const count = values.length;
  if (count === 0) return;
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / count;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  stats.mean[cell] = mean;
  if (count > 1) stats.sd[cell] = Math.sqrt(squares / (count - 1));
  stats.min[cell] = values[0];
  stats.max[cell] = values[count - 1];
  for (const name of ["p50", "p95", "p99"] as const) {
    stats[name][cell] = values[rankOf(SHARES[name], count)];
  }
}

/**
 * Tells a cell's statistics from how often each whole number occurs.
 *
 * @param counts Of 0, 1, 2, … milliseconds.
 */
export function fromHistogram(
  stats: LatencyStats,
  cell: number,
  counts: Uint32Array,
): void {
  let count = 0;
  let sum = 0;
  let max = 0;
  for (let value = 0; value < counts.length; value++) {
    if (counts[value] === 0) continue;
    count += counts[value];
    sum += counts[value] * value;
    max = value;
  }
  if (count === 0) return;
  const mean = sum / count;
  const ranks = {
    min: 0,
    p50: rankOf(SHARES.p50, count),
    p95: rankOf(SHARES.p95, count),
    p99: rankOf(SHARES.p99, count),
  };
  let squares = 0;
  let below = 0;
  for (let value = 0; value <= max; value++) {
    const here = counts[value];
    if (here === 0) continue;
    squares += here * (value - mean) ** 2;
    for (const name of ["min", "p50", "p95", "p99"] as const) {
      if (ranks[name] >= below && ranks[name] < below + here) {
        stats[name][cell] = value;
      }
    }
    below += here;
  }
  stats.mean[cell] = mean;
  if (count > 1) stats.sd[cell] = Math.sqrt(squares / (count - 1));
  stats.max[cell] = max;
}

/** The place of a quantile among sorted values: the smallest with at least the share of the others below it. */
function rankOf(share: number, count: number): number {
  return Math.ceil(share * (count - 1));
}
