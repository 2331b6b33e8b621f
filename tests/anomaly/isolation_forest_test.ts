import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertNotEquals,
  assertThrows,
} from "@std/assert";
import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { seededRandom } from "../../lib/logs/random.ts";
import { labelledSets, meanAuc } from "./labelled_sets.ts";

/** Roughly normal numbers around `mean`. */
function noise(rows: number, seed: number, mean = 0): Float64Array {
  const random = seededRandom(seed);
  const next = () => random() + random() + random() + random() - 2;
  return Float64Array.from({ length: rows }, () => mean + next());
}

const cloud = (rows: number) => ({
  latency_ms: noise(rows, 1, 55),
  failures: noise(rows, 2, 98),
});

const error = (task: () => unknown, text: string) =>
  assertThrows(task, InputError, text);

for (const set of labelledSets()) {
  Deno.test(`IsolationForest has scikit-learn's ROC AUC on ${set.name} within 0.01`, () => {
    assertAlmostEquals(meanAuc(set), set.auc, 0.01);
  });
}

Deno.test("IsolationForest ranks planted outliers first", () => {
  const columns = cloud(1000);
  columns.latency_ms.set([90, 20, 95], 400);
  columns.failures.set([150, 40, 30], 400);
  const scores = IsolationForest.fit(columns).scoreSamples(columns);
  const ranked = Array.from(scores.keys()).sort((a, b) =>
    scores[a] - scores[b]
  );
  assertEquals(new Set(ranked.slice(0, 3)), new Set([400, 401, 402]));
});

Deno.test("scoreSamples() is -2^(-E(h) / c) as by hand on two rows", () => {
  // Two rows are always split once: h = 1 and c(2) = 1.
  const columns = { x: Float64Array.of(0, 1) };
  const scores = IsolationForest.fit(columns).scoreSamples(columns);
  assertEquals([...scores], [-0.5, -0.5]);
});

Deno.test("scoreSamples() is -0.5 for rows that are all equal", () => {
  // h = 0 + c(9) and c = c(9), so every score is -2^-1.
  const columns = { x: new Float64Array(9).fill(3), y: new Float64Array(9) };
  const forest = IsolationForest.fit(columns);
  for (const score of forest.scoreSamples(columns)) {
    assertAlmostEquals(score, -0.5, 1e-12);
  }
  assertEquals([...forest.predict(columns)], Array(9).fill(1));
});

Deno.test("scoreSamples() stays in [-1, 0] far outside the training rows", () => {
  const forest = IsolationForest.fit(cloud(500));
  const far = Float64Array.of(-1e300, -1, 0, 1e9, 1e300);
  for (const score of forest.scoreSamples({ latency_ms: far, failures: far })) {
    assert(score >= -1 && score < -0.5, `${score}`);
  }
});

Deno.test("scoreSamples() does not depend on the order of the rows or columns", () => {
  const { latency_ms, failures } = cloud(600);
  const forest = IsolationForest.fit({ latency_ms, failures });
  const scores = forest.scoreSamples({ latency_ms, failures });
  const swapped = IsolationForest.fit({ failures, latency_ms });
  assertEquals(swapped.scoreSamples({ latency_ms, failures }), scores);
  const backwards = forest.scoreSamples({
    failures: failures.toReversed(),
    latency_ms: latency_ms.toReversed(),
  });
  assertEquals(backwards.toReversed(), scores);
});

Deno.test("scoreSamples() does not change when a feature is shifted and scaled", () => {
  const { latency_ms, failures } = cloud(300);
  const scores = IsolationForest.fit({ latency_ms, failures })
    .scoreSamples({ latency_ms, failures });
  // Powers of two are exact.
  const scaled = { latency_ms: latency_ms.map((x) => x * 1024), failures };
  assertEquals(IsolationForest.fit(scaled).scoreSamples(scaled), scores);
});

Deno.test("fit() ignores constant columns", () => {
  const { latency_ms } = cloud(400);
  latency_ms[7] = 99;
  const columns = { latency_ms, failures: new Float64Array(400) };
  const scores = IsolationForest.fit(columns).scoreSamples(columns);
  assertEquals(scores.indexOf(Math.min(...scores)), 7);
  const alone = IsolationForest.fit({ latency_ms }).scoreSamples({
    latency_ms,
  });
  assertAlmostEquals(scores[7], alone[7], 0.03);
});

Deno.test("fit() takes one row and calls it normal", () => {
  const columns = { x: Float64Array.of(5) };
  const forest = IsolationForest.fit(columns);
  assertEquals([...forest.scoreSamples(columns)], [-0.5]);
  assertEquals([...forest.predict(columns)], [1]);
});

