import { assert, assertEquals, assertThrows } from "@std/assert";
import { growTree, type IsolationTree } from "../../lib/anomaly/grow_tree.ts";
import { seededRandom } from "../../lib/logs/random.ts";

const leaves = ({ feature, value }: IsolationTree) =>
  value.filter((_, node) => feature[node] < 0);

function depths({ feature, right }: IsolationTree): number[] {
  const depth: number[] = [0];
  feature.forEach((split, node) => {
    if (split >= 0) depth[node + 1] = depth[right[node]] = depth[node] + 1;
  });
  return depth;
}

const uniform = (rows: number, seed: number) =>
  Float64Array.from({ length: rows }, seededRandom(seed));

Deno.test("growTree() splits two rows once", () => {
  const tree = growTree([Float64Array.of(1, 2)], seededRandom(1));
  assertEquals(tree.feature, [0, -1, -1]);
  assertEquals(tree.right, [2, -1, -1]);
  assert(tree.value[0] > 1 && tree.value[0] <= 2);
  assertEquals(leaves(tree), [1, 1]);
});

Deno.test("growTree() has every row in one leaf, no leaf empty", () => {
  for (let seed = 0; seed < 20; seed++) {
    const tree = growTree(
      [
        uniform(256, seed),
        uniform(256, seed + 100).map((v) => v > 0.9 ? 1 : 0),
      ],
      seededRandom(seed),
    );
    assertEquals(leaves(tree).reduce((a, b) => a + b), 256);
    assert(leaves(tree).every((rows) => rows > 0));
  }
});

Deno.test("growTree() stops at the paper's height limit", () => {
  for (const [rows, limit] of [[2, 1], [3, 2], [4, 2], [5, 3], [200, 8]]) {
    const tree = growTree([uniform(rows, 3)], seededRandom(3));
    assert(Math.max(...depths(tree)) <= limit, `${rows} rows`);
  }
});

Deno.test("growTree() spends no split on a feature that is constant", () => {
  const constant = new Float64Array(64).fill(5);
  for (let seed = 0; seed < 20; seed++) {
    const columns = [constant, uniform(64, seed), constant, constant];
    const tree = growTree(columns, seededRandom(seed));
    assertEquals(new Set(tree.feature), new Set([1, -1]));
  }
});

Deno.test("growTree() isolates every distinct pair of flags where height allows", () => {
  // Two flags give four kinds of rows; two levels suffice, wasted ones would not leave enough.
  const a = Float64Array.from({ length: 64 }, (_, i) => i & 1);
  const b = Float64Array.from({ length: 64 }, (_, i) => (i >> 1) & 1);
  for (let seed = 0; seed < 50; seed++) {
    const tree = growTree([a, b], seededRandom(seed));
    assertEquals(leaves(tree), [16, 16, 16, 16]);
    assertEquals(Math.max(...depths(tree)), 2);
  }
});

Deno.test("growTree() grows a single leaf from one row and from equal rows", () => {
  const leaf = (rows: number) => ({
    feature: [-1],
    value: [rows],
    right: [-1],
  });
  assertEquals(growTree([Float64Array.of(7)], seededRandom(1)), leaf(1));
  const equal = [new Float64Array(9).fill(2), new Float64Array(9).fill(-1)];
  assertEquals(growTree(equal, seededRandom(1)), leaf(9));
});

Deno.test("growTree() separates neighbouring floating-point numbers", () => {
  const columns = [Float64Array.of(1, 1 + Number.EPSILON, 0, 5e-324)];
  for (let seed = 0; seed < 50; seed++) {
    const tree = growTree(columns, seededRandom(seed));
    assertEquals(leaves(tree).reduce((a, b) => a + b), 4);
  }
});

Deno.test("growTree() leaves Math.random as it was, also when the generator throws", () => {
  const original = Math.random;
  growTree([uniform(50, 1)], seededRandom(1));
  assert(Math.random === original);
  const broken = () => {
    throw new Error("no numbers left");
  };
  assertThrows(() => growTree([uniform(50, 1)], broken), Error, "no numbers");
  assert(Math.random === original);
});

Deno.test("growTree() draws split values uniformly between the extremes", () => {
  const random = seededRandom(11);
  const columns = [Float64Array.of(10, 20)];
  const splits = Array.from(
    { length: 4000 },
    () => growTree(columns, random).value[0],
  );
  const mean = splits.reduce((a, b) => a + b) / splits.length;
  // The standard error is 10 / sqrt(12 * 4000) = 0.046.
  assert(Math.abs(mean - 15) < 0.2, `${mean}`);
});
