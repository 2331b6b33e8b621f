import { assertEquals } from "@std/assert";
import {
  compileTrees,
  sumPathLengths,
} from "../../lib/anomaly/compiled_trees.ts";
import { gridPathLengths } from "../../lib/anomaly/grid_path_lengths.ts";
import { growForest } from "../../lib/anomaly/grow_forest.ts";
import { IsolationForest } from "../../lib/anomaly/isolation_forest.ts";
import { seededRandom } from "../../lib/logs/random.ts";

const continuous = (rows: number, seed: number) => {
  const random = seededRandom(seed);
  return Float64Array.from({ length: rows }, () => random() * 40 - 20);
};
const counts = (rows: number, seed: number) =>
  continuous(rows, seed).map((value) => Math.max(0, Math.round(value / 4)));

Deno.test("gridPathLengths() gives what walking the trees gives, to the last bit", () => {
  const tables = [
    [continuous(500, 1)],
    [counts(500, 1)],
    [continuous(500, 1), continuous(500, 2)],
    [counts(500, 1), continuous(500, 2)],
    [counts(500, 1), new Float64Array(500)],
    [new Float64Array(500), new Float64Array(500)],
  ];
  for (const columns of tables) {
    for (const sampleSize of [2, 100, 500]) {
      const options = { trees: 8, sampleSize, seed: 5 };
      const trees = growForest(columns, 500, options);
      // Also right on the edges and far outside.
      const splits = trees.flatMap(({ value }) => value);
      const others = [...splits, -1e300, 1e300, 0, -0];
      const rows = columns.map((column, c) =>
        Float64Array.from([
          ...column,
          ...(c === 0 ? others : others.toReversed()),
        ])
      );
      assertEquals(
        gridPathLengths(trees, rows),
        sumPathLengths(compileTrees(trees), rows, rows[0].length),
      );
    }
  }
});

Deno.test("gridPathLengths() gives nothing for no rows", () => {
  const columns = [counts(20, 1), continuous(20, 2)];
  const options = { trees: 2, sampleSize: 20, seed: 5 };
  const trees = growForest(columns, 20, options);
  const none = new Float64Array();
  assertEquals(gridPathLengths(trees, [none, none]).length, 0);
});

Deno.test("scoreSamples() gives a row the same score among few rows and among many", () => {
  const few = { x: continuous(300, 3), y: counts(300, 4) };
  const forest = IsolationForest.fit(few);
  const repeat = (column: Float64Array) =>
    Float64Array.from({ length: 60_000 }, (_, i) => column[i % 300]);
  const many = forest.scoreSamples({ x: repeat(few.x), y: repeat(few.y) });
  assertEquals(many.slice(-300), forest.scoreSamples(few));
});

Deno.test("scoreSamples() takes large subsamples of many rows in little memory", () => {
  const columns = { x: continuous(30_000, 5), y: continuous(30_000, 6) };
  const options = { trees: 2, sampleSize: 30_000 };
  const scores = IsolationForest.fit(columns, options).scoreSamples(columns);
  assertEquals(scores.length, 30_000);
});