Deno.test("fit() takes all rows where there are fewer than the sample size", () => {
  const columns = cloud(40);
  columns.failures[3] = 500;
  const forest = IsolationForest.fit(columns, { sampleSize: 256 });
  assertEquals(forest.toJSON().sampleSize, 40);
  for (const { value, feature } of forest.toJSON().trees) {
    const rows = value.filter((_, node) => feature[node] < 0);
    assertEquals(rows.reduce((a, b) => a + b), 40);
  }
  const scores = forest.scoreSamples(columns);
  assertEquals(scores.indexOf(Math.min(...scores)), 3);
});

Deno.test("fit() draws every tree's rows without replacement", () => {
  // With replacement one pair in eight would be the same row twice, and not split.
  const columns = { x: Float64Array.from({ length: 8 }, (_, i) => 2 ** i) };
  const forest = IsolationForest.fit(columns, { sampleSize: 2 });
  for (const { value } of forest.toJSON().trees) {
    assertEquals(value.slice(1), [1, 1]);
  }
});

Deno.test("fit() gives the same forest for the same seed and another for another", () => {
  const columns = cloud(300);
  const text = (seed: number) =>
    JSON.stringify(IsolationForest.fit(columns, { seed }));
  assertEquals(text(42), JSON.stringify(IsolationForest.fit(columns)));
  assertEquals(text(7), text(7));
  assertNotEquals(text(7), text(8));
});

Deno.test("fit() gives scores that hardly depend on how many rows there are", () => {
  // The package's own forest, which grows its trees on all rows, fails this.
  const median = (rows: number) => {
    const columns = cloud(rows);
    const scores = IsolationForest.fit(columns).scoreSamples(columns);
    return scores.toSorted()[rows >> 1];
  };
  assertAlmostEquals(median(1_000), median(50_000), 0.02);
});

Deno.test("fit() and scoreSamples() do not mutate their input", () => {
  const columns = cloud(300);
  const before = structuredClone(columns);
  IsolationForest.fit(columns).predict(columns);
  assertEquals(columns, before);
});

Deno.test("fit() leaves Math.random as it was and does not use it", () => {
  const original = Math.random;
  Math.random = () => {
    throw new Error("Math.random was called");
  };
  const strange = Math.random;
  try {
    IsolationForest.fit(cloud(50));
    assert(Math.random === strange);
    assertThrows(() => IsolationForest.fit({ x: Float64Array.of(NaN) }));
    assert(Math.random === strange);
  } finally {
    Math.random = original;
  }
});

Deno.test("threshold flags the contamination share of the training rows", () => {
  const columns = cloud(282);
  for (const [contamination, flagged] of [[0.01, 3], [0.1, 29], [0.5, 141]]) {
    const forest = IsolationForest.fit(columns, { contamination });
    const outliers = forest.predict(columns).filter((label) => label === -1);
    assertEquals(outliers.length, flagged);
  }
});

Deno.test("decisionFunction() is the score minus the threshold, and predict() its sign", () => {
  const columns = cloud(200);
  const forest = IsolationForest.fit(columns, { contamination: 0.05 });
  const decisions = forest.decisionFunction(columns);
  const labels = forest.predict(columns);
  forest.scoreSamples(columns).forEach((score, row) => {
    assertEquals(decisions[row], score - forest.threshold);
    assertEquals(labels[row], decisions[row] < 0 ? -1 : 1);
  });
});

Deno.test("predict() calls rows right at the threshold inliers", () => {
  // Two kinds of rows, the rarer one more than the contamination: all tied.
  const columns = {
    x: Float64Array.from({ length: 100 }, (_, i) => i < 10 ? 1 : 0),
  };
  const forest = IsolationForest.fit(columns, { contamination: 0.05 });
  assertEquals(
    forest.predict(columns).filter((label) => label === -1).length,
    0,
  );
});

Deno.test('threshold is -0.5 with contamination "auto"', () => {
  const forest = IsolationForest.fit(cloud(100), { contamination: "auto" });
  assertEquals(forest.threshold, -0.5);
});

Deno.test("features lists the columns in alphabetical order", () => {
  const forest = IsolationForest.fit({
    zero: Float64Array.of(1, 2),
    "2": Float64Array.of(1, 2),
    __proto__x: Float64Array.of(1, 3),
  });
  assertEquals(forest.features, ["2", "__proto__x", "zero"]);
});

