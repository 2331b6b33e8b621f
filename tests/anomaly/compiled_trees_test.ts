import { assertAlmostEquals, assertEquals } from "@std/assert";
import { averagePathLength } from "../../lib/anomaly/average_path_length.ts";
import {
  compileTrees,
  sumPathLengths,
} from "../../lib/anomaly/compiled_trees.ts";

// x < 5 ? (y < 2 ? 1 row : 3 rows) : 1 row
const first = {
  feature: [0, 1, -1, -1, -1],
  value: [5, 2, 1, 3, 1],
  right: [4, 3, -1, -1, -1],
};
// y < 1 ? 2 rows : 3 rows
const second = { feature: [1, -1, -1], value: [1, 2, 3], right: [2, -1, -1] };
const x = Float64Array.of(4, 4.999, 5, 9);
const y = Float64Array.of(1.5, 2, 0, 1);

Deno.test("sumPathLengths() adds depth and c(rows) of the leaf, as by hand", () => {
  const sums = sumPathLengths(compileTrees([first]), [x, y], 4);
  assertEquals([...sums], [2, 2 + averagePathLength(3), 1, 1]);
});

Deno.test("sumPathLengths() adds up over trees", () => {
  const sums = sumPathLengths(compileTrees([first, second]), [x, y], 4);
  // In the second tree only the third row goes left: 1 + c(2) = 2.
  const three = 1 + averagePathLength(3);
  const expected = [2 + three, 2 * three + 1, 1 + 2, 1 + three];
  sums.forEach((sum, row) => assertAlmostEquals(sum, expected[row], 1e-12));
});

Deno.test("sumPathLengths() gives nothing for no rows", () => {
  const none = new Float64Array();
  assertEquals(
    sumPathLengths(compileTrees([first]), [none, none], 0).length,
    0,
  );
});
