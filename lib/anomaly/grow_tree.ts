import { IsolationForest as PackageForest } from "isolation-forest";
import { withMathRandom } from "./seeded_math_random.ts";

/**
 * An isolation tree as three lists over its nodes in preorder: the left child
 * of a node follows it.
 */
export interface IsolationTree {
  /** The index of the feature that a node splits on; -1 in a leaf. */
  readonly feature: number[];
  /** Rows below this value go left, the others right; in a leaf the number of its rows. */
  readonly value: number[];
  /** The right child; -1 in a leaf. */
  readonly right: number[];
}

/** A row for the package: feature 0 under `f0`, and so on, so that no name can do harm. */
type Row = Record<string, number>;
type PackageNode = ReturnType<
  ReturnType<PackageForest["fit"]>[number]["getRootNode"]
>;

/**
 * Grows an isolation tree with the `isolation-forest` package.
 *
 * The package draws a feature and a value for every node, also a feature that
 * is constant in the node, which splits nothing off. Such a node is grown again
 * on the features that do vary in it, so that wasted splits neither lengthen a
 * path nor use up the height: the same trees as scikit-learn's.
 *
 * @param columns One list of values a feature, equal lengths.
 * @param random Numbers in [0, 1); `Math.random` is left as it was.
 */
export function growTree(
  columns: readonly Float64Array[],
  random: () => number,
): IsolationTree {
  const names = columns.map((_, feature) => `f${feature}`);
  const rows = Array.from(
    columns[0],
    (_, i) => pickRow(names, (feature) => columns[feature][i]),
  );
  const tree = { feature: [], value: [], right: [] };
  // The paper's limit: by the average height of a tree, outliers are isolated.
  const levels = Math.ceil(Math.log2(Math.max(rows.length, 2)));
  withMathRandom(random, () => appendGrown(tree, rows, levels));
  return tree;
}

/** Grows a subtree of at most `levels` splits on top of each other and appends it. */
function appendGrown(tree: IsolationTree, rows: Row[], levels: number): void {
  const features = levels > 0 ? varyingFeatures(rows) : [];
  if (features.length === 0) return appendLeaf(tree, rows.length);
  const all = Object.keys(rows[0]);
  const visible = features.length === all.length
    ? rows
    : rows.map((row) => pickRow(features, (feature) => row[features[feature]]));
  // One tree on all these rows: the package's own subsampling has no effect.
  const [grown] = new PackageForest(1, rows.length).fit(visible);
  appendNode(tree, grown.getRootNode(), rows, levels);
}

/** Appends a node of the package's and what is below it. */
function appendNode(
  tree: IsolationTree,
  node: PackageNode,
  rows: Row[],
  levels: number,
): void {
  if (rows.length <= 1 || levels === 0) return appendLeaf(tree, rows.length);
  // The package's height limit goes by the rows it was given: growth goes on.
  if (node.isExternalNode()) return appendGrown(tree, rows, levels);
  const { splitAttribute, splitValue } = node;
  const left = rows.filter((row) => row[splitAttribute] < splitValue);
  const right = rows.filter((row) => row[splitAttribute] >= splitValue);
  if (left.length === 0 || right.length === 0) {
    return appendGrown(tree, rows, levels);
  }
  const index = tree.feature.length;
  tree.feature.push(Number(splitAttribute.slice(1)));
  tree.value.push(splitValue);
  tree.right.push(-1);
  appendNode(tree, node.leftChild, left, levels - 1);
  tree.right[index] = tree.feature.length;
  appendNode(tree, node.rightChild, right, levels - 1);
}

function appendLeaf(tree: IsolationTree, rows: number): void {
  tree.feature.push(-1);
  tree.value.push(rows);
  tree.right.push(-1);
}

/** A row with these names; faster than `Object.fromEntries`, which dominated otherwise. */
function pickRow(names: string[], value: (place: number) => number): Row {
  const row: Row = {};
  for (let place = 0; place < names.length; place++) {
    row[names[place]] = value(place);
  }
  return row;
}

/** The features with at least two values among the rows. */
function varyingFeatures(rows: readonly Row[]): string[] {
  if (rows.length <= 1) return [];
  return Object.keys(rows[0]).filter((name) =>
    rows.some((row) => row[name] !== rows[0][name])
  );
}
