import { InputError } from "../logs/input_error.ts";
import { isWhole } from "./forest_options.ts";
import type { IsolationTree } from "./grow_tree.ts";

const FORMAT = "logbook isolation forest";

/** A fitted forest as it is saved. */
export interface SavedForest {
  /** What the file is. */
  readonly format: "logbook isolation forest";
  /** The version of the file's form. */
  readonly version: 1;
  /** The columns that the forest looks at, in order. */
  readonly features: readonly string[];
  /** Rows in each subsample: what was asked for, or all rows if there were fewer. */
  readonly sampleSize: number;
  /** The share of rows that was to be flagged, above 0 and at most 0.5. */
  readonly contamination: number | "auto";
  /** The seed that the trees were grown with. */
  readonly seed: number;
  /** Rows that score below are outliers. */
  readonly threshold: number;
  /** What stands for a missing value of each feature; not there where missing values are refused. */
  readonly fill?: readonly number[];
  /** The trees that scores are averaged over. */
  readonly trees: readonly IsolationTree[];
}

/** What every field has to be, in the order in which they are checked. */
const RULES: readonly [
  field: keyof SavedForest,
  requirement: string,
  isRight: (value: unknown) => boolean,
][] = [
  ["format", `must be "${FORMAT}"`, (value) => value === FORMAT],
  ["version", "must be 1", (value) => value === 1],
  ["features", "must be different names", isNames],
  ["sampleSize", "must be 1 or more", (value) => isWhole(value, 1)],
  [
    "contamination",
    `must be in (0, 0.5] or "auto"`,
    (value) => value === "auto" || (value !== 0 && isBetween(value, 0, 0.5)),
  ],
  ["seed", "must be a whole number", (value) => isWhole(value, -Infinity)],
  ["threshold", "must be in [-1, 0]", (value) => isBetween(value, -1, 0)],
  [
    "fill",
    "must be a list of numbers",
    (value) => value === undefined || isNumbers(value),
  ],
  ["trees", "must be a list of one or more", isFilledList],
];

/**
 * Checks a saved forest.
 *
 * @param saved JSON text or what was parsed from it.
 * @throws {InputError} Naming the first field that is not as it should be.
 */
export function parseSavedForest(saved: unknown): SavedForest {
  const data = typeof saved === "string" ? parseJson(saved) : saved;
  if (!isObject(data)) throw unreadable("it must be an object", data);
  for (const [field, requirement, isRight] of RULES) {
    if (!isRight(data[field])) {
      throw unreadable(`${field} ${requirement}`, data[field]);
    }
  }
  const forest = data as unknown as SavedForest;
  if (forest.fill && forest.fill.length !== forest.features.length) {
    throw unreadable("fill must have one number a feature", forest.fill.length);
  }
  forest.trees.forEach((tree, index) => {
    if (isTree(tree, forest.features.length)) return;
    throw unreadable(
      "every tree must be whole",
      `tree ${index}, which is not`,
    );
  });
  const fields = RULES.filter(([field]) => forest[field] !== undefined);
  // What else the file says, such as the windows' length, is not the forest's.
  return structuredClone(
    Object.fromEntries(fields.map(([field]) => [field, forest[field]])),
  ) as unknown as SavedForest;
}

/** Whether the lists describe a tree in preorder, every node reached once. */
function isTree(tree: unknown, features: number): tree is IsolationTree {
  if (!isObject(tree)) return false;
  const { feature, value, right } = tree;
  if (!isNumbers(feature) || !isNumbers(value) || !isNumbers(right)) {
    return false;
  }
  if (value.length !== feature.length || right.length !== feature.length) {
    return false;
  }
  // The right child of the innermost open split has to follow a leaf.
  const open: number[] = [];
  for (let node = 0; node < feature.length; node++) {
    if (!isWhole(feature[node], -1) || feature[node] >= features) return false;
    if (feature[node] >= 0) {
      open.push(right[node]);
      continue;
    }
    if (!isWhole(value[node], 0)) return false;
    const next = open.pop();
    if (next === undefined) return node === feature.length - 1;
    if (next !== node + 1) return false;
  }
  return false;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("it must be JSON", JSON.stringify(text.slice(0, 40)));
  }
}

function unreadable(requirement: string, value: unknown): InputError {
  const shown = typeof value === "object" && value !== null
    ? "something else"
    : String(value);
  return new InputError(
    `Cannot read a saved IsolationForest: ${requirement}, got ${shown}`,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFilledList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}

function isNames(value: unknown): boolean {
  return isFilledList(value) && new Set(value).size === value.length &&
    value.every((name) => typeof name === "string");
}

function isBetween(value: unknown, low: number, high: number): boolean {
  return typeof value === "number" && value >= low && value <= high;
}
