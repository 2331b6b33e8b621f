/**
 * A quantile by linear interpolation between order statistics, to the last bit
 * what `numpy.percentile(values, 100 * share)` gives.
 *
 * @param values At least one number, no NaN; not changed.
 * @param share In [0, 1].
 */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  const t = place - below;
  // From the nearer end, as numpy does, so that rounding never overshoots.
  return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
}