Deno.test("fromJSON() gives back a forest with the same scores", () => {
  const columns = cloud(300);
  const forest = IsolationForest.fit(columns, { contamination: 0.02 });
  const text = JSON.stringify(forest);
  for (const saved of [text, JSON.parse(text), forest.toJSON()]) {
    const again = IsolationForest.fromJSON(saved);
    assertEquals(again.scoreSamples(columns), forest.scoreSamples(columns));
    assertEquals(again.threshold, forest.threshold);
    assertEquals(again.features, forest.features);
    assertEquals(JSON.stringify(again), text);
  }
  // A file may say more: the windows that a model looks at, for instance.
  const model = { every: "5s", ...forest.toJSON() };
  assertEquals(JSON.stringify(IsolationForest.fromJSON(model)), text);
});

Deno.test("fromJSON() names what is wrong with a saved forest", () => {
  const good = IsolationForest.fit(cloud(20), { trees: 2 }).toJSON();
  const [tree] = good.trees;
  const prefix = "Cannot read a saved IsolationForest: ";
  const cases: [unknown, string][] = [
    ["{", "it must be JSON"],
    [null, "it must be an object, got null"],
    [[], "it must be an object"],
    [{ ...good, format: "x" }, "format must be"],
    [{ ...good, version: 2 }, "version must be 1, got 2"],
    [{ ...good, features: [] }, "features must be"],
    [{ ...good, features: ["a", "a"] }, "features must be"],
    [{ ...good, sampleSize: 0 }, "sampleSize must be 1 or more, got 0"],
    [{ ...good, contamination: 0.7 }, "contamination must be in (0, 0.5]"],
    [{ ...good, contamination: 0 }, "contamination must be in (0, 0.5]"],
    [{ ...good, seed: "42" }, "seed must be a whole number"],
    [{ ...good, fill: "x" }, "fill must be a list of numbers, got x"],
    [{ ...good, fill: [1, null] }, "fill must be a list of numbers"],
    [{ ...good, fill: [1] }, "fill must have one number a feature, got 1"],
    [{ ...good, threshold: null }, "threshold must be in [-1, 0], got null"],
    [{ ...good, trees: [] }, "trees must be a list"],
    [{ ...good, trees: [{}] }, "tree 0"],
    [{ ...good, features: ["a"] }, "every tree must be whole"],
    [
      { ...good, trees: [tree, { ...tree, value: tree.value.slice(1) }] },
      "tree 1",
    ],
    [
      { ...good, trees: [{ ...tree, right: tree.right.map(() => 0) }] },
      "tree 0",
    ],
    [{ ...good, trees: [{ feature: [], value: [], right: [] }] }, "tree 0"],
    [{
      ...good,
      trees: [{ feature: [-1, -1], value: [1, 1], right: [-1, -1] }],
    }, "tree 0"],
    [
      { ...good, trees: [{ feature: [0, -1], value: [1, 1], right: [2, -1] }] },
      "tree 0",
    ],
  ];
  for (const [saved, message] of cases) {
    const thrown = error(() => IsolationForest.fromJSON(saved), message);
    assert(thrown.message.startsWith(prefix), thrown.message);
  }
});

Deno.test("fit() refuses columns that it cannot learn from", () => {
  const fit = (columns: Record<string, ArrayLike<number | null>>) => () =>
    IsolationForest.fit(columns);
  const x = Float64Array.of(1, 2, 3);
  error(fit({}), "Cannot fit IsolationForest: at least one column is needed");
  error(fit({ x: new Float64Array() }), "at least one row is needed, got 0");
  error(fit({ x, y: Float64Array.of(1) }), "same length, got x: 3, y: 1");
  error(
    fit({ x, latency: Float64Array.of(1, NaN, NaN) }),
    'column latency must hold finite numbers (up to 8.9e307), got NaN in row 1 and 2 of 3 rows in all; leave those rows out or fit with impute: "median"',
  );
  const inf = Float64Array.of(Infinity, 1, -Infinity);
  error(
    fit({ x, b: Float64Array.of(1, NaN, 3), a: inf }),
    "column a must hold finite numbers (up to 8.9e307), got Infinity in row 0 and 2 of 3 rows in all, 1 of column b;",
  );
  error(fit({ x: [1, null, 3] }), "got NaN in row 1 and 1 of 3 rows in all");
  error(fit({ x: Float64Array.of(1, -Infinity) }), "got -Infinity in row 1");
  error(
    fit({ x: Float64Array.of(1.7e308, -1.7e308) }),
    "got 1.7e+308 in row 0",
  );
});

