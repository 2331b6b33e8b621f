import { seededRandom } from "../logs/random.ts";
import type { ForestOptions } from "./forest_options.ts";
import { growTree, type IsolationTree } from "./grow_tree.ts";

/**
 * Grows the trees of a forest, each on its own subsample drawn without
 * replacement: small subsamples keep normal rows from hiding outliers.
 *
 * @param columns One list of values a feature.
 * @param rows How many rows the columns have; with fewer than `sampleSize` each tree takes all.
 */
export function growForest(
  columns: readonly Float64Array[],
  rows: number,
  { trees, sampleSize, seed }: Required<
    Pick<ForestOptions, "trees" | "sampleSize" | "seed">
  >,
): IsolationTree[] {
  const random = seededRandom(seed);
  const drawSample = sampler(rows, Math.min(sampleSize, rows), random);
  return Array.from({ length: trees }, () => {
    const sample = drawSample();
    const values = columns.map((column) =>
      Float64Array.from(sample, (row) => column[row])
    );
    return growTree(values, random);
  });
}

/** Draws row numbers without replacement, each time a new set. */
function sampler(
  rows: number,
  size: number,
  random: () => number,
): () => Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  return () => {
    // The first steps of a shuffle; it may start from any order.
    for (let i = 0; i < size; i++) {
      const other = i + Math.floor(random() * (rows - i));
      [order[i], order[other]] = [order[other], order[i]];
    }
    return order.slice(0, size);
  };
}
