/** Means of equally long blocks in a row, and how much each of them counts. */
export interface Blocks {
  readonly means: Float64Array;
  /** 0 where a block has no value. */
  readonly weights: Float64Array;
}

/** A smoothed series of blocks. */
export interface SmoothBlocks {
  readonly values: Float64Array;
  /** How much of a block's value comes from itself, for each unit of its weight. */
  readonly leverages: Float64Array;
}

/**
 * Smooths a series of block means: at each block the value of a straight line
 * fitted to the blocks around it, near ones counting more (tricube).
 *
 * Where there are no values around, the nearest block's value goes on.
 *
 * @param half How far around a block its line reaches, in blocks; above 1.
 * @param circular Whether the last block is followed by the first, as in a day.
 * @see Cleveland (1979), Robust locally weighted regression and smoothing scatterplots.
 */
export function localFit(
  blocks: Blocks,
  half: number,
  circular: boolean,
): SmoothBlocks {
  const size = blocks.means.length;
  const reach = Math.min(Math.ceil(half) - 1, Math.floor(size / 2));
  const kernel = Float64Array.from(
    { length: 2 * reach + 1 },
    (_, i) => (1 - Math.abs((i - reach) / half) ** 3) ** 3,
  );
  const values = new Float64Array(size);
  const leverages = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    [values[at], leverages[at]] = lineAt(blocks, at, kernel, circular);
  }
  return { values: fillGaps(values), leverages: fillGaps(leverages) };
}

/** The height at one block of the weighted line through those around it, and its leverage; NaN if there are none. */
function lineAt(
  { means, weights }: Blocks,
  at: number,
  kernel: Float64Array,
  circular: boolean,
): [value: number, leverage: number] {
  const size = means.length;
  const reach = (kernel.length - 1) / 2;
  let [w0, w1, w2, y0, y1] = [0, 0, 0, 0, 0];
  for (let step = -reach; step <= reach; step++) {
    let other = at + step;
    if (circular) other = (other + size) % size;
    if (!(weights[other] > 0)) continue;
    const w = kernel[step + reach] * weights[other];
    w0 += w;
    w1 += w * step;
    w2 += w * step * step;
    y0 += w * means[other];
    y1 += w * step * means[other];
  }
  const spread = w0 * w2 - w1 * w1;
  // All on one block, or nearly: no slope can be told.
  return spread > 1e-9 * w0 * w0
    ? [(w2 * y0 - w1 * y1) / spread, w2 / spread]
    : [y0 / w0, 1 / w0];
}

function fillGaps(values: Float64Array): Float64Array {
  const known = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
  let next = 0;
  return values.map((value, i) => {
    if (!Number.isNaN(value) || known.length === 0) return value;
    while (next + 1 < known.length && known[next + 1] <= i) next++;
    const [before, after] = [known[next], known[next + 1] ?? known[next]];
    return values[i - before <= after - i ? before : after];
  });
}

/**
 * Reads a smoothed series between its blocks, on straight lines; beyond the
 * ends, on the last one.
 *
 * @param place In blocks; block 0 has its value at 0.
 * @param circular Whether the last block is followed by the first.
 */
export function between(
  values: Float64Array,
  place: number,
  circular: boolean,
): number {
  const size = values.length;
  if (size === 1) return values[0];
  const floor = Math.floor(place);
  if (circular) {
    const low = values[(floor + size) % size];
    return low + (values[(floor + 1 + size) % size] - low) * (place - floor);
  }
  const below = Math.max(0, Math.min(size - 2, floor));
  return values[below] + (values[below + 1] - values[below]) * (place - below);
}
