import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { averagePathLength } from "../../lib/anomaly/average_path_length.ts";

Deno.test("averagePathLength() is 0 for one row and 1 for two", () => {
  assertEquals([0, 1, 2].map(averagePathLength), [0, 0, 1]);
});

Deno.test("averagePathLength() is 2 H(n - 1) - 2 (n - 1) / n with H = ln + γ", () => {
  // By hand: 2 (ln 2 + 0.5772156649) - 4/3 and 2 (ln 4 + 0.5772156649) - 8/5.
  assertAlmostEquals(averagePathLength(3), 1.2073923576, 1e-9);
  assertAlmostEquals(averagePathLength(5), 2.3270200520, 1e-9);
  // What scikit-learn 1.2.1 gives.
  assertAlmostEquals(averagePathLength(999), 12.967939884427995, 1e-14);
});

Deno.test("averagePathLength() grows with the number of rows", () => {
  for (let n = 1; n < 2000; n++) {
    assert(averagePathLength(n + 1) > averagePathLength(n), `${n}`);
  }
});
