/** What the interquartile half-range of a normal distribution is in standard deviations. */
const NORMAL_QUARTILE = 0.6744897501960817;
/** Deviations beyond this many robust scales are not averaged over. */
const CUT = 2.5;
/** The variance of a standard normal variable, given that it lies within the cut. */
const VARIANCE_WITHIN = 0.9112563609353919;
/** So many values tell where to begin; sorting all of a hundred thousand takes too long. */
const SORTED = 4096;

/** The median of the values, NaN left out; NaN if there is none. */
export function median(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? sorted[half]
    : sorted[half - 1] / 2 + sorted[half] / 2;
}

/**
 * The standard deviation around 0 of what is ordinary among values: up to half
 * of them may be something else. It starts from the median of the sizes (MAD),
 * of some four thousand values at most, and then averages the squares of what
 * lies within 2.5 of it, which is as accurate on half as many values.
 *
 * @param values NaN is left out.
 * @returns NaN for no values; 0 if more than half of them are 0.
 */
export function robustScale(values: Float64Array): number {
  let scale = median(thinned(values).map(Math.abs)) / NORMAL_QUARTILE;
  for (let round = 0; round < 3 && scale > 0; round++) {
    let [sum, count] = [0, 0];
    for (const value of values) {
      if (!(Math.abs(value) <= CUT * scale)) continue;
      sum += value * value;
      count++;
    }
    scale = Math.sqrt(sum / count / VARIANCE_WITHIN);
  }
  return scale;
}

/**
 * How much further the highest tenth lies from the median than the lowest
 * tenth, -1 to 1: 0 for a symmetrical distribution, whatever its far ends hold.
 *
 * @param values NaN is left out.
 * @returns 0 if there is nothing to compare.
 * @see Hinkley (1975), On power transformations to symmetry.
 */
export function skewness(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (share: number) => sorted[Math.floor(share * sorted.length)];
  const [low, middle, high] = [at(0.1), at(0.5), at(0.9)];
  return (high + low - 2 * middle) / (high - low) || 0;
}

/** Every so-manieth value, an odd number, so that no rhythm is in step with it. */
function thinned(values: Float64Array): Float64Array {
  const step = Math.ceil(values.length / SORTED) | 1;
  return step === 1 ? values : values.filter((_, i) => i % step === 0);
}