Deno.test("fit() takes lists and other typed arrays of numbers, and nothing else", () => {
  const x = [1, 2, 3, 400];
  const scores = (column: ArrayLike<number>) =>
    IsolationForest.fit({ x: column }).scoreSamples({ x: column });
  assertEquals(scores(x), scores(Float64Array.from(x)));
  assertEquals(scores(Int32Array.from(x)), scores(x));
  const cases: [unknown, string][] = [
    [
      "1234",
      "column x must be a Float64Array or a list of numbers, got a string",
    ],
    [undefined, "got undefined"],
    [[1, "2", 3], "got a string in row 1"],
    [BigInt64Array.of(1n, 2n), "got a bigint in row 0"],
    [[true, false], "got a boolean in row 0"],
    [new DataView(new ArrayBuffer(8)), "got an object"],
  ];
  for (const [column, message] of cases) {
    const columns = { x: column } as Record<string, Float64Array>;
    error(() => IsolationForest.fit(columns), message);
  }
});

Deno.test("fit() imputes the median of the training rows where it is asked to", () => {
  const columns = cloud(300);
  const holes = structuredClone(columns);
  holes.latency_ms.set([NaN, Infinity, -Infinity], 100);
  const known = holes.latency_ms.filter(Number.isFinite).sort();
  const median = known[148];
  const filled = structuredClone(holes);
  filled.latency_ms.fill(median, 100, 103);

  const forest = IsolationForest.fit(holes, { impute: "median" });
  assertEquals(forest.toJSON().fill?.[1], median);
  const expected = IsolationForest.fit(filled);
  assertEquals(forest.scoreSamples(holes), expected.scoreSamples(filled));
  assertEquals(forest.threshold, expected.threshold);
  assert(Number.isNaN(holes.latency_ms[100]));

  const missing = { latency_ms: [null], failures: [98] };
  const median_row = { latency_ms: [median], failures: [98] };
  const again = IsolationForest.fromJSON(JSON.stringify(forest));
  assertEquals(again.scoreSamples(missing), forest.scoreSamples(median_row));
  assertEquals(JSON.stringify(again), JSON.stringify(forest));
});

Deno.test("fit() imputes nothing into a column without a finite number, nor a number too large", () => {
  const x = Float64Array.of(1, 2, 3);
  const options = { impute: "median" } as const;
  error(
    () => IsolationForest.fit({ x, y: [NaN, Infinity, null] }, options),
    "column y has no finite number to impute from in 3 rows",
  );
  error(
    () => IsolationForest.fit({ x: [1, 1.7e308, 3] }, options),
    "got 1.7e+308 in row 1",
  );
});

Deno.test("fit() gives 0/1 columns and ties the scores of equal rows", () => {
  const random = seededRandom(6);
  const flags = () =>
    Float64Array.from({ length: 200 }, () => random() < 0.1 ? 1 : 0);
  const columns = { a: flags(), b: flags(), c: flags() };
  const scores = IsolationForest.fit(columns).scoreSamples(columns);
  const kinds = new Map<string, number>();
  scores.forEach((score, row) => {
    const kind = [columns.a, columns.b, columns.c].map((x) => x[row]).join("");
    assertEquals(kinds.get(kind) ?? score, score);
    kinds.set(kind, score);
  });
  const [usual, rare] = ["000", "011"].map((kind) => kinds.get(kind) ?? NaN);
  assert(rare < usual - 0.05, `${rare} ${usual}`);
});

Deno.test("fit() refuses options out of their range", () => {
  const columns = { x: Float64Array.of(1, 2, 3) };
  for (const contamination of [0, -0.1, 0.7, NaN]) {
    error(
      () => IsolationForest.fit(columns, { contamination }),
      `Cannot fit IsolationForest: contamination must be in (0, 0.5] or "auto", got ${contamination}`,
    );
  }
  for (const value of [0, 1.5, NaN, Infinity]) {
    error(() => IsolationForest.fit(columns, { trees: value }), `got ${value}`);
    error(
      () => IsolationForest.fit(columns, { sampleSize: value }),
      `got ${value}`,
    );
  }
  error(() => IsolationForest.fit(columns, { seed: 0.5 }), "seed must be");
  const impute = "mean" as "median";
  error(
    () => IsolationForest.fit(columns, { impute }),
    'impute must be "none" or "median", got mean',
  );
});

Deno.test("scoreSamples() refuses other columns than the forest's, and takes no rows", () => {
  const forest = IsolationForest.fit(cloud(20));
  const x = Float64Array.of(1);
  error(
    () => forest.scoreSamples({ latency_ms: x }),
    "the columns must be those it was fitted on (failures, latency_ms), got latency_ms",
  );
  error(
    () => forest.predict({ latency_ms: x, failures: x, load: x }),
    "got latency_ms, failures, load",
  );
  error(
    () =>
      forest.decisionFunction({
        latency_ms: x,
        failures: Float64Array.of(NaN),
      }),
    "column failures must hold finite numbers",
  );
  const none = { latency_ms: new Float64Array(), failures: new Float64Array() };
  assertEquals(forest.scoreSamples(none).length, 0);
});
