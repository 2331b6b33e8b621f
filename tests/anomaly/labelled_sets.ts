import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";
import { rocAuc } from "../../lib/anomaly/ranking.ts";
import reference from "../testdata/isolation_forest/reference.json" with {
  type: "json",
};

/** How many seeds the reference figures are the mean of. */
export const SEEDS = reference.seeds;

/** A set with known outliers, and what scikit-learn's forest makes of it. */
export interface LabelledSet {
  readonly name: string;
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Whether each row is an outlier. */
  readonly labels: readonly boolean[];
  /** scikit-learn's mean ROC AUC, and its standard deviation between seeds. */
  readonly auc: number;
  readonly auc_sd: number;
}

/** The sets that `make_reference.py` draws. */
export function labelledSets(): LabelledSet[] {
  return reference.sets.map(({ columns, labels, ...set }) => ({
    ...set,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [
        name,
        Float64Array.from(values.split(" "), Number),
      ]),
    ),
    labels: Array.from(labels, (label) => label === "1"),
  }));
}

/** The forest's mean ROC AUC over as many seeds. */
export function meanAuc({ columns, labels }: LabelledSet): number {
  let sum = 0;
  for (let seed = 0; seed < SEEDS; seed++) {
    const options = { seed, contamination: "auto" } as const;
    const scores = IsolationForest.fit(columns, options).scoreSamples(columns);
    sum += rocAuc(scores.map((score) => -score), labels) ?? NaN;
  }
  return sum / SEEDS;
}
