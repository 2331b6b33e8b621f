import { averagePathLength } from "./average_path_length.ts";
import type { IsolationTree } from "./grow_tree.ts";

/** The trees of a forest in one set of typed arrays, for scoring many rows. */
export interface CompiledTrees {
  /** Where each tree begins. */
  readonly roots: Int32Array;
  /** The feature that a node splits on; -1 in a leaf. */
  readonly feature: Int32Array;
  /** The split value; in a leaf the path length of the rows that end there. */
  readonly value: Float64Array;
  /** The right child; the left one follows its parent. */
  readonly right: Int32Array;
}

/**
 * Lays trees out one after the other. The path length of a leaf is its depth
 * plus {@linkcode averagePathLength} of its rows.
 */
export function compileTrees(trees: readonly IsolationTree[]): CompiledTrees {
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const compiled = {
    roots: new Int32Array(trees.length),
    feature: new Int32Array(nodes),
    value: new Float64Array(nodes),
    right: new Int32Array(nodes),
  };
  let root = 0;
  trees.forEach((tree, t) => {
    compiled.roots[t] = root;
    compiled.feature.set(tree.feature, root);
    compiled.value.set(pathLengths(tree), root);
    compiled.right.set(tree.right.map((right) => right + root), root);
    root += tree.feature.length;
  });
  return compiled;
}

/**
 * Adds up each row's path lengths over all trees.
 *
 * @param columns One list of values a feature, in the trees' order, equal lengths.
 * @param rows How many rows the columns have.
 */
export function sumPathLengths(
  { roots, feature, value, right }: CompiledTrees,
  columns: readonly Float64Array[],
  rows: number,
): Float64Array {
  const sums = new Float64Array(rows);
  // Tree by tree, because one tree fits into the processor's nearest cache.
  for (const root of roots) {
    for (let row = 0; row < rows; row++) {
      let node = root;
      let split = feature[node];
      while (split >= 0) {
        node = columns[split][row] < value[node] ? node + 1 : right[node];
        split = feature[node];
      }
      sums[row] += value[node];
    }
  }
  return sums;
}

/** A tree's split values, with the path length in place of a leaf's rows. */
function pathLengths({ feature, value, right }: IsolationTree): Float64Array {
  const depths = new Uint32Array(feature.length);
  return Float64Array.from(value, (split, node) => {
    if (feature[node] < 0) return depths[node] + averagePathLength(split);
    depths[node + 1] = depths[right[node]] = depths[node] + 1;
    return split;
  });
}
